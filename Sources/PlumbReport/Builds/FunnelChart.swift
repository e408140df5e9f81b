/// A funnel: one bar a stage, as long as what is left.
struct FunnelChart {
  var stages: [(name: String, left: Int)]
  var title: String

  func svg(id: String) -> String {
    let (width, label, row) = (760.0, 250.0, 26.0)
    var drawing = SVGDrawing()
    let most = Double(max(1, stages.map(\.left).max() ?? 1))
    for (index, stage) in stages.enumerated() {
      let y = 6 + Double(index) * row
      let length = (width - label - 90) * Double(stage.left) / most
      drawing.group(title: "\(stage.name): \(stage.left)") { drawing in
        drawing.text(stage.name, label - 10, y + 14, .end, "label")
        drawing.rectangle(label, y + 2, max(1, length), row - 10, "bar")
        drawing.text(NumberText.count(stage.left), label + max(1, length) + 6, y + 14, .start, "number")
      }
    }
    return drawing.svg(
      id: id, style: "single map", width: width, height: Double(stages.count) * row + 12, title: title,
      summary: stages.map { "\($0.name): \($0.left)" }.joined(separator: "; "))
  }
}
