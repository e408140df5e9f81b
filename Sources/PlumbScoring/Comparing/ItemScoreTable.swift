public import PlumbCore

/// The judgments of one source, condensed to scores by item: grades, and win probabilities of every pair of models.
///
/// Judgments may come in any order and are not kept. As in ``ComparisonTable``, a comparison counts at the mean of its
/// two orders, and one that lost an order has no score.
public struct ItemScoreTable: Sendable {
  private struct Key: Hashable {
    var unit: ScoredUnit
    var first: String
    /// `nil` for a grade.
    var second: String?
    var judge: String
    var repetition: Int
  }

  private struct Cell {
    /// Sums of the score of `first`, with it shown first and shown second.
    var sums: (Double, Double) = (0, 0)
    var usable: (Int, Int) = (0, 0)
    var failed: (Int, Int) = (0, 0)

    /// The mean over orders of the mean within each; `nil` when an order failed or nothing is usable.
    var score: Double? {
      switch usable {
      case (0, 0): nil
      case (let count, 0): failed.1 > 0 ? nil : sums.0 / Double(count)
      case (0, let count): failed.0 > 0 ? nil : sums.1 / Double(count)
      case (let before, let after): (sums.0 / Double(before) + sums.1 / Double(after)) / 2
      }
    }
  }

  private var cells: [Key: Cell] = [:]
  private var scales: [String: ClosedRange<Double>] = [:]
  private var clusters: [ScoredUnit: String] = [:]
  private var content: [String: [String]] = [:]
  /// The models, in the order they first came.
  public private(set) var models: [String] = []
  /// Rankings and judgments that name no usable pair, which were passed over.
  public private(set) var passedOver = 0
  /// What the judgments cost and used, for plans.
  public private(set) var spending = JudgmentSpending()

  /// The model that every other one is compared with, where the source names one.
  public var namedBaseline: String?

  /// An empty table.
  ///
  /// - Parameter baseline: The model that every other one is compared with, where the source names one.
  public init(baseline: String? = nil) { namedBaseline = baseline }

  /// Adds one judgment.
  ///
  /// - Parameters:
  ///   - judgment: A grade of one model or a preference between two; others are passed over and counted.
  ///   - cluster: What the item shares with others it depends on (a passage, a template), when known.
  ///   - turns: What was asked, when the source tells, so that items of the same id can be told apart.
  public mutating func add(_ judgment: Judgment, cluster: String? = nil, turns: [String] = []) {
    let unit = ScoredUnit(item: judgment.item, turn: judgment.turn)
    for model in judgment.models where !models.contains(model) { models.append(model) }
    if let cluster { clusters[unit] = cluster }
    if !turns.isEmpty, turns != [""] { content[judgment.item] = turns }
    spending.add(judgment)
    switch (judgment.outcome, judgment.models.count) {
    case (.ratings(let ratings), 1):
      scales[judgment.models[0]] = ratings.scale
      update(judgment, unit) { cell in
        cell.sums.0 += ratings.overall
        cell.usable.0 += 1
      }
    case (.preference(let preference), 2) where judgment.models[0] != judgment.models[1]:
      let isInOrder = judgment.models[0] < judgment.models[1]
      update(judgment, unit) { cell in
        if isInOrder {
          cell.sums.0 += preference.first
          cell.usable.0 += 1
        } else {
          cell.sums.1 += 1 - preference.first
          cell.usable.1 += 1
        }
      }
    case (.failed, 1): update(judgment, unit) { $0.failed.0 += 1 }
    case (.failed, 2) where judgment.models[0] != judgment.models[1]:
      let isInOrder = judgment.models[0] < judgment.models[1]
      update(judgment, unit) { if isInOrder { $0.failed.0 += 1 } else { $0.failed.1 += 1 } }
    default: passedOver += 1
    }
  }

  private mutating func update(_ judgment: Judgment, _ unit: ScoredUnit, _ body: (inout Cell) -> Void) {
    let names = judgment.models.sorted()
    let key = Key(
      unit: unit, first: names[0], second: names.count == 2 ? names[1] : nil, judge: judgment.judge,
      repetition: judgment.repetition)
    body(&cells[key, default: Cell()])
  }

  /// Whether any comparison was judged in both orders.
  var hasBothOrders: Bool { cells.values.contains { $0.usable.0 > 0 && $0.usable.1 > 0 } }

  /// Whether a model was graded.
  func hasRatings(of model: String) -> Bool { scales[model] != nil }

  /// The models that a model was compared with.
  func opponents(of model: String) -> Set<String> {
    var found: Set<String> = []
    for key in cells.keys {
      guard let second = key.second else { continue }
      if key.first == model { found.insert(second) }
      if second == model { found.insert(key.first) }
    }
    return found
  }

  /// A model's grades.
  func ratings(of model: String) -> UnitScores? {
    guard let scale = scales[model] else { return nil }
    return scores(UnitScores(model: model, kind: .rating(scale))) { key, score in
      key.first == model && key.second == nil ? .some(score) : .none
    }
  }

  /// A model's win probabilities against an opponent.
  func winProbabilities(of model: String, against opponent: String) -> UnitScores {
    scores(UnitScores(model: model, kind: .winProbability(against: opponent))) { key, score in
      if key.first == model, key.second == opponent { return .some(score) }
      if key.first == opponent, key.second == model { return .some(score.map { 1 - $0 }) }
      return .none
    }
  }

  private func scores(_ empty: UnitScores, _ pick: (Key, Double?) -> Double??) -> UnitScores {
    var result = empty
    // In a fixed order, so that sums do not depend on the dictionary's.
    var found: [(key: Key, score: Double)] = []
    for (key, cell) in cells {
      guard let score = pick(key, cell.score) else { continue }
      result.judges.insert(key.judge)
      if let score { found.append((key, score)) } else { result.failed.insert(key.unit) }
    }
    found.sort { ($0.key.judge, $0.key.repetition) < ($1.key.judge, $1.key.repetition) }
    for (key, score) in found { result.values[key.unit, default: []].append(score) }
    result.failed = result.failed.filter { result.values[$0] == nil }
    result.clusters = clusters
    result.content = content
    return result
  }
}
