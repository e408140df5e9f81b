/// What went wrong in reading or writing Plumb's own files.
public struct CoreError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  public struct Code: Sendable, Equatable {
    private let name: String

    /// A file could not be opened, read or written.
    public static let file = Code(name: "file")
    /// The content of an input is wrong; the message says where.
    public static let invalidInput = Code(name: "invalid-input")
  }

  /// The kind of failure.
  public let code: Code
  /// What failed, where, and what to do.
  public let description: String

  /// An error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// Bad input with everything that was found: the first ten findings and the count of the rest.
  public init(_ diagnostics: [Diagnostic], advice: String? = nil) {
    let errors = diagnostics.filter { $0.severity == .error }
    var lines = errors.prefix(10).map(\.description)
    if errors.count > 10 { lines.append("… and \(errors.count - 10) more") }
    if let advice { lines.append(advice) }
    self.init(.invalidInput, lines.joined(separator: "\n"))
  }
}
