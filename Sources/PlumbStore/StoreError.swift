/// Why the store cannot be used.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What failed and what to do.
  public let description: String

  /// An error.
  public init(_ description: String) { self.description = description }
}
