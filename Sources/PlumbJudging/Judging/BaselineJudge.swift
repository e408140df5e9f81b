public import PlumbCore

/// A rule that judges without a model: what a real judge must beat.
public struct BaselineJudge: Judge {
  /// The rules.
  public enum Rule: String, Sendable, CaseIterable {
    /// The longer answer wins, in Unicode scalars; equal lengths tie.
    case longest
    /// A fair coin, from the seed and the item.
    case random
    /// The answer shown first wins.
    case first
  }

  /// The judge's name in the run.
  public let name: String
  /// How often each comparison is judged.
  public var judgmentsPerComparison: Int { orders.count }

  private let rule: Rule
  private let orders: OrderPolicy
  private let seed: Int

  /// A judge by a rule.
  public init(name: String, rule: Rule, orders: OrderPolicy, seed: Int = 0) {
    self.name = name
    self.rule = rule
    self.orders = orders
    self.seed = seed
  }

  /// Applies the rule in every order.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    orders.orders(comparison.item).map { baselineFirst in
      if let known = comparison.outcomeWithoutJudge {
        return comparison.judgment(by: name, baselineFirst: baselineFirst, outcome: known.outcome, basis: known.basis)
      }
      let (first, second) = comparison.shown(baselineFirst: baselineFirst)
      let preference = preference(item: comparison.item, first: first, second: second)
      return comparison.judgment(
        by: name, baselineFirst: baselineFirst, outcome: .preference(Preference(first: preference)), basis: .rule)
    }
  }

  private func preference(item: Item, first: Response, second: Response) -> Double {
    switch rule {
    case .first: 1
    case .longest: first.length > second.length ? 1 : first.length < second.length ? 0 : 0.5
    case .random:
      sha256(Array("coin|\(seed)|\(item.id)|\(first.model)|\(second.model)".utf8))[0] & 1 == 0 ? 1 : 0
    }
  }
}
