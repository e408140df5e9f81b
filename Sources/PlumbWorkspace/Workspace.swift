internal import PlumbCore
internal import PlumbStore

/// A folder with replies and runs, and everything a program can do with it.
///
/// The command line and the web app are clients of this type. Nothing here writes to a terminal or reads the process's
/// environment: what comes from outside is in ``host``.
public struct Workspace: Sendable {
  /// The folder.
  public let path: String
  /// The environment, the clock and the version.
  public let host: Host
  /// The parts that specs choose by name.
  public let registries: Registries

  /// A workspace in a folder, which is created when something is first stored.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - host: The environment, the clock and the version.
  ///   - registries: The parts that specs choose by name; add your own with `registering`.
  public init(path: String = ".plumb", host: Host = Host(), registries: Registries = .standard) {
    self.path = path
    self.host = host
    self.registries = registries
  }

  /// The file of stored replies.
  public var storePath: String { "\(path)/store.sqlite" }

  /// Opens the store.
  ///
  /// - Throws: `StoreError` when the file cannot be opened.
  func openStore() throws -> SQLiteStore { try SQLiteStore(path: storePath) }
}
