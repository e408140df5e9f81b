/// Elo ratings updated battle by battle: the result depends on the order of the battles.
public struct OnlineElo: Sendable, Codable, Equatable {
  /// The players, in the order of the ratings.
  public let labels: [String]
  /// The most points a battle can move.
  public let k: Double
  /// Base, points a factor `base`, and the rating everyone starts with (`origin`).
  public let scale: RatingScale
  /// The ratings after the battles played so far.
  public private(set) var ratings: [Double]
  /// How many battles were played.
  public private(set) var battles: Int

  /// Ratings before any battle.
  ///
  /// - Parameters:
  ///   - labels: One name a player.
  ///   - k: The most points a battle can move, > 0; Chatbot Arena's and evalica's is 4.
  ///   - scale: Base, scale and initial rating.
  public init(labels: [String], k: Double = 4, scale: RatingScale = .elo) {
    self.labels = labels
    self.k = k
    self.scale = scale
    ratings = Array(repeating: scale.origin, count: labels.count)
    battles = 0
  }

  /// Plays one battle.
  ///
  /// - Parameter battle: Two different players, a score, and a weight that multiplies `k`.
  /// - Precondition: Both indices are players' indices.
  public mutating func play(_ battle: Battle) {
    let expected = logistic(
      (ratings[battle.first] - ratings[battle.second]) / scale.scale
        * Elementary.logarithm(scale.base))
    let change = k * battle.weight * (battle.score - expected)
    ratings[battle.first] += change
    ratings[battle.second] -= change
    battles += 1
  }
}

/// Elo ratings over random orders or resamples of the same battles.
///
/// - Parameters:
///   - battles: n ≥ 1 battles.
///   - labels: One name a player.
///   - k: The most points a battle can move, > 0.
///   - scale: Base, scale and initial rating.
///   - replacement: Whether battles are drawn with replacement (as Chatbot Arena does) or only put
///     in random order.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
/// - Returns: The ratings of every round.
/// - Throws: `StatisticsError` `.empty` without battles, `.outOfRange` for impossible arguments.
public func bootstrapElo(
  battles: [Battle], labels: [String], k: Double = 4, scale: RatingScale = .elo,
  replacement: Bool = true, rounds: Int, seed: UInt64, threads: Int = 1
) async throws(StatisticsError) -> RatingSamples {
  guard !battles.isEmpty else {
    throw StatisticsError(.empty, "There are no battles, so no Elo rating is defined.")
  }
  guard rounds >= 1, threads >= 1, k > 0 else {
    throw StatisticsError(.outOfRange, "Elo needs a positive k, at least one round and one thread.")
  }
  let known = labels.indices
  guard battles.allSatisfy({ known.contains($0.first) && known.contains($0.second) }) else {
    throw StatisticsError(
      .outOfRange, "A battle names a player outside the \(labels.count) players, numbered from 0.")
  }
  let results = await concurrentRounds(rounds, threads: threads) { round in
    var generator = SplitMix64(seed: seed, index: round)
    var elo = OnlineElo(labels: labels, k: k, scale: scale)
    if replacement {
      for _ in battles.indices { elo.play(battles[generator.index(below: battles.count)]) }
    } else {
      for index in battles.indices.shuffled(using: &generator) { elo.play(battles[index]) }
    }
    return elo.ratings
  }
  return RatingSamples(
    labels: labels, rounds: rounds, failedRounds: 0, seed: seed, scale: scale,
    values: results.flatMap { $0 })
}
