/// How often a judge gave which preference, from “baseline is better” on the left to “model is better” on the right.
struct HistogramChart {
  var tally: PreferenceTally
  var strings: ReportStrings

  /// One width that stays legible on phones.
  func svg(id: String) -> String {
    let width = 360.0
    let (left, right, top, bottom) = (44.0, 350.0, 12.0, 150.0)
    let most = max(1, tally.bins.max() ?? 1)
    var drawing = SVGDrawing()
    for (count, y) in [(0, bottom), (most, top)] {
      drawing.line(left, y, right, y, "grid")
      drawing.text(NumberText.count(count), left - 6, y + 4, .end, "tick")
    }
    let step = (right - left) / Double(tally.bins.count)
    for (index, count) in tally.bins.enumerated() where count > 0 {
      let height = max(1, (bottom - top) * Double(count) / Double(most))
      let center = PreferenceTally.center(of: index)
      let style = center < 0.5 ? "bar loss" : center > 0.5 ? "bar" : "bar tie"
      drawing.group(title: "\(NumberText.fixed(center, decimals: 2)): \(NumberText.count(count))") {
        $0.rectangle(left + Double(index) * step + 1, bottom - height, step - 2, height, style)
      }
    }
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      let x = left + step / 2 + tick * (right - left - step)
      drawing.text(
        NumberText.fixed(tick, decimals: tick == 0.5 ? 1 : tick == tick.rounded() ? 0 : 2), x, bottom + 18, .middle,
        "tick")
    }
    drawing.text("← " + strings[.baselineBetter], left, bottom + 38, .start, "tick")
    drawing.text(strings[.modelBetter] + " →", right, bottom + 38, .end, "tick")
    let summary = tally.bins.enumerated().filter { $0.element > 0 }.map {
      "\(NumberText.fixed(PreferenceTally.center(of: $0.offset), decimals: 2)): \($0.element)"
    }
    return drawing.svg(
      id: id, style: "single", width: width, height: bottom + 48, title: strings[.histogramTitle],
      summary: summary.joined(separator: "; "))
  }
}
