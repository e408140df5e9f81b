internal import PlumbCore

/// A table in comma- or tab-separated text with a header line (RFC 4180: quoted fields may hold delimiters, quotes
/// written twice, and line breaks).
struct DelimitedText {
  /// One line of the table.
  struct Row {
    /// The fields, as many as the header has.
    var fields: [String]
    /// The line on which the row starts, from 1.
    var line: Int
  }

  /// The column names.
  private(set) var header: [String] = []
  /// The rows that have as many fields as the header; blank lines are left out.
  private(set) var rows: [Row] = []
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let file: String

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8.
  ///   - delimiter: A comma or a tab.
  ///   - file: The file's name in diagnostics.
  init(_ bytes: [UInt8], delimiter: UInt8, file: String) {
    self.file = file
    if let offset = UTF8Fault.offset(in: bytes) {
      let place = TextPosition(of: offset, in: bytes).location(file: file)
      diagnostics.append(Diagnostic(.error, "not valid UTF-8. Save the file as UTF-8.", at: place))
      return
    }
    var at = 0
    var line = 1
    var hasHeader = false
    while at < bytes.count {
      let start = line
      guard let fields = Self.row(bytes, delimiter, &at, &line) else {
        report("a quoted field that starts in this row never ends; expected a closing double quote", start)
        return
      }
      if fields == [""] { continue }
      if !hasHeader {
        hasHeader = true
        header = fields
        for (index, name) in fields.enumerated() where fields[..<index].contains(name) {
          report("the header names column '\(name)' twice; expected each name once", start)
        }
      } else if fields.count != header.count {
        report("has \(fields.count) fields; expected \(header.count) as in the header", start)
      } else {
        rows.append(Row(fields: fields, line: start))
      }
    }
    if !hasHeader { report("the file is empty; expected a header line", 1) }
  }

  /// A field as it is written: quoted when it must be.
  static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private mutating func report(_ message: String, _ line: Int) {
    diagnostics.append(Diagnostic(.error, message, at: Location(file: file, line: line)))
  }

  // Reads up to the end of a row; `nil` when a quoted field never ends.
  private static func row(_ bytes: [UInt8], _ delimiter: UInt8, _ at: inout Int, _ line: inout Int) -> [String]? {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    var fields: [String] = []
    var field: [UInt8] = []
    while true {
      if field.isEmpty, at < bytes.count, bytes[at] == quote {
        at += 1
        while true {
          guard at < bytes.count else { return nil }
          if bytes[at] == quote {
            at += 1
            guard at < bytes.count, bytes[at] == quote else { break }
          }
          if bytes[at] == newline { line += 1 }
          field.append(bytes[at])
          at += 1
        }
      }
      while at < bytes.count, bytes[at] != delimiter, bytes[at] != newline {
        field.append(bytes[at])
        at += 1
      }
      let isLast = at >= bytes.count || bytes[at] == newline
      if isLast, field.last == UInt8(ascii: "\r") { field.removeLast() }
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      at += 1
      if isLast {
        line += 1
        return fields
      }
    }
  }
}
