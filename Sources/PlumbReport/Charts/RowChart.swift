/// Rows with a label, a mark on a shared horizontal axis, and the number in words: the shape of most charts here.
///
/// Wide, a row is *label | axis | number* on one line; narrow, label and number stand above the axis. Labels wrap to
/// two lines and then lose their middle, so nothing overlaps however long a model's name is.
struct RowChart {
  /// How a value is drawn.
  enum Mark {
    /// A dot on its interval.
    case dot
    /// A bar from the start of the axis, its interval on top.
    case bar
  }

  /// One line of the chart.
  struct Row {
    /// The name on the left; for a heading the only content.
    var label: String
    /// Whether this is a heading over the rows that follow.
    var isHeading = false
    /// The value; undefined values have no mark.
    var value: Double?
    /// The lower end of the interval.
    var low: Double?
    /// The upper end of the interval.
    var high: Double?
    /// A faint band behind, where the value may lie.
    var band: ClosedRange<Double>?
    /// Faint zones of the axis with the style of each.
    var zones: [(range: ClosedRange<Double>, style: String)] = []
    /// The number in words.
    var text: String
  }

  var rows: [Row]
  var scale: ScoreScale
  var mark: Mark
  var title: String
  var summary: String
  /// The line drawn through all rows, with its label.
  var reference: (value: Double, label: String)?

  /// The chart for screens followed by the one for phones.
  func svg(id: String) -> String {
    ChartWidth.allCases.map { svg(id: "\(id)-\($0.rawValue)", $0) }.joined()
  }

  /// The chart in one width.
  func svg(id: String, _ width: ChartWidth) -> String {
    let layout = Layout(rows: rows, width: width)
    var drawing = SVGDrawing()
    let top = reference == nil ? 8.0 : 24.0
    let bottom = top + layout.heights.reduce(0, +)
    for tick in scale.ticks {
      let x = scale.position(tick, from: layout.plotStart, to: layout.plotEnd)
      drawing.line(x, top, x, bottom + 4, "grid")
      drawing.text(scale.tickText(tick), x, bottom + 18, .middle, "tick")
    }
    if let reference {
      let x = scale.position(reference.value, from: layout.plotStart, to: layout.plotEnd)
      let half = estimatedWidth(of: reference.label, fontSize: 12) / 2
      drawing.text(reference.label, min(max(x, half), width.units - half), top - 10, .middle, "tick")
    }
    var y = top
    for (index, row) in rows.enumerated() {
      let title = row.isHeading ? row.label : "\(row.label): \(row.text)"
      drawing.group(title: title) { draw(row, at: index, y: y, layout, in: &$0) }
      y += layout.heights[index]
    }
    if let reference {
      let x = scale.position(reference.value, from: layout.plotStart, to: layout.plotEnd)
      drawing.line(x, top - 4, x, bottom + 4, "reference")
    }
    return drawing.svg(
      id: id, style: width.rawValue, width: width.units, height: bottom + 26, title: title, summary: summary)
  }

  private func draw(_ row: Row, at index: Int, y: Double, _ layout: Layout, in drawing: inout SVGDrawing) {
    let lines = layout.labels[index]
    let height = layout.heights[index]
    let isNarrow = layout.width == .narrow
    let block = Double(lines.count) * Layout.lineHeight
    let firstBaseline = row.isHeading || isNarrow ? y + (row.isHeading ? 20 : 14) : y + (height - block) / 2 + 12
    for (number, line) in lines.enumerated() {
      let baseline = firstBaseline + Double(number) * Layout.lineHeight
      if row.isHeading || isNarrow {
        drawing.text(line, 0, baseline, .start, row.isHeading ? "label heading" : "label")
      } else {
        drawing.text(line, layout.plotStart - 12, baseline, .end, "label")
      }
    }
    guard !row.isHeading else { return }
    drawing.text(row.text, layout.width.units, isNarrow ? y + 14 : y + height / 2 + 4.5, .end, "number")
    let middle = isNarrow ? y + block + 12 : y + height / 2
    drawMark(row, y: middle, layout, in: &drawing)
  }

  private func drawMark(_ row: Row, y: Double, _ layout: Layout, in drawing: inout SVGDrawing) {
    func x(_ value: Double) -> Double { scale.position(value, from: layout.plotStart, to: layout.plotEnd) }
    for zone in row.zones {
      drawing.rectangle(
        x(zone.range.lowerBound), y - 6, x(zone.range.upperBound) - x(zone.range.lowerBound), 12, zone.style)
    }
    if let band = row.band {
      drawing.rectangle(x(band.lowerBound), y - 7, x(band.upperBound) - x(band.lowerBound), 14, "band", radius: 2)
    }
    guard let value = row.value, value.isFinite else { return }
    if mark == .bar {
      drawing.rectangle(x(scale.low), y - 5, x(value) - x(scale.low), 10, "bar")
    }
    if let low = row.low, let high = row.high, low.isFinite, high.isFinite {
      let style = mark == .bar ? "whisker" : "interval"
      drawing.line(x(low), y, x(high), y, style)
      drawing.line(x(low), y - 3.5, x(low), y + 3.5, style)
      drawing.line(x(high), y - 3.5, x(high), y + 3.5, style)
    }
    if mark == .dot { drawing.circle(x(value), y, radius: 4.5, "dot") }
  }
}

extension RowChart {
  /// Where things go.
  struct Layout {
    static let lineHeight = 15.0
    var width: ChartWidth
    var labels: [[String]]
    var heights: [Double]
    var plotStart: Double
    var plotEnd: Double

    init(rows: [Row], width: ChartWidth) {
      self.width = width
      let size = width.fontSize
      let numberWidth = rows.map { estimatedWidth(of: $0.text, fontSize: size) }.max() ?? 0
      let labelWidth: Double
      switch width {
      case .wide:
        let natural =
          rows.filter { !$0.isHeading }.map {
            estimatedWidth(of: singleLine(ShortenedText($0.label, limit: 200).text), fontSize: size)
          }.max() ?? 0
        labelWidth = min(max(natural, 60), 230)
        plotStart = labelWidth + 12
        plotEnd = width.units - numberWidth - 14
      case .narrow:
        labelWidth = width.units - numberWidth - 12
        plotStart = 8
        plotEnd = width.units - 12
      }
      labels = rows.map {
        $0.isHeading
          ? wrappedLabel($0.label, width: width.units, fontSize: size * 1.1, lines: 2)
          : wrappedLabel($0.label, width: labelWidth, fontSize: size, lines: 2)
      }
      heights = zip(rows, labels).map { row, lines in
        let block = Double(lines.count) * Self.lineHeight
        if row.isHeading { return block + 12 }
        return width == .wide ? max(24, block + 9) : block + 26
      }
    }
  }
}
