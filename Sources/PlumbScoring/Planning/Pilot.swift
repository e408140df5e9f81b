public import PlumbStatistics

/// What earlier judgments tell of a comparison that is to be planned.
public struct Pilot: Sendable, Equatable {
  /// The variances.
  public var design: ComparisonDesign
  /// How many items they rest on.
  public var items: Int
  /// The observed difference of the means.
  public var difference: Double
  /// Whether the two models were compared with each other directly.
  public var isDirect: Bool
  /// In how many orders comparisons were judged: 2 when any was in both.
  public var orders: Int
  /// What the judgments used and cost.
  public var spending: JudgmentSpending

  /// Estimates a design from the judgments of two models.
  ///
  /// Judges and repetitions of an item count as its repeats: their spread is noise. With one score an item the noise
  /// cannot be told from real differences between items, and both are in the variance of the differences.
  ///
  /// - Parameters:
  ///   - table: The judgments.
  ///   - first: The first model.
  ///   - second: The second model.
  ///   - baseline: The opponent to compare by, when there are several.
  ///   - significance: Two-sided, strictly between 0 and 1.
  /// - Throws: `EvaluationError` when the two cannot be compared, `StatisticsError` when the pilot is too small.
  public init(
    _ table: ItemScoreTable, first: String, second: String, baseline: String? = nil, significance: Double = 0.05
  ) throws {
    let pair = try table.scorePair(first, second, baseline: baseline)
    let units = pair.first.values.keys.filter { pair.second.values[$0] != nil }.sorted {
      ($0.item, $0.turn ?? 0) < ($1.item, $1.turn ?? 0)
    }
    let a = units.map { pair.first.values[$0] ?? [] }
    let b = units.map { pair.second.values[$0] ?? [] }
    isDirect = pair.first.kind == .winProbability(against: second)
    if isDirect {
      // One judgment is both scores: the difference's own noise is counted once.
      let differences = zip(a, b).map { first, second in zip(first, second).map { $0 - $1 } }
      design = try pilotDesign(first: differences, second: differences.map { _ in [0] }, significance: significance)
    } else {
      design = try pilotDesign(first: a, second: b, significance: significance)
    }
    items = units.count
    orders = table.hasBothOrders ? 2 : 1
    difference =
      (Moments(units.compactMap(pair.first.mean)).mean ?? 0) - (Moments(units.compactMap(pair.second.mean)).mean ?? 0)
    spending = table.spending
  }
}
