public import PlumbCore

/// The mean ratings of models on items, out of judgments, paired for capacity ratios.
public struct CapacityScores: Sendable {
  /// The models that have a rating, in the order they first come.
  public private(set) var models: [String] = []
  /// Judgments without ratings: failed ones and preferences.
  public private(set) var unusable = 0

  private var sums: [String: [String: (sum: Double, count: Int)]] = [:]

  /// No scores.
  public init() {}

  /// Takes a judgment's overall rating over; several of one item and model are averaged.
  public mutating func add(_ judgment: Judgment) {
    guard case .ratings(let ratings) = judgment.outcome, let model = judgment.models.first else {
      unusable += 1
      return
    }
    if sums[model] == nil { models.append(model) }
    let old = sums[model, default: [:]][judgment.item] ?? (0, 0)
    sums[model, default: [:]][judgment.item] = (old.sum + ratings.overall, old.count + 1)
  }

  /// A model's score of an item; `nil` when it has none.
  public func score(of model: String, on item: String) -> Double? {
    sums[model]?[item].map { $0.sum / Double($0.count) }
  }

  /// The pairs of a model and a reference on the items that both have a score of.
  ///
  /// The skill is the item's top category, the difficulty its `extra` field `difficulty`.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - reference: The reference model.
  ///   - items: The items.
  /// - Returns: The pairs in the items' order, and how many items lack one of the scores.
  public func pairs(of model: String, to reference: String, on items: [Item]) -> (
    pairs: [CapacityRatio.Pair], missing: Int
  ) {
    var pairs: [CapacityRatio.Pair] = []
    for item in items {
      guard let score = score(of: model, on: item.id), let base = self.score(of: reference, on: item.id) else {
        continue
      }
      pairs.append(
        CapacityRatio.Pair(
          item: item.id, skill: item.topCategory, difficulty: item.difficulty, score: score,
          reference: base))
    }
    return (pairs, items.count - pairs.count)
  }
}
