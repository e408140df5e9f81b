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

  /// A run that was interrupted.
  public static let interruption = EvaluationError(
    .interrupted, "Interrupted. What was answered is kept; rerun to go on.")
}

/// What ends a stage as the error that ends the run: an interruption, or an endpoint that refuses everything.
///
/// - Throws: ``EvaluationError/interruption`` for cancellation, an ``EvaluationError`` for a fatal `ModelError`, and
///   everything else as it is.
package func translatingFailures<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch is CancellationError {
    throw EvaluationError.interruption
  } catch let error as ModelError {
    guard error.code == .cancelled || Task.isCancelled else { throw EvaluationError(.endpoint, error.message) }
    throw EvaluationError.interruption
  }
}
