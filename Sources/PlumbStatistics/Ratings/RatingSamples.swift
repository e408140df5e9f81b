/// Ratings of all players in every round of a bootstrap.
public struct RatingSamples: Sendable, Codable, Equatable {
  /// The players, in the order of each round's ratings.
  public let labels: [String]
  /// Rounds asked for.
  public let rounds: Int
  /// Rounds whose resampled battles left a rating undefined; they are not among the samples.
  public let failedRounds: Int
  /// The seed of the run.
  public let seed: UInt64
  /// What a rating means, for win probabilities.
  public let scale: RatingScale
  /// (rounds − failedRounds) × m ratings, one round after the other.
  public let values: [Double]

  /// How many rounds gave ratings.
  public var count: Int { labels.isEmpty ? 0 : values.count / labels.count }

  /// One player's rating in every round.
  ///
  /// - Parameter player: The player's index.
  /// - Returns: ``count`` ratings.
  public func ratings(of player: Int) -> [Double] {
    stride(from: player, to: values.count, by: labels.count).map { values[$0] }
  }

  /// The percentile interval of every rating.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: One interval a player; `nil` when `level` is out of range or no round succeeded.
  public func intervals(level: Double = 0.95) -> [Interval]? {
    let all = labels.indices.compactMap { quantileInterval(ratings(of: $0), level: level) }
    return all.count == labels.count ? all : nil
  }

  /// The sample variance of every rating over the rounds.
  ///
  /// - Returns: One variance a player; `nil` with fewer than two rounds.
  public func variances() -> [Double]? {
    let all = labels.indices.compactMap { Moments(ratings(of: $0)).variance }
    return all.count == labels.count ? all : nil
  }

  /// Each player's rank with the range that holds `level` of the rounds' ranks.
  ///
  /// - Parameters:
  ///   - ratings: The point estimates, which give the rank itself.
  ///   - level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: One rank a player; `nil` when `level` is out of range, the lengths differ, or no
  ///   round succeeded.
  public func ranks(ratings: [Double], level: Double = 0.95) -> [RankInterval]? {
    let m = labels.count
    guard isLevel(level), ratings.count == m, count > 0 else { return nil }
    var ranks = [[Double]](repeating: [], count: m)
    for round in 0..<count {
      let slice = Array(values[(round * m)..<((round + 1) * m)])
      let sorted = slice.sorted()
      for i in 0..<m { ranks[i].append(Double(1 + m - firstIndex(in: sorted, above: slice[i]))) }
    }
    let sorted = ratings.sorted()
    let tail = 0.5 * (1 - level)
    return (0..<m).map { i in
      let ordered = ranks[i].sorted()
      let low = quantile(ofSorted: ordered, tail) ?? 1
      let high = quantile(ofSorted: ordered, 1 - tail) ?? Double(m)
      return RankInterval(
        rank: 1 + m - firstIndex(in: sorted, above: ratings[i]), low: Int(low.rounded(.down)),
        high: Int(high.rounded(.up)))
    }
  }

  /// The percentile interval of the probability of beating `baseline`, ties counted as half.
  ///
  /// The baseline's own uncertainty is in it: both ratings come from the same round.
  ///
  /// - Parameters:
  ///   - player: A player's index.
  ///   - baseline: The opponent's index.
  ///   - level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range or no round succeeded.
  public func winProbabilityInterval(
    of player: Int, against baseline: Int, level: Double = 0.95
  ) -> Interval? {
    quantileInterval(
      zip(ratings(of: player), ratings(of: baseline)).map { scale.winProbability($0, against: $1) },
      level: level)
  }
}
