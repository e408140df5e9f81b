public import PlumbCore

/// Asks a model on this machine.
///
/// Its server is started with the first request.
///
/// Temperature is 0 and the seed 0 unless someone says otherwise.
public struct LocalClient: ModelClient {
  /// Who answers.
  public let identity: ModelIdentity

  private let order: LocalServerPool.Order
  private let pool: LocalServerPool
  private let settings: SamplingSettings
  private let timeout: Duration
  private let separatesThinking: Bool
  private let transport: HTTPTransport

  /// A client.
  ///
  /// Whoever makes it calls the pool's `retain` before its first use and `release` after its last.
  ///
  /// - Parameters:
  ///   - order: The server to ask.
  ///   - pool: Where servers are kept.
  ///   - settings: How the model writes unless a request says otherwise.
  ///   - timeout: The limit of one attempt, from sending to the last byte.
  ///   - separatesThinking: Whether what the model thought is moved from the text to the reply's reasoning.
  ///   - transport: What sends.
  public init(
    _ order: LocalServerPool.Order, pool: LocalServerPool, settings: SamplingSettings = SamplingSettings(),
    timeout: Duration = .seconds(600), separatesThinking: Bool = true, transport: HTTPTransport
  ) {
    identity = order.model.identity
    self.order = order
    self.pool = pool
    self.settings = SamplingSettings(temperature: 0, seed: 0).overridden(by: settings)
    self.timeout = timeout
    self.separatesThinking = separatesThinking
    self.transport = transport
  }

  /// Answers one request.
  ///
  /// - Throws: `ModelError`; `notFound` when the server cannot be started, since then no request can be answered.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    guard !Task.isCancelled else { throw ModelError(.cancelled, "\(order.model.fileName): the request was cancelled.") }
    let client: OpenAICompatibleClient
    do {
      let server = try await pool.server(for: order)
      client = try OpenAICompatibleClient(
        identity: identity, baseURL: server.address, key: server.key, settings: settings,
        options: .init(separatesThinking: separatesThinking, timeout: timeout),
        transport: transport)
    } catch let error as ClientError {
      throw ModelError(.notFound, error.description, isPermanent: true)
    } catch {
      throw ModelError(.cancelled, "\(order.model.fileName): the request was cancelled.")
    }
    return try await client.reply(to: request)
  }
}
