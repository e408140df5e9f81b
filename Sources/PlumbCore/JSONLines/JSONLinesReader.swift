/// Reads a JSON Lines file: one object a line, blank lines skipped, one line in memory at a time.
///
/// A file that is one JSON array is read as its elements, and commas behind lines are passed over.
///
/// Every bad line is a ``Diagnostic`` with file, line and field; reading goes on, so a user sees all of them at once.
public final class JSONLinesReader<Record: JSONRecord>: Sequence, IteratorProtocol {
  /// What one line held.
  public enum Line {
    /// A usable record, with warnings if there were any.
    case record(Record, warnings: [Diagnostic])
    /// A line that cannot be used, and why.
    case invalid([Diagnostic])
  }

  private let lines: LineReader
  private let name: String
  private let parser: JSONParser
  private var isFinished = false
  private var hasBegun = false
  /// The elements of a file that is one array, in reverse order, and how many were read.
  private var elements: [JSONValue]?
  private var elementsRead = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - name: How diagnostics call it; the path when left out.
  ///   - nonNumbers: What a bare `NaN`, `Infinity` or `-Infinity` is.
  /// - Throws: ``CoreError`` when the file cannot be opened.
  public init(path: String, name: String? = nil, nonNumbers: NonNumbers = .refused) throws(CoreError) {
    parser = JSONParser(nonNumbers: nonNumbers)
    lines = try LineReader(path: path)
    self.name = name ?? (path == "-" ? "standard input" : path)
  }

  /// The number of the line read last, from 1; 0 before the first.
  public var lineNumber: Int { lines.lineNumber }

  /// The next line that is not blank; `nil` at the end.
  public func next() -> Line? {
    if elements != nil { return nextElement() }
    while !isFinished {
      do {
        var array: [UInt8]?
        let line: Line?? = try lines.next { bytes in
          if bytes.allSatisfy(Self.isBlank) { return nil }
          defer { hasBegun = true }
          if !hasBegun, bytes.first(where: { !Self.isBlank($0) }) == UInt8(ascii: "[") {
            array = Array(bytes)
            return nil
          }
          return parse(bytes)
        }
        if let array { return try readArray(array) }
        guard let line else {
          isFinished = true
          return nil
        }
        if let line { return line }
      } catch {
        isFinished = true
        return .invalid([Diagnostic(.error, error.description)])
      }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Reads a file that is one array to its end.
  private func readArray(_ start: [UInt8]) throws(CoreError) -> Line? {
    var bytes = start
    let first = lines.lineNumber
    while let line = try lines.next({ Array($0) }) {
      bytes.append(UInt8(ascii: "\n"))
      bytes += line
    }
    do {
      guard let array = try parser.parse(bytes).array else { return nil }
      elements = array.reversed()
      return nextElement()
    } catch {
      isFinished = true
      return .invalid([
        Diagnostic(
          .error, "\(error.description); the file looks like one JSON array. Save it as JSON Lines, one object a line",
          at: Location(file: name, line: first))
      ])
    }
  }

  private func nextElement() -> Line? {
    guard let value = elements?.popLast() else { return nil }
    defer { elementsRead += 1 }
    return read(value, at: Location(file: name), prefix: "[\(elementsRead)]")
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Line {
    let location = Location(file: name, line: lines.lineNumber)
    do {
      return read(try parser.parse(withoutComma: bytes), at: location)
    } catch {
      return .invalid([Diagnostic(.error, error.description, at: location)])
    }
  }

  private func read(_ value: JSONValue, at location: Location, prefix: String = "") -> Line {
    guard let object = value.object else {
      return .invalid([Diagnostic(.error, "expected an object, found \(value.kindDescription)", at: location)])
    }
    var fields = FieldReader(object, location: location, prefix: prefix)
    guard let record = Record(from: &fields), fields.isValid else {
      return .invalid(fields.problems("a valid \(Record.self)"))
    }
    return .record(record, warnings: fields.diagnostics)
  }
}

/// The records of a file and everything found while reading it.
public struct LoadedRecords<Record: JSONRecord>: Sendable {
  /// The usable records, in order.
  public var records: [Record] = []
  /// All findings, in order.
  public var diagnostics: [Diagnostic] = []

  /// Whether a line could not be used.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension JSONLinesReader {
  /// Reads a whole file into memory; for files that are small by nature, such as a benchmark's items.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - name: How diagnostics call it; the path when left out.
  ///   - skipInvalid: Whether bad lines are left out with their diagnostics kept, instead of refusing the file.
  /// - Returns: The records and all findings.
  /// - Throws: ``CoreError`` listing the bad lines, unless `skipInvalid`.
  public static func load(path: String, name: String? = nil, skipInvalid: Bool = false) throws(CoreError)
    -> LoadedRecords<Record>
  {
    var loaded = LoadedRecords<Record>()
    for line in try JSONLinesReader(path: path, name: name) {
      switch line {
      case .record(let record, let warnings):
        loaded.records.append(record)
        loaded.diagnostics += warnings
      case .invalid(let problems): loaded.diagnostics += problems
      }
    }
    if loaded.hasErrors, !skipInvalid {
      throw CoreError(loaded.diagnostics, advice: skipAdvice())
    }
    return loaded
  }
}

/// Parses JSON Lines held in memory, such as a built-in benchmark.
public func parseJSONLines<Record: JSONRecord>(_ text: String, as type: Record.Type, name: String) -> LoadedRecords<
  Record
> {
  var loaded = LoadedRecords<Record>()
  for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
    let location = Location(file: name, line: index + 1)
    do {
      guard let object = try JSONValue.parse(line).object else {
        loaded.diagnostics.append(Diagnostic(.error, "expected an object", at: location))
        continue
      }
      var fields = FieldReader(object, location: location)
      if let record = Record(from: &fields), fields.isValid {
        loaded.records.append(record)
        loaded.diagnostics += fields.diagnostics
      } else {
        loaded.diagnostics += fields.problems("a valid \(Record.self)")
      }
    } catch {
      loaded.diagnostics.append(Diagnostic(.error, error.description, at: location))
    }
  }
  return loaded
}
