import PlumbCore
import PlumbEvaluation
import Synchronization

/// A model in the process whose replies a closure gives, with what it was asked.
final class ScriptedClient: ModelClient {
  typealias Script = @Sendable (ModelRequest) async throws(ModelError) -> ModelReply

  let identity: ModelIdentity
  private let script: Script
  private let log = Mutex<[ModelRequest]>([])

  init(_ model: String = "m", _ script: @escaping Script) {
    identity = ModelIdentity(provider: "scripted", model: model)
    self.script = script
  }

  /// A model that says the texts one after the other, the last one for ever.
  convenience init(saying texts: String...) {
    let left = Mutex(texts)
    self.init { _ throws(ModelError) in
      ModelReply(
        text: left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }, finishReason: .stop,
        usage: TokenUsage(prompt: 10, completion: 2),
        latency: 0.5)
    }
  }

  /// What was asked, in the order it came.
  var requests: [ModelRequest] { log.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    log.withLock { $0.append(request) }
    if Task.isCancelled { throw ModelError(.cancelled, "The run was interrupted.") }
    return try await script(request)
  }
}

extension CachedClient {
  /// A client with a store of its own and no limits.
  convenience init(
    scripted base: any ModelClient, store: any Store = InMemoryStore(), price: ModelPrice? = .free,
    limits: BudgetLimits = BudgetLimits(),
    metrics: RunMetrics = RunMetrics()
  ) {
    self.init(base, store: store, run: "run", price: price, budget: Budget(limits: limits), metrics: metrics)
  }
}

/// A comparison of two texts on an item.
func comparison(_ baseline: String, _ model: String, item: Item = Item(id: "i", turns: ["question"])) -> Comparison {
  Comparison(
    item: item, baseline: Response(item: item.id, model: "base", turns: [baseline]),
    model: Response(item: item.id, model: "new", turns: [model]))
}
