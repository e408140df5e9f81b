public import Foundation

/// What a workspace needs to know of the program it is in.
public struct Host: Sendable {
  /// The environment variables, such as API keys and `PATH`.
  ///
  /// Keys are looked up when a client is made and never stored.
  public var environment: [String: String]
  /// The version that is written into a run's facts.
  public var version: String
  /// The date, for a run's facts.
  public var now: @Sendable () -> Date

  /// A host.
  ///
  /// - Parameters:
  ///   - environment: The environment variables; empty by default, so that a program says what it lets in.
  ///   - version: The version that is written into a run's facts.
  ///   - now: The date.
  public init(
    environment: [String: String] = [:], version: String = Workspace.version,
    now: @escaping @Sendable () -> Date = { Date.now }
  ) {
    self.environment = environment
    self.version = version
    self.now = now
  }
}

extension Workspace {
  /// Plumb's version.
  public static let version = "0.1.0"
}
