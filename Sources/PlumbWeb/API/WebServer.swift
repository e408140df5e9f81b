internal import Hummingbird
internal import Logging
internal import NIOCore
internal import PlumbCore
public import PlumbEvaluation

/// The HTTP API on one address.
public struct WebServer: Sendable {
  private let host: String
  private let port: Int
  private let rewards: RewardRoutes

  /// A server that is not listening yet.
  ///
  /// - Parameters:
  ///   - host: The address to listen on; 127.0.0.1 keeps it on this machine.
  ///   - port: The port; 0 takes a free one.
  ///   - rewardModel: Who answers `/v1/reward`.
  ///   - failedReward: What a conversation without an outcome gets there; `nil` answers `null`.
  public init(host: String = "127.0.0.1", port: Int, rewardModel: RewardModel, failedReward: Double? = nil) {
    self.host = host
    self.port = port
    rewards = RewardRoutes(model: rewardModel, failedReward: failedReward)
  }

  /// Listens until the task is cancelled or the process gets SIGTERM or SIGINT; requests under way are answered.
  ///
  /// - Parameter onListening: Told the port when the server listens.
  /// - Throws: What the system says when it cannot listen.
  public func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    try await application(onListening: onListening).runService()
  }

  /// The application, for tests without a socket.
  func application(onListening: @escaping @Sendable (Int) -> Void = { _ in }) -> some ApplicationProtocol {
    let router = Router()
    router.get("health") { [rewards] _, _ in
      jsonResponse(["status": "ok", "judge": .string(rewards.model.judgeName)])
    }
    rewards.add(to: router)
    var logger = Logger(label: "plumb")
    logger.logLevel = .warning
    return Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "plumb"),
      onServerRunning: { channel in if let port = channel.localAddress?.port { onListening(port) } }, logger: logger)
  }
}
