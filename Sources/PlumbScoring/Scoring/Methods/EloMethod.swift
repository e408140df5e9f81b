internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// Elo ratings updated game by game.
  static let elo = LeaderboardMethod(
    name: "elo", summary: "Elo ratings updated game by game in the files' order (K is an option)"
  ) { options in
    GameScorer("elo", options: options, keepsOrder: true) { games, options in
      guard games.models.count > 1, !games.battles.isEmpty else {
        throw StatisticsError(
          .empty, "Elo ratings are undefined: there is no game between two models.")
      }
      var elo = OnlineElo(labels: games.models, k: options.eloK)
      for battle in games.battles { elo.play(battle) }
      let anchor = options.anchor.flatMap { _ in options.anchor(in: games) }
      let shift = anchor.map { $0.rating - elo.ratings[$0.player] } ?? 0
      let ratings = elo.ratings.map { $0 + shift }
      var scores = GameScores(
        scores: ratings.map(Optional.some), intervals: ratings.map { _ in nil }, unit: .rating,
        title: anchor == nil ? "Elo ratings, everyone starts at 1000" : ratingTitle(games, anchor))
      let rounds = options.bootstrap ?? 100
      let level = options.resolvedLevel
      if rounds > 0 {
        let samples = try await bootstrapElo(
          battles: games.battles, labels: games.models, k: options.eloK, rounds: rounds, seed: options.resolvedSeed,
          threads: options.threads)
        scores.take(samples, ratings: ratings, given: nil, level: level, unit: "games in random order")
        scores.intervals = scores.intervals.map { interval in
          interval.map { Interval(low: $0.low + shift, high: $0.high + shift, level: level) }
        }
      }
      scores.details["k"] = .number(options.eloK)
      scores.warnings.append("Elo ratings depend on the order of the games; Bradley–Terry's do not.")
      return scores
    }
  }
}
