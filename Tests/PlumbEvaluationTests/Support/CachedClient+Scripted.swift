import PlumbCore
import PlumbJudging

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
