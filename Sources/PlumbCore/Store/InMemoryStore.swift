internal import Synchronization

/// A store that lives as long as the process; for tests and one-off library use.
public final class InMemoryStore: Store {
  private struct State {
    var replies: [RequestKey: ModelReply] = [:]
    var spends: [String: Spend] = [:]
  }

  private let state = Mutex(State())

  /// An empty store.
  public init() {}

  /// The reply committed under `key`.
  public func reply(for key: RequestKey) async throws -> ModelReply? { state.withLock { $0.replies[key] } }

  /// Keeps a reply; a second one under the same key is ignored.
  public func commit(
    _ reply: ModelReply, for key: RequestKey, from identity: ModelIdentity, run: String, usd: Double?
  ) async throws {
    state.withLock { state in
      guard state.replies[key] == nil else { return }
      state.replies[key] = reply
      state.spends[run, default: Spend()].add(reply.usage, usd: usd)
    }
  }

  /// What `run` has spent.
  public func spend(of run: String) async throws -> Spend { state.withLock { $0.spends[run] ?? Spend() } }
}
