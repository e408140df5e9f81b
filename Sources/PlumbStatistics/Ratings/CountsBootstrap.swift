/// Bootstraps any statistic of pair counts over independent battles.
///
/// Each round draws as many battles as there are, multinomially over (pair, outcome) cells.
///
/// - Parameters:
///   - counts: The battles.
///   - scale: What a value means, for the samples.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
///   - statistic: One value a player; `nil` where it is undefined.
/// - Returns: The values of every round in which they were defined.
/// - Throws: `StatisticsError` `.outOfRange` for impossible arguments, `.empty` without battles,
///   `.notConverged` when no round was defined.
public func bootstrapCounts(
  _ counts: PairCounts, scale: RatingScale = .elo, rounds: Int, seed: UInt64, threads: Int = 1,
  statistic: @escaping @Sendable (PairCounts) -> [Double]?
) async throws(StatisticsError) -> RatingSamples {
  try checkRounds(rounds, threads)
  let cells = counts.cells
  guard !cells.isEmpty else {
    throw StatisticsError(.empty, "There are no battles to resample.")
  }
  let sampler = MultinomialSampler(weights: cells.map(\.count))
  let empty = PairCounts(labels: counts.labels)
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var drawn = [Double](repeating: 0, count: cells.count)
    sampler.sample(into: &drawn, using: &generator)
    var resampled = empty
    for (cell, count) in zip(cells, drawn) where count > 0 {
      try? resampled.add(
        first: Int(cell.first), second: Int(cell.second), score: cell.score, weight: cell.weight,
        count: Int(count))
    }
    return statistic(resampled)
  }
  return try collected(results, labels: counts.labels, seed: seed, scale: scale)
}

/// Bootstraps any statistic of pair counts over clusters of battles, such as prompts.
///
/// - Parameters:
///   - battles: n battles.
///   - clusters: The cluster of each battle.
///   - labels: The players' names.
///   - scale: What a value means, for the samples.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
///   - statistic: One value a player; `nil` where it is undefined.
/// - Returns: The values of every round in which they were defined.
/// - Throws: `StatisticsError` `.outOfRange` or `.lengthMismatch` for impossible arguments, `.empty`
///   without battles, `.notConverged` when no round was defined.
public func bootstrapCounts(
  battles: [Battle], clusters: [Int], labels: [String], scale: RatingScale = .elo, rounds: Int,
  seed: UInt64, threads: Int = 1, statistic: @escaping @Sendable (PairCounts) -> [Double]?
) async throws(StatisticsError) -> RatingSamples {
  try checkRounds(rounds, threads)
  let members = try clusterMembers(clusters, count: battles.count)
  let empty = PairCounts(labels: labels)
  var probe = empty
  for battle in battles {
    try probe.add(
      first: battle.first, second: battle.second, score: battle.score, weight: battle.weight)
  }
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var resampled = empty
    for _ in members.indices {
      for index in members[generator.index(below: members.count)] {
        let battle = battles[index]
        try? resampled.add(
          first: battle.first, second: battle.second, score: battle.score, weight: battle.weight)
      }
    }
    return statistic(resampled)
  }
  return try collected(results, labels: labels, seed: seed, scale: scale)
}

/// The rows of each cluster, clusters in order of first appearance.
func clusterMembers(_ clusters: [Int], count: Int) throws(StatisticsError) -> [[Int]] {
  guard clusters.count == count else {
    throw StatisticsError(
      .lengthMismatch, "There are \(count) rows but \(clusters.count) cluster numbers.")
  }
  var unitOf: [Int: Int] = [:]
  var members: [[Int]] = []
  for (row, cluster) in clusters.enumerated() {
    if let unit = unitOf[cluster] {
      members[unit].append(row)
    } else {
      unitOf[cluster] = members.count
      members.append([row])
    }
  }
  guard members.count > 1 else {
    throw StatisticsError(
      .tooFewValues,
      "A bootstrap over \(members.count) prompts has no spread; it needs at least two.")
  }
  return members
}

func checkRounds(_ rounds: Int, _ threads: Int) throws(StatisticsError) {
  guard rounds >= 1, threads >= 1 else {
    throw StatisticsError(.outOfRange, "A bootstrap needs at least one round and one thread.")
  }
}

/// The rounds that were defined.
func collected(
  _ results: [[Double]?], labels: [String], seed: UInt64, scale: RatingScale
) throws(StatisticsError) -> RatingSamples {
  let defined = results.compactMap { $0 }
  guard !defined.isEmpty else {
    throw StatisticsError(
      .notConverged,
      "The bootstrap interval is undefined: the scores were undefined in all \(results.count) rounds. Add judgments."
    )
  }
  return RatingSamples(
    labels: labels, rounds: results.count, failedRounds: results.count - defined.count, seed: seed,
    scale: scale, values: defined.flatMap { $0 })
}
