internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// The mean share of points against each opponent met.
  static let averageWinRate = countMethod(
    "average-win-rate", summary: "mean share of points, every opponent counted alike",
    unit: .averageWinRate, title: "Mean win rate over opponents, in percent"
  ) { counts in
    averageWinRates(counts).map { $0.map { 100 * $0 } }
  }

  /// The leading eigenvector of who took points from whom.
  static let eigenvector = countMethod(
    "eigenvector", summary: "eigenvector scores: a point is worth the beaten model's score",
    title: "Eigenvector scores, length 1"
  ) { counts in
    try eigenRatings(counts).scores.map(Optional.some)
  }

  /// PageRank on games.
  static let pageRank = countMethod(
    "pagerank", summary: "PageRank on games, damping 0.85", title: "PageRank scores, sum 1"
  ) { counts in
    try pageRankRatings(counts).scores.map(Optional.some)
  }

  private static func countMethod(
    _ name: String, summary: String, unit: ScoreUnit = .number, title: String,
    statistic: @escaping @Sendable (PairCounts) throws -> [Double?]
  ) -> LeaderboardMethod {
    LeaderboardMethod(name: name, summary: summary) { options in
      GameScorer(name, options: options) { games, options in
        guard games.models.count > 1 else {
          throw StatisticsError(
            .tooFewValues, "Scores compare models: with \(games.models.count) there is nothing to compare.")
        }
        let counts = try games.pairCounts(repeats: options.resamplesRows)
        let values = try statistic(counts)
        var scores = GameScores(scores: values, intervals: values.map { _ in nil }, unit: unit, title: title)
        let rounds = options.bootstrap ?? 200
        if rounds > 0, values.allSatisfy({ $0 != nil }) {
          let samples = try await bootstrapped(games, counts, options, rounds: rounds) { counts in
            let values = try? statistic(counts)
            let defined = (values ?? []).compactMap { $0 }
            return defined.count == counts.players ? defined : nil
          }
          scores.take(
            samples, ratings: values.compactMap { $0 }, given: nil, level: options.resolvedLevel,
            unit: games.unit(options))
        }
        return scores
      }
    }
  }
}
