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
