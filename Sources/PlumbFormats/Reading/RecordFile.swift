internal import PlumbCore

/// A file of records: a JSON array of objects, JSON Lines, or a table with a header (`.csv`, `.tsv`).
///
/// The whole file is held in memory, since an array is one document. Problems are collected, each with its line; the
/// records that can be read are there even when others cannot.
final class RecordFile {
  /// The records in order; `nil` where there is no usable object.
  private(set) var records: [JSONObject?] = []
  /// What was found so far, in the order of lines.
  var diagnostics: [Diagnostic] {
    findings.enumerated().sorted { left, right in
      (left.element.location.line ?? 0, left.offset) < (right.element.location.line ?? 0, right.offset)
    }.map(\.element)
  }
  /// How many records could not be read at all, as far as that can be told.
  private(set) var unreadable = 0
  /// How messages call the file.
  let name: String

  private var findings: [Diagnostic] = []
  private var isArray = false
  private var bytes: [UInt8] = []
  private var lines: [Int]?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - name: How diagnostics call it; the path when left out.
  ///   - unwrapping: The records inside a file that is one object; `nil` when it is not such a document.
  /// - Throws: ``CoreError`` when the file cannot be read at all.
  init(
    path: String, name: String? = nil, unwrapping: (JSONValue) -> [JSONObject?]? = ViewerRows.records
  ) throws(CoreError) {
    self.name = name ?? (path == "-" ? "standard input" : path)
    bytes = try FileContents.bytes(of: path)
    let lowercased = path.lowercased()
    if lowercased.hasSuffix(".csv") {
      readTable(delimiter: UInt8(ascii: ","))
    } else if lowercased.hasSuffix(".tsv") {
      readTable(delimiter: UInt8(ascii: "\t"))
    } else if bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == UInt8(ascii: "{"),
      let document = try? JSONValue.parse(bytes, nonNumbers: .null), let rows = unwrapping(document)
    {
      records = rows
      lines = []
      bytes = []
    } else {
      readJSON()
    }
    if records.isEmpty, !hasErrors {
      findings.append(Diagnostic(.warning, "holds no record", at: Location(file: self.name)))
    }
  }

  /// Whether something is wrong with the file or one of its records.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Refuses the file when something is wrong with it.
  func check(skipInvalid: Bool) throws(CoreError) {
    if hasErrors, !skipInvalid { throw CoreError(diagnostics, advice: Self.advice) }
  }

  /// What to do about a file with errors.
  static let advice = "Fix the file or pass \(option: "skip-invalid")."

  /// Reads one record with `body`, adding its findings with their line.
  ///
  /// - Returns: `nil` when there is no object or `body` found an error.
  func read<Record>(_ index: Int, _ body: (inout FieldReader) -> Record?) -> Record? {
    guard let object = records[index] else { return nil }
    var fields = FieldReader(object, location: Location(file: name), prefix: isArray ? "[\(index)]" : "")
    let record = body(&fields)
    for var diagnostic in record == nil ? fields.problems("a usable record") : fields.diagnostics {
      diagnostic.location.line = line(of: index)
      findings.append(diagnostic)
    }
    return fields.isValid ? record : nil
  }

  /// Adds a finding about a record.
  func report(_ severity: Diagnostic.Severity, _ message: String, at index: Int, field: String? = nil) {
    let path = [isArray ? "[\(index)]" : nil, field].compactMap(\.self).joined(separator: ".")
    let place = Location(file: name, line: line(of: index), field: path.isEmpty ? nil : path)
    findings.append(Diagnostic(severity, message, at: place))
  }

  /// Adds a finding about the whole file.
  func report(_ severity: Diagnostic.Severity, _ message: String) {
    findings.append(Diagnostic(severity, message, at: Location(file: name)))
  }

  /// The line on which a record starts, from 1.
  private func line(of index: Int) -> Int? {
    if lines == nil {
      var found: [Int] = []
      var line = 1
      var at = 0
      for element in JSONSurvey(bytes).elements {
        line += bytes[at..<element.lowerBound].count { $0 == UInt8(ascii: "\n") }
        at = element.lowerBound
        found.append(line)
      }
      lines = found
    }
    return lines.flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  private func readTable(delimiter: UInt8) {
    let table = DelimitedText(bytes, delimiter: delimiter, file: name)
    bytes = []
    findings += table.diagnostics
    lines = table.rows.map(\.line)
    records = table.rows.map { row in
      JSONObject(zip(table.header, row.fields).map { .init(key: $0, value: .string($1)) })
    }
  }

  private func readJSON() {
    switch bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) {
    case nil: report(.error, "the file is empty; expected a JSON array of records or JSON Lines")
    case UInt8(ascii: "{"): readLines()
    default: readArray()
    }
  }

  private func readArray() {
    isArray = true
    do {
      let value = try JSONValue.parse(bytes, nonNumbers: .null)
      guard let elements = value.array else {
        return report(.error, "holds \(value.kindDescription); expected a JSON array of records or JSON Lines")
      }
      records = elements.map(\.object)
      for (index, element) in elements.enumerated() where element.object == nil {
        unreadable += 1
        report(.error, "expected an object, found \(element.kindDescription)", at: index)
      }
    } catch {
      let survey = JSONSurvey(bytes)
      let place = TextPosition(of: survey.fault?.offset ?? 0, in: bytes).location(file: name)
      let record = survey.isInsideArray ? " in record [\(survey.elements.count)]" : ""
      let reason = survey.fault.map { "not valid JSON\(record): \($0.message)" } ?? error.description
      findings.append(Diagnostic(.error, reason, at: place))
      unreadable += 1
      // What stands before the fault can still be used when the user says so.
      records = survey.elements.map { try? JSONValue.parse(bytes[$0], nonNumbers: .null).object }
    }
  }

  private func readLines() {
    let parser = JSONParser(nonNumbers: .null)
    var found: [Int] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { ![0x20, 0x0D, 0x09].contains($0) }) else { continue }
      do {
        let value = try parser.parse(withoutComma: line)
        records.append(value.object)
        found.append(index + 1)
        if value.object == nil {
          unreadable += 1
          let message = "expected an object, found \(value.kindDescription)"
          findings.append(Diagnostic(.error, message, at: Location(file: name, line: index + 1)))
        }
      } catch {
        if found.isEmpty, let document = try? JSONValue.parse(bytes) {
          records = []
          return report(.error, "holds \(document.kindDescription); expected a JSON array of records or JSON Lines")
        }
        unreadable += 1
        let text = Array(line)
        let fault = JSONSurvey(text).fault
        let column = TextPosition(of: fault?.offset ?? 0, in: text).column
        let reason = fault.map { "not valid JSON: \($0.message)" } ?? error.description
        findings.append(
          Diagnostic(.error, reason, at: Location(file: name, line: index + 1, column: column)))
      }
    }
    lines = found
    bytes = []
    if records.count == 1, hasColumns(records[0]) {
      records = []
      report(
        .error, "holds one object of columns (pandas' default); expected records. Save it with orient=\"records\".")
    }
  }

  private func hasColumns(_ object: JSONObject?) -> Bool {
    guard let instruction = object?["instruction"] else { return false }
    return instruction.object != nil
  }
}
