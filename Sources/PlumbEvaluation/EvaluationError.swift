/// Why an evaluation cannot go on.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  public struct Code: Sendable, Equatable {
    private let name: String

    /// The spec, recipe or template is wrong.
    public static let invalidInput = Code(name: "invalid-input")
    /// An endpoint refuses everything, so the run stopped.
    public static let endpoint = Code(name: "endpoint")
    /// The run was interrupted; what was answered is kept.
    public static let interrupted = Code(name: "interrupted")
    /// A person has to decide before it can go on.
    public static let waiting = Code(name: "waiting")
  }

  /// The kind of failure.
  public let code: Code
  /// What failed, on what, and what to do.
  public let description: String

  /// An error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
