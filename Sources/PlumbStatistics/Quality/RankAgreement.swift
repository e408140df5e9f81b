/// The share of pairs of models that two scores put in the same strict order.
///
/// - Parameters:
///   - benchmark: n ≥ 2 finite scores.
///   - truth: n finite scores, in the same order of models.
/// - Returns: Between 0 and 1; a pair tied in either counts as not agreeing.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.tooFewValues` below two models.
public func strictAgreement(
  benchmark: [Double], truth: [Double]
) throws(StatisticsError) -> Double {
  try checkScores(benchmark, truth)
  var agreeing = 0
  for i in truth.indices {
    for j in truth.indices where j > i {
      if truth[i] < truth[j], benchmark[i] < benchmark[j] { agreeing += 1 }
      if truth[i] > truth[j], benchmark[i] > benchmark[j] { agreeing += 1 }
    }
  }
  return Double(agreeing) / Double(truth.count * (truth.count - 1) / 2)
}

/// How well a benchmark's uncertainty predicts the true order of pairs.
public struct PairRankScores: Sendable, Codable, Equatable {
  /// How many pairs.
  public let pairs: Int
  /// The mean squared error of the predicted order; 0.25 is a coin's, 0 is best.
  public let brier: Double
  /// The mean log loss of the predicted order; ln 2 is a coin's, 0 is best.
  public let logLoss: Double
}

/// Scores a benchmark's predictions of the true order of every pair of models.
///
/// P(first < second) = Φ((m₂ − m₁)/√(v₁ + v₂)). Log loss keeps predictions 2⁻⁵² away from 0 and 1,
/// so that a benchmark that is certain and wrong is punished with 36 and not with infinity.
///
/// - Parameters:
///   - means: n ≥ 2 means of each model's bootstrapped scores.
///   - variances: n variances of them (upstream divides by the number of rounds).
///   - truth: n true ratings, in the same order of models.
/// - Returns: Brier score and log loss over all pairs; a tie in the truth counts as “not below”.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.tooFewValues`, `.outOfRange` for
///   a negative variance, `.noVariation` for two equal means without variance.
/// - Note: Arena-Hard's `benchmark_statistics.ipynb`.
public func pairRankScores(
  means: [Double], variances: [Double], truth: [Double]
) throws(StatisticsError) -> PairRankScores {
  try checkScores(means, truth)
  try checkPaired(means.count, variances.count, "Means and variances")
  try checkFinite(variances, "variance")
  guard variances.allSatisfy({ $0 >= 0 }) else {
    throw StatisticsError(.outOfRange, "A variance is negative.")
  }
  let epsilon = Double.ulpOfOne
  var brier = 0.0
  var loss = 0.0
  for i in truth.indices {
    for j in truth.indices where j > i {
      let spread = (variances[i] + variances[j]).squareRoot()
      guard spread > 0 || means[i] != means[j] else {
        throw StatisticsError(
          .noVariation,
          "The predicted order of models \(i) and \(j) is undefined: their scores are equal and have no variance."
        )
      }
      let p = normalCDF((means[j] - means[i]) / spread)
      let y = truth[i] < truth[j] ? 1.0 : 0.0
      let kept = min(max(p, epsilon), 1 - epsilon)
      brier += (p - y) * (p - y)
      loss -= y == 1 ? Elementary.logarithm(kept) : Elementary.logarithmOnePlus(-kept)
    }
  }
  let pairs = truth.count * (truth.count - 1) / 2
  return PairRankScores(
    pairs: pairs, brier: brier / Double(pairs), logLoss: loss / Double(pairs))
}

private func checkScores(_ benchmark: [Double], _ truth: [Double]) throws(StatisticsError) {
  try checkPaired(benchmark.count, truth.count, "Scores of the benchmark and the truth")
  try checkFinite(benchmark, "benchmark score")
  try checkFinite(truth, "true score")
  guard truth.count > 1 else {
    throw StatisticsError(
      .tooFewValues, "Agreement compares orderings: with \(truth.count) models there is no pair.")
  }
}
