/// A table of text with aligned columns, wide (East Asian) characters counted as two columns.
struct TextTable {
  /// A column.
  struct Column {
    var title: String
    var isNumber = false
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: [String]) { rows.append(cells.map(Self.printable)) }

  /// The table with a rule below the titles.
  var text: String {
    let widths = columns.indices.map { index in
      max(displayWidth(columns[index].title), rows.map { displayWidth($0[index]) }.max() ?? 0)
    }
    var lines = [line(columns.map(\.title), widths: widths)]
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    lines += rows.map { line($0, widths: widths) }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - displayWidth(cell)))
      if index > 0 { line += "  " }
      line += columns[index].isNumber ? padding + cell : index == cells.count - 1 ? cell : cell + padding
    }
    return line
  }

  /// Names come from files: control characters must not reach the terminal.
  static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

/// How many terminal columns a text takes: two for wide East Asian characters, none for combining marks.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: width
    default: width + (isWide(scalar) ? 2 : 1)
    }
  }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
