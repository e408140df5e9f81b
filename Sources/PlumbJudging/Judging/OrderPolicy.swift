public import PlumbCore

/// Which answer a judge is shown first.
public struct OrderPolicy: Sendable {
  /// Whether the baseline comes first, for each time a comparison is judged.
  public let orders: @Sendable (Item) -> [Bool]
  /// How often each comparison is judged.
  public let count: Int

  /// A policy of your own, such as AlpacaEval's seeded rule.
  public init(count: Int, orders: @escaping @Sendable (Item) -> [Bool]) {
    self.count = count
    self.orders = orders
  }

  /// The baseline always first: position bias goes into the score and cannot be measured.
  public static let first = OrderPolicy(count: 1) { _ in [true] }

  /// Both orders, so that position bias cancels and is measured.
  public static let both = OrderPolicy(count: 2) { _ in [true, false] }

  /// One order an item, drawn from the seed and the item's id: the same for every model.
  public static func random(seed: Int) -> OrderPolicy {
    OrderPolicy(count: 1) { item in
      [sha256(Array("order|\(seed)|\(item.id)".utf8))[0] & 1 == 0]
    }
  }

  /// The policy of a spec's word: `first`, `random` or `both`.
  public static func named(_ name: String, seed: Int) -> OrderPolicy? {
    switch name {
    case "first": .first
    case "random": .random(seed: seed)
    case "both": .both
    default: nil
    }
  }
}
