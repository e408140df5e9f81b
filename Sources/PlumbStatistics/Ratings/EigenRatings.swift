/// Ratings from a power iteration on who took points from whom.
public struct EigenRatings: Sendable, Codable, Equatable {
  /// The players, in the order of the scores.
  public let labels: [String]
  /// m scores ≥ 0: of Euclidean length 1 for eigenvector scores, of sum 1 for PageRank.
  public let scores: [Double]
  /// Multiplications done.
  public let iterations: Int
  /// The change at which the iteration ended.
  public let tolerance: Double
}

/// Which way points flow in eigenvector scores.
public enum EigenDirection: String, Sendable, Codable, Equatable {
  /// A point is worth the beaten opponent's score: higher is better.
  case winners
  /// A point lost is worth the winner's score: higher is worse. This is what evalica's `eigen`
  /// returns.
  case losers
}

/// The leading eigenvector of the matrix of points scored.
///
/// - Parameters:
///   - counts: Battles among m ≥ 1 players; wins score 1 and ties ½ for each side.
///   - direction: Whether beating strong players (default) or losing to them counts.
///   - tolerance: Euclidean change at which the iteration ends, > 0.
///   - maximumIterations: Multiplications before giving up.
/// - Returns: m scores of Euclidean length 1.
/// - Throws: `StatisticsError` `.empty` without battles, `.notConverged` when scores oscillate or
///   are dominated slowly.
/// - Note: Keener 1993, doi:10.1137/1035004.
public func eigenRatings(
  _ counts: PairCounts, direction: EigenDirection = .winners, tolerance: Double = 1e-10,
  maximumIterations: Int = 10_000
) throws(StatisticsError) -> EigenRatings {
  guard counts.total > 0 else {
    throw StatisticsError(.empty, "There are no battles, so no eigenvector score is defined.")
  }
  let m = counts.players
  let points = counts.scores()
  return try powerIteration(
    direction == .winners ? points : transposed(points, m), labels: counts.labels,
    tolerance: tolerance, maximumIterations: maximumIterations)
}

/// PageRank on battles: from each player, walk to those who took points from it.
///
/// - Parameters:
///   - counts: Battles among m ≥ 1 players; wins score 1 and ties ½ for each side.
///   - damping: The probability of following a battle rather than jumping anywhere, in [0, 1).
///   - tolerance: Euclidean change at which the iteration ends, > 0.
///   - maximumIterations: Multiplications before giving up.
/// - Returns: m scores that sum to 1; higher is better.
/// - Throws: `StatisticsError` `.empty` without battles, `.outOfRange` for the damping,
///   `.notConverged`.
/// - Note: Page et al. 1999; a player who lost nothing leads anywhere, as in evalica.
public func pageRankRatings(
  _ counts: PairCounts, damping: Double = 0.85, tolerance: Double = 1e-12,
  maximumIterations: Int = 10_000
) throws(StatisticsError) -> EigenRatings {
  guard counts.total > 0 else {
    throw StatisticsError(.empty, "There are no battles, so no PageRank is defined.")
  }
  guard damping >= 0, damping < 1 else {
    throw StatisticsError(.outOfRange, "The damping \(damping) is not in [0, 1).")
  }
  let m = counts.players
  let points = counts.scores()
  var flow = [Double](repeating: 0, count: m * m)
  for loser in 0..<m {
    let lost = (0..<m).reduce(0) { $0 + points[$1 * m + loser] }
    for winner in 0..<m {
      let step = lost > 0 ? points[winner * m + loser] / lost : 1 / Double(m)
      flow[winner * m + loser] = damping * step + (1 - damping) / Double(m)
    }
  }
  let result = try powerIteration(
    flow, labels: counts.labels, tolerance: tolerance, maximumIterations: maximumIterations)
  let total = result.scores.reduce(0, +)
  return EigenRatings(
    labels: result.labels, scores: result.scores.map { $0 / total }, iterations: result.iterations,
    tolerance: tolerance)
}

private func powerIteration(
  _ matrix: [Double], labels: [String], tolerance: Double, maximumIterations: Int
) throws(StatisticsError) -> EigenRatings {
  let m = labels.count
  var scores = [Double](repeating: 1 / Double(m), count: m)
  for iteration in 1...max(1, maximumIterations) {
    var next = (0..<m).map { i in
      (0..<m).reduce(0) { $0 + matrix[i * m + $1] * scores[$1] }
    }
    let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { break }
    for i in next.indices { next[i] /= length }
    let change = zip(next, scores).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    scores = next
    if change < tolerance {
      return EigenRatings(
        labels: labels, scores: scores, iterations: iteration, tolerance: tolerance)
    }
  }
  throw StatisticsError(
    .notConverged,
    "The eigenvector scores of \(m) players are undefined: the power iteration does not settle, "
      + "as happens when no player took a point from a stronger one. Use Bradley–Terry.")
}

private func transposed(_ matrix: [Double], _ m: Int) -> [Double] {
  (0..<(m * m)).map { matrix[$0 % m * m + $0 / m] }
}
