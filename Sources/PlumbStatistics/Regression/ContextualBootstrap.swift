/// Strengths and coefficients of every round of a bootstrap.
public struct ContextualSamples: Sendable, Codable, Equatable {
  /// The ratings of every round.
  public let ratings: RatingSamples
  /// The covariates' names, in the order of each round's coefficients.
  public let covariates: [String]
  /// As many rounds × k coefficients, one round after the other.
  public let coefficients: [Double]

  /// The percentile interval of each coefficient.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: One interval a covariate; empty when `level` is out of range.
  public func coefficientIntervals(level: Double = 0.95) -> [Interval] {
    covariates.indices.compactMap { index in
      quantileInterval(
        stride(from: index, to: coefficients.count, by: covariates.count).map { coefficients[$0] },
        level: level)
    }
  }
}

/// Bootstraps strengths and coefficients over clusters of battles, such as prompts.
///
/// Clusters are drawn whole; the covariates stay as they are (they are not standardized anew).
///
/// - Parameters:
///   - battles: n battles with k covariates.
///   - clusters: The cluster of each battle; empty when battles are independent.
///   - options: Scale, penalties and anchor, for the samples' meaning.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
///   - fit: One round's fit; `nil` where it is undefined. By default the converged one.
/// - Returns: Ratings and coefficients of every round that could be fitted.
/// - Throws: `StatisticsError` of impossible arrays or arguments, `.notConverged` when no round
///   could be fitted.
public func bootstrapContextualBradleyTerry(
  _ battles: CovariateBattles, clusters: [Int] = [], options: ContextualOptions = .init(),
  rounds: Int, seed: UInt64, threads: Int = 1,
  fit: (@Sendable (CovariateBattles) -> ContextualFit?)? = nil
) async throws(StatisticsError) -> ContextualSamples {
  try checkRounds(rounds, threads)
  try battles.check()
  let n = battles.first.count
  let members = try clusterMembers(clusters.isEmpty ? Array(0..<n) : clusters, count: n)
  let k = battles.covariates.count
  let fitted = fit ?? { try? fitContextualBradleyTerry($0, options: options) }
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var copies = [Double](repeating: 0, count: n)
    for _ in members.indices {
      for row in members[generator.index(below: members.count)] { copies[row] += 1 }
    }
    var drawn = CovariateBattles(
      labels: battles.labels, covariates: battles.covariates, first: [], second: [], scores: [],
      values: [])
    for row in 0..<n where copies[row] > 0 {
      drawn.first.append(battles.first[row])
      drawn.second.append(battles.second[row])
      drawn.scores.append(battles.scores[row])
      drawn.weights.append(copies[row] * battles.weight(row))
      drawn.values += battles.values[(row * k)..<((row + 1) * k)]
    }
    return fitted(drawn).map { $0.ratings + $0.coefficients }
  }
  let all = try collected(
    results, labels: battles.labels + battles.covariates, seed: seed,
    scale: options.strengths.scale)
  let m = battles.labels.count
  var ratings: [Double] = []
  var coefficients: [Double] = []
  for round in 0..<all.count {
    let start = round * (m + k)
    ratings += all.values[start..<(start + m)]
    coefficients += all.values[(start + m)..<(start + m + k)]
  }
  return ContextualSamples(
    ratings: RatingSamples(
      labels: battles.labels, rounds: rounds, failedRounds: all.failedRounds, seed: seed,
      scale: options.strengths.scale, values: ratings),
    covariates: battles.covariates, coefficients: coefficients)
}
