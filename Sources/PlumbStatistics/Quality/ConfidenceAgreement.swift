/// How a benchmark's confident orderings agree with the truth's.
public struct ConfidenceAgreement: Sendable, Codable, Equatable {
  /// All pairs of models.
  public let pairs: Int
  /// Pairs that the truth's intervals tell apart.
  public let decided: Int
  /// Of those, pairs that the benchmark's intervals order alike.
  public let agreeing: Int
  /// Of those, pairs that the benchmark's intervals order the other way.
  public let opposing: Int
  /// Of those, pairs whose benchmark intervals overlap.
  public let undecided: Int

  /// The mean over decided pairs of 1 for agreeing, ½ for undecided, 0 for opposing (Arena-Hard's
  /// notebook).
  ///
  /// `nil` when the truth decides no pair.
  public var halfCredit: Double? {
    decided > 0 ? (Double(agreeing) + 0.5 * Double(undecided)) / Double(decided) : nil
  }

  /// The mean over all pairs of +1 for agreeing, −1 for opposing, 0 otherwise (Arena-Hard's paper).
  public var signed: Double { Double(agreeing - opposing) / Double(pairs) }
}

/// When two intervals tell two models apart.
public enum DisjointRule: String, Sendable, Codable, Equatable, CaseIterable {
  /// When they share no length, as in Arena-Hard's notebook: a model without uncertainty (the
  /// anchor of a rating scale) is apart from an interval that contains its point.
  case sharedLength
  /// When one ends before the other begins: a point inside an interval is not apart from it.
  case order

  func separates(_ a: Interval, _ b: Interval) -> Bool {
    switch self {
    case .sharedLength: max(a.low, b.low) >= min(a.high, b.high)
    case .order: areDisjoint(a, b)
    }
  }
}

/// Compares the confident orderings of a benchmark with those of a truth.
///
/// Intervals that are apart are ordered by their lower limits.
///
/// - Parameters:
///   - benchmark: One interval a model.
///   - truth: One interval a model, in the same order.
///   - rule: When two intervals are apart; the default is the published figures'.
/// - Returns: Counts, from which both definitions of agreement follow.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.tooFewValues` below two models, `.notFinite`,
///   `.outOfRange`.
/// - Note: Li et al. 2024, arXiv 2406.11939, §3.2, and Arena-Hard's `benchmark_statistics.ipynb`.
public func confidenceAgreement(
  benchmark: [Interval], truth: [Interval], rule: DisjointRule = .sharedLength
) throws(StatisticsError) -> ConfidenceAgreement {
  try checkPaired(benchmark.count, truth.count, "Intervals of the benchmark and the truth")
  guard benchmark.count > 1 else {
    throw StatisticsError(
      .tooFewValues,
      "Agreement compares orderings: with \(benchmark.count) models there is no pair.")
  }
  try checkIntervals(benchmark)
  try checkIntervals(truth)
  var decided = 0
  var agreeing = 0
  var opposing = 0
  for i in truth.indices {
    for j in truth.indices where j > i && rule.separates(truth[i], truth[j]) {
      decided += 1
      guard rule.separates(benchmark[i], benchmark[j]) else { continue }
      let same = (truth[i].low < truth[j].low) == (benchmark[i].low < benchmark[j].low)
      if same { agreeing += 1 } else { opposing += 1 }
    }
  }
  return ConfidenceAgreement(
    pairs: truth.count * (truth.count - 1) / 2, decided: decided, agreeing: agreeing,
    opposing: opposing, undecided: decided - agreeing - opposing)
}
