internal import Foundation
import PlumbCore

/// Grades by category as one closed line a model: the shape of a model's strengths.
///
/// A category without a score breaks the line rather than pulling it to the centre.
struct RadarChart {
  /// The most models that are drawn.
  static let modelLimit = 4

  var parts: [Leaderboard.Breakdown]
  var models: [String]
  var scale: ScoreScale
  var title: String

  private let size = 420.0
  private let radius = 130.0
  private var center: Double { size / 2 }

  /// The image, with a legend below it.
  func svg(id: String) -> String {
    let shown = Array(models.prefix(Self.modelLimit))
    var drawing = SVGDrawing()
    for tick in scale.ticks {
      drawing.polygon(parts.indices.map { point($0, value: tick) }, "grid outline")
    }
    for (index, part) in parts.enumerated() {
      let end = point(index, value: scale.high)
      drawing.line(center, center, end.x, end.y, "grid")
      label(part.value, index, &drawing)
    }
    for tick in scale.ticks {
      let at = point(0, value: tick)
      drawing.text(scale.tickText(tick), at.x + 3, at.y - 2, .start, "tick")
    }
    for (series, model) in shown.enumerated() { draw(model, series, &drawing) }
    for (series, model) in shown.enumerated() {
      let y = size + 14 + 20 * Double(series)
      drawing.line(24, y - 4, 54, y - 4, "series s\(series)")
      drawing.text(
        wrappedLabel(model, width: size - 80, fontSize: 13, lines: 1)[0], 62, y, .start, "label")
    }
    let summary = shown.map { model in
      let numbers = parts.map { part in "\(part.value) \(scale.text(value(of: model, in: part)))" }
      return "\(model): \(numbers.joined(separator: ", "))"
    }
    return drawing.svg(
      id: id, style: "single", width: size, height: size + 14 + 20 * Double(shown.count), title: title,
      summary: summary.joined(separator: "; "))
  }

  private func value(of model: String, in part: Leaderboard.Breakdown) -> Double? {
    part.rows.first { $0.model == model }?.score
  }

  private func draw(_ model: String, _ series: Int, _ drawing: inout SVGDrawing) {
    let values = parts.map { value(of: model, in: $0) }
    let points = values.enumerated().map { index, value in value.map { point(index, value: $0) } }
    drawing.group(title: model) { drawing in
      for index in points.indices {
        let next = points[(index + 1) % points.count]
        if let from = points[index], let to = next { drawing.line(from.x, from.y, to.x, to.y, "series s\(series)") }
      }
      for point in points.compactMap(\.self) { drawing.circle(point.x, point.y, radius: 3, "mark s\(series)") }
    }
  }

  private func label(_ name: String, _ index: Int, _ drawing: inout SVGDrawing) {
    let angle = angle(index)
    let (x, y) = (center + (radius + 12) * sin(angle), center - (radius + 12) * cos(angle))
    let anchor: SVGDrawing.Anchor = abs(sin(angle)) < 0.2 ? .middle : sin(angle) > 0 ? .start : .end
    let room = anchor == .middle ? 160 : anchor == .start ? size - x : x
    let lines = wrappedLabel(name, width: room, fontSize: 13, lines: 2)
    let first = y + (cos(angle) < -0.2 ? 10 : cos(angle) > 0.2 ? -14 * Double(lines.count - 1) : 4)
    for (line, text) in lines.enumerated() { drawing.text(text, x, first + 14 * Double(line), anchor, "label") }
  }

  private func angle(_ index: Int) -> Double { 2 * Double.pi * Double(index) / Double(max(1, parts.count)) }

  private func point(_ index: Int, value: Double) -> (x: Double, y: Double) {
    let length = scale.position(value, from: 0, to: radius)
    return (center + length * sin(angle(index)), center - length * cos(angle(index)))
  }
}
