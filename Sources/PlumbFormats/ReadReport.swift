public import PlumbCore

/// What reading files found.
public struct ReadReport: Sendable, Equatable {
  /// How many files were read, copies of others not counted.
  public var files: Int
  /// How many records were handed on.
  public var records: Int
  /// How many records were left out because of errors.
  public var invalid: Int
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// A report.
  public init(files: Int = 0, records: Int = 0, invalid: Int = 0, diagnostics: [Diagnostic] = []) {
    self.files = files
    self.records = records
    self.invalid = invalid
    self.diagnostics = diagnostics
  }
}

extension ReadReport {
  /// Hands on the records of a file of JSON Lines, one in memory at a time, and counts what was found.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - body: Called once a line that holds a record; returns how many judgments or labels it was.
  /// - Throws: `CoreError` when the file cannot be opened, and what `body` throws.
  mutating func addLines<Record: JSONRecord>(of path: String, _ body: (Record) throws -> Int) throws {
    for line in try JSONLinesReader<Record>(path: path) {
      switch line {
      case .record(let record, let warnings):
        diagnostics += warnings
        records += try body(record)
      case .invalid(let problems):
        invalid += 1
        diagnostics += problems
      }
    }
  }

  /// The report, when no line is bad or bad lines are to be left out.
  ///
  /// - Throws: `CoreError` that lists the errors.
  func checked(_ options: ReadOptions) throws(CoreError) -> ReadReport {
    if invalid > 0, !options.skipInvalid {
      throw CoreError(diagnostics, advice: skipAdvice())
    }
    return self
  }
}
