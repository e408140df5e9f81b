/// Why a client could not be made: a wrong model entry, a missing key, an unknown provider.
public struct ClientError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  public struct Code: Sendable, Equatable {
    private let name: String

    /// The model entry names a provider that is not registered.
    public static let unknownProvider = Code(name: "unknown-provider")
    /// The environment variable that holds the key is not set.
    public static let missingKey = Code(name: "missing-key")
    /// The model entry is incomplete or contradicts itself.
    public static let invalidSpec = Code(name: "invalid-spec")
    /// A program that serves local models is not installed.
    public static let missingSoftware = Code(name: "missing-software")
    /// A local model's file is missing or not a model.
    public static let missingModel = Code(name: "missing-model")
    /// A local server did not start, or ended by itself.
    public static let serverFailed = Code(name: "server-failed")
  }

  /// The kind of failure.
  public let code: Code
  /// What failed, in which entry, and what to do.
  public let description: String

  /// An error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
