/// Bootstraps Bradley–Terry ratings over battles.
///
/// Each round draws as many battles as there are, multinomially over (pair, outcome) cells, and
/// refits from the full fit: the cost of a round does not depend on the number of battles. A
/// round's generator is derived from the seed and the round's index, so the result is the same for
/// any number of threads.
///
/// - Parameters:
///   - fit: A converged fit of `counts`; its options are used in every round.
///   - counts: The battles of the fit.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1.
/// - Returns: The ratings of every round whose battles still determine all ratings, and how many
///   did not.
/// - Throws: `StatisticsError` `.outOfRange` or `.lengthMismatch` for impossible arguments,
///   `.notConverged` when no round could be fitted.
/// - Note: Battles are resampled as independent. When several share an item or a prompt, use
///   ``bootstrapBradleyTerry(battles:clusters:labels:options:rounds:seed:threads:)``.
public func bootstrapBradleyTerry(
  _ fit: BradleyTerryFit, counts: PairCounts, rounds: Int, seed: UInt64, threads: Int = 1
) async throws(StatisticsError) -> RatingSamples {
  guard rounds >= 1, threads >= 1 else {
    throw StatisticsError(.outOfRange, "A bootstrap needs at least one round and one thread.")
  }
  guard counts.labels == fit.labels else {
    throw StatisticsError(.lengthMismatch, "The fit and the battles do not list the same players.")
  }
  let cells = counts.cells
  let sampler = MultinomialSampler(weights: cells.map(\.count))
  let problem = BradleyTerryProblem(counts, ridge: fit.options.ridge)
  let pairOfCell = pairs(of: cells, in: problem)
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var drawn = [Double](repeating: 0, count: cells.count)
    sampler.sample(into: &drawn, using: &generator)
    var resampled = problem
    for pair in resampled.total.indices {
      resampled.total[pair] = 0
      resampled.score[pair] = 0
    }
    for cell in cells.indices where drawn[cell] > 0 {
      let weight = drawn[cell] * cells[cell].weight
      resampled.total[Int(pairOfCell[cell])] += weight
      resampled.score[Int(pairOfCell[cell])] += weight * cells[cell].score
    }
    return refit(resampled, from: fit.logStrengths, options: fit.options)
  }
  return try collect(results, labels: fit.labels, seed: seed, scale: fit.options.scale)
}

/// Bootstraps Bradley–Terry ratings over clusters of battles, such as the prompts that several
/// battles share.
///
/// - Parameters:
///   - battles: n battles.
///   - clusters: The cluster of each battle, numbered from 0.
///   - labels: The players' names.
///   - options: Penalty, tolerance, scale and anchor.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
/// - Returns: The ratings of every round whose battles still determine all ratings, and how many
///   did not.
/// - Throws: `StatisticsError` of the full fit, `.outOfRange` or `.lengthMismatch` for impossible
///   arguments, `.notConverged` when no round could be fitted.
/// - Complexity: O(n + pairs + m³) a round.
/// - Note: Field & Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x: clusters are drawn whole, with
///   replacement.
public func bootstrapBradleyTerry(
  battles: [Battle], clusters: [Int], labels: [String], options: BradleyTerryOptions = .init(),
  rounds: Int, seed: UInt64, threads: Int = 1
) async throws(StatisticsError) -> RatingSamples {
  guard rounds >= 1, threads >= 1 else {
    throw StatisticsError(.outOfRange, "A bootstrap needs at least one round and one thread.")
  }
  guard battles.count == clusters.count else {
    throw StatisticsError(
      .lengthMismatch, "There are \(battles.count) battles but \(clusters.count) cluster numbers.")
  }
  guard let last = clusters.max(), clusters.allSatisfy({ $0 >= 0 }) else {
    throw StatisticsError(.empty, "There are no battles, or a cluster has a negative number.")
  }
  var counts = PairCounts(labels: labels)
  for battle in battles {
    try counts.add(
      first: battle.first, second: battle.second, score: battle.score, weight: battle.weight)
  }
  let fit = try fitBradleyTerry(counts, options: options)
  let problem = BradleyTerryProblem(counts, ridge: options.ridge)
  let pairTable = PairTable(problem)
  let pairOfBattle = battles.map { pairTable.pair($0.first, $0.second) }
  let present = Array(Set(clusters)).sorted()
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var copies = [Double](repeating: 0, count: last + 1)
    for _ in present.indices { copies[present[generator.index(below: present.count)]] += 1 }
    var resampled = problem
    for pair in resampled.total.indices {
      resampled.total[pair] = 0
      resampled.score[pair] = 0
    }
    for (index, battle) in battles.enumerated() where copies[clusters[index]] > 0 {
      let weight = copies[clusters[index]] * battle.weight
      let pair = Int(pairOfBattle[index])
      resampled.total[pair] += weight
      resampled.score[pair] +=
        weight * (battle.first < battle.second ? battle.score : 1 - battle.score)
    }
    return refit(resampled, from: fit.logStrengths, options: options)
  }
  return try collect(results, labels: labels, seed: seed, scale: options.scale)
}

/// One comparison of two players.
public struct Battle: Sendable, Codable, Equatable {
  /// A player's index.
  public var first: Int
  /// Another player's index.
  public var second: Int
  /// The first player's score: 1 a win, 0 a loss, ½ a tie, or a probability.
  public var score: Double
  /// > 0.
  public var weight: Double

  /// Makes a battle.
  ///
  /// - Parameters:
  ///   - first: A player's index.
  ///   - second: Another player's index.
  ///   - score: The first player's score, between 0 and 1.
  ///   - weight: > 0.
  public init(first: Int, second: Int, score: Double, weight: Double = 1) {
    self.first = first
    self.second = second
    self.score = score
    self.weight = weight
  }
}

/// The index of each pair in a problem.
private struct PairTable {
  private let index: [Int32]
  private let players: Int

  init(_ problem: BradleyTerryProblem) {
    players = problem.players
    var index = [Int32](repeating: -1, count: players * players)
    for pair in problem.total.indices {
      index[Int(problem.first[pair]) * players + Int(problem.second[pair])] = Int32(pair)
    }
    self.index = index
  }

  func pair(_ a: Int, _ b: Int) -> Int32 { index[min(a, b) * players + max(a, b)] }
}

private func pairs(of cells: [PairCounts.Cell], in problem: BradleyTerryProblem) -> [Int32] {
  let table = PairTable(problem)
  return cells.map { table.pair(Int($0.first), Int($0.second)) }
}

/// Ratings of resampled battles; `nil` when they have no finite optimum.
private func refit(
  _ problem: BradleyTerryProblem, from start: [Double], options: BradleyTerryOptions
) -> [Double]? {
  if options.ridge == 0 {
    let m = problem.players
    var scores = [Double](repeating: 0, count: m * m)
    for pair in problem.total.indices {
      let i = Int(problem.first[pair])
      let j = Int(problem.second[pair])
      scores[i * m + j] = problem.score[pair]
      scores[j * m + i] = problem.total[pair] - problem.score[pair]
    }
    guard isStronglyConnected(scores, players: m) else { return nil }
  }
  guard
    let solution = problem.solve(
      from: start, tolerance: options.tolerance, maximumIterations: options.maximumIterations),
    solution.converged
  else { return nil }
  return ratings(solution.theta, options: options)
}

private func collect(
  _ results: [[Double]?], labels: [String], seed: UInt64, scale: RatingScale
) throws(StatisticsError) -> RatingSamples {
  let fitted = results.compactMap { $0 }
  guard !fitted.isEmpty else {
    throw StatisticsError(
      .notConverged,
      "None of \(results.count) bootstrap rounds determines all ratings: in each, a player lost or won every battle. "
        + "Add battles or set a positive ridge.")
  }
  return RatingSamples(
    labels: labels, rounds: results.count, failedRounds: results.count - fitted.count, seed: seed,
    scale: scale, values: fitted.flatMap { $0 })
}
