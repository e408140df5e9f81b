/// Reads a JSON Lines file: one object a line, blank lines skipped, one line in memory at a time.
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
  private let parser = JSONParser()
  private var isFinished = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - name: How diagnostics call it; the path when left out.
  /// - Throws: ``CoreError`` when the file cannot be opened.
  public init(path: String, name: String? = nil) throws(CoreError) {
    lines = try LineReader(path: path)
    self.name = name ?? (path == "-" ? "standard input" : path)
  }

  /// The number of the line read last, from 1; 0 before the first.
  public var lineNumber: Int { lines.lineNumber }

  /// The next line that is not blank; `nil` at the end.
  public func next() -> Line? {
    while !isFinished {
      do {
        let line: Line?? = try lines.next { bytes in
          bytes.allSatisfy(Self.isBlank) ? nil : parse(bytes)
        }
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

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Line {
    let location = Location(file: name, line: lines.lineNumber)
    let value: JSONValue
    do {
      value = try parser.parse(bytes)
    } catch {
      let hint =
        bytes.first == UInt8(ascii: "[") ? "; the file looks like a JSON array, expected one object a line" : ""
      return .invalid([Diagnostic(.error, error.description + hint, at: location)])
    }
    guard let object = value.object else {
      return .invalid([Diagnostic(.error, "expected an object, found \(value.kindDescription)", at: location)])
    }
    var fields = FieldReader(object, location: location)
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
