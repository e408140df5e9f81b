internal import PlumbCore
internal import Synchronization

/// What making clients needs from outside, and what must be closed when they are no longer used.
public final class ClientContext: Sendable {
  /// What sends requests.
  public let transport: HTTPTransport
  /// Looks an environment variable up.
  public let environment: @Sendable (String) -> String?
  /// The workspace's folder, where a provider may keep files.
  public let workspace: String
  /// The folder that relative paths of a spec start from.
  public let baseFolder: String
  /// What is told of requests.
  public let observer: (any ClientObserver)?
  /// The limits of endpoints.
  public let governors: GovernorRegistry
  /// The time.
  public let clock: any Clock<Duration>

  private let closers = Mutex<[@Sendable () async -> Void]>([])

  /// A context.
  ///
  /// - Parameters:
  ///   - environment: Looks an environment variable up.
  ///   - workspace: The workspace's folder.
  ///   - baseFolder: The folder that relative paths of a spec start from; empty for the current one.
  ///   - observer: What is told of requests.
  ///   - transport: What sends requests; closed by ``shutdown()``.
  ///   - clock: The time.
  public init(
    environment: @escaping @Sendable (String) -> String?, workspace: String = ".plumb", baseFolder: String = "",
    observer: (any ClientObserver)? = nil, transport: HTTPTransport = HTTPTransport(),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.environment = environment
    self.workspace = workspace
    self.baseFolder = baseFolder
    self.observer = observer
    self.transport = transport
    self.clock = clock
    governors = GovernorRegistry(clock: clock)
  }

  /// Adds something to close at ``shutdown()``, such as a server that was started.
  public func onShutdown(_ close: @escaping @Sendable () async -> Void) {
    closers.withLock { $0.append(close) }
  }

  /// Closes everything that was opened, last first, then the transport.
  ///
  /// A second call closes only what came since.
  public func shutdown() async {
    let closers = closers.withLock { closers in
      defer { closers = [] }
      return closers
    }
    for close in closers.reversed() { await close() }
    await transport.shutdown()
  }

  /// A path of a spec, seen from the base folder.
  public func resolve(_ path: String) -> String {
    BaseFolder(baseFolder).resolve(path)
  }
}
