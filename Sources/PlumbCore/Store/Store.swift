/// What was spent by a run so far, over all its sessions.
public struct Spend: Sendable, Equatable, Codable {
  /// Answered requests.
  public var requests: Int
  /// US dollars, of the requests whose price is known.
  public var usd: Double
  /// Tokens; of requests that did not report them, what their texts let expect.
  public var usage: TokenUsage
  /// The requests whose tokens are estimated, because the reply reported none.
  public var estimated: Int

  /// A spend.
  public init(
    requests: Int = 0, usd: Double = 0, usage: TokenUsage = TokenUsage(prompt: 0, completion: 0),
    estimated: Int = 0
  ) {
    self.requests = requests
    self.usd = usd
    self.usage = usage
    self.estimated = estimated
  }

  /// Adds one answered request.
  ///
  /// - Parameters:
  ///   - paid: Its tokens, when known.
  ///   - usd: Its price, when known.
  public mutating func add(_ paid: TokenUsage?, usd: Double?) {
    requests += 1
    self.usd += max(0, usd ?? 0)
    guard let paid else { return }
    usage = usage + paid
    if paid.isEstimated { estimated += 1 }
  }
}

/// Where replies are kept, found by the content of their request.
///
/// `PlumbTestSupport.StoreConformance` states what every implementation must do. Nothing here assumes one process or
/// one machine: keys are content addresses, commits are idempotent.
public protocol Store: Sendable {
  /// The reply committed under `key`; `nil` when there is none.
  func reply(for key: RequestKey) async throws -> ModelReply?

  /// Commits a reply. When this returns, the reply survives the end of the process.
  ///
  /// Committing the same key again keeps the first reply and charges nothing.
  ///
  /// - Parameters:
  ///   - reply: The reply.
  ///   - key: Its request's key.
  ///   - identity: Who answered.
  ///   - run: The run that pays; its spend grows in the same transaction.
  ///   - usd: The price, when known.
  /// - Throws: What the store says when it cannot write.
  func commit(_ reply: ModelReply, for key: RequestKey, from identity: ModelIdentity, run: String, usd: Double?)
    async throws

  /// What `run` has spent.
  func spend(of run: String) async throws -> Spend
}
