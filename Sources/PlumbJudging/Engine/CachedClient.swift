public import PlumbCore
internal import Synchronization

/// Looks every request up in the store before asking, keeps the run's budget, and commits every reply before it is seen.
///
/// Equal requests in flight at the same time are asked once.
public final class CachedClient: ModelClient {
  private let base: any ModelClient
  private let store: any Store
  private let run: String
  /// The model's price; absent means unknown.
  public let price: ModelPrice?
  private let budget: Budget
  private let metrics: RunMetrics
  private let inFlight = Mutex<[RequestKey: [Waiter]]>([:])

  private typealias Waiter = CheckedContinuation<Result<ModelReply, ModelError>?, Never>

  /// Wraps a client.
  ///
  /// - Parameters:
  ///   - base: Who is asked when the store has no reply.
  ///   - store: Where replies are kept.
  ///   - run: The run that pays.
  ///   - price: The model's price; absent means unknown.
  ///   - budget: The run's budget, shared by all its clients.
  ///   - metrics: Where calls are counted.
  public init(
    _ base: any ModelClient, store: any Store, run: String, price: ModelPrice?, budget: Budget, metrics: RunMetrics
  ) {
    self.base = base
    self.store = store
    self.run = run
    self.price = price
    self.budget = budget
    self.metrics = metrics
  }

  /// Who answers.
  public var identity: ModelIdentity { base.identity }

  /// The stored reply, or a new one that is stored first.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let key = RequestKey(request, to: identity)
    if let shared = await waitForEqualRequest(key) { return try shared.get() }
    let result: Result<ModelReply, ModelError>
    do {
      result = .success(try await lookUpOrAsk(request, key: key))
    } catch {
      result = .failure(error)
    }
    let waiters = inFlight.withLock { $0.removeValue(forKey: key) } ?? []
    for waiter in waiters { waiter.resume(returning: result) }
    return try result.get()
  }

  /// The US dollars a reply of this model cost; `nil` when unknown.
  public func usd(_ reply: ModelReply) -> Double? {
    guard let price else { return nil }
    return price == .free ? 0 : reply.usage.map(price.usd(of:))
  }

  /// The result of an equal request that is under way; `nil` at once when there is none, and then the caller leads.
  private func waitForEqualRequest(_ key: RequestKey) async -> Result<ModelReply, ModelError>? {
    await withCheckedContinuation { waiter in
      let leads = inFlight.withLock { inFlight in
        guard inFlight[key] != nil else {
          inFlight[key] = []
          return true
        }
        inFlight[key]?.append(waiter)
        return false
      }
      if leads { waiter.resume(returning: nil) }
    }
  }

  private func lookUpOrAsk(_ request: ModelRequest, key: RequestKey) async throws(ModelError) -> ModelReply {
    if let reply = try await stored(key) {
      metrics.update { $0.cached += 1 }
      return reply
    }
    let estimate = price.map { $0.usd(of: estimatedUsage(of: request)) } ?? 0
    try await budget.reserve(usd: estimate)
    do {
      var reply = try await base.reply(to: request)
      if reply.usage == nil, price != .free { reply.usage = estimatedUsage(of: request, answeredBy: reply) }
      let usd = usd(reply)
      try await commit(reply, key: key, usd: usd)
      budget.settle(reserved: estimate, paid: (reply.usage, usd))
      metrics.update { metrics in
        metrics.answered += 1
        metrics.usd += usd ?? 0
        if reply.usage?.isEstimated == true { metrics.estimated += 1 }
      }
      return reply
    } catch {
      budget.settle(reserved: estimate, paid: nil)
      if error.code != .cancelled { metrics.update { $0.errors += 1 } }
      throw error
    }
  }

  private func stored(_ key: RequestKey) async throws(ModelError) -> ModelReply? {
    do {
      return try await store.reply(for: key)
    } catch is CancellationError {
      throw ModelError(.cancelled, "The run was interrupted.")
    } catch {
      throw ModelError(.store, "\(error)")
    }
  }

  private func commit(_ reply: ModelReply, key: RequestKey, usd: Double?) async throws(ModelError) {
    do {
      try await store.commit(reply, for: key, from: identity, run: run, usd: usd)
    } catch {
      throw ModelError(.store, "\(error)")
    }
  }
}
