/// An SVG image in the making: shapes are added in order, text is escaped, colours come from the page's style sheet.
struct SVGDrawing {
  /// Where a text's position lies in it.
  enum Anchor: String {
    case start, middle, end
  }

  private var body = ""

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    body += #"<line class="\#(style)" x1="\#(short(x1))" y1="\#(short(y1))" x2="\#(short(x2))" y2="\#(short(y2))"/>"#
  }

  /// A rectangle; a negative extent draws nothing.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, radius: Double = 0
  ) {
    guard width >= 0, height >= 0 else { return }
    let corner = radius > 0 ? #" rx="\#(short(radius))""# : ""
    body +=
      #"<rect class="\#(style)" x="\#(short(x))" y="\#(short(y))" width="\#(short(width))" height="\#(short(height))"\#(corner)/>"#
  }

  /// A circle.
  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ style: String) {
    body += #"<circle class="\#(style)" cx="\#(short(x))" cy="\#(short(y))" r="\#(short(radius))"/>"#
  }

  /// A closed outline.
  mutating func polygon(_ points: [(x: Double, y: Double)], _ style: String) {
    let list = points.map { "\(short($0.x)),\(short($0.y))" }.joined(separator: " ")
    body += #"<polygon class="\#(style)" points="\#(list)"/>"#
  }

  /// A line of text with its baseline at `y`.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor, _ style: String) {
    body +=
      #"<text class="\#(style)" x="\#(short(x))" y="\#(short(y))" text-anchor="\#(anchor.rawValue)">\#(escapedHTML(text))</text>"#
  }

  /// Shapes that share a tooltip.
  mutating func group(title: String, _ shapes: (inout SVGDrawing) -> Void) {
    body += "<g><title>\(escapedHTML(singleLine(title)))</title>"
    shapes(&self)
    body += "</g>\n"
  }

  /// The whole image.
  ///
  /// - Parameters:
  ///   - id: Unique in the page, a plain word.
  ///   - style: The class of the `svg` element.
  ///   - width: The width of the drawing, in its own units.
  ///   - height: The height of the drawing, in its own units.
  ///   - title: What the image is, for those who do not see it.
  ///   - summary: What it shows, for those who do not see it.
  /// - Returns: The SVG element.
  func svg(id: String, style: String, width: Double, height: Double, title: String, summary: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" class="chart \(style)" role="img" aria-labelledby="\(id)-t \(id)-d" \
    viewBox="0 0 \(short(width)) \(short(height))">
    <title id="\(id)-t">\(escapedHTML(singleLine(title)))</title>
    <desc id="\(id)-d">\(escapedHTML(singleLine(summary)))</desc>
    \(body)</svg>

    """
  }

  /// A coordinate with at most one decimal.
  ///
  /// What is not finite, which no caller passes, would be drawn at 0.
  private func short(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return rest == 0 ? "\(sign)\(abs(tenths) / 10)" : "\(sign)\(abs(tenths) / 10).\(rest)"
  }
}
