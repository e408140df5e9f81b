internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// Bradley–Terry with Davidson's ties.
  static let davidson = tieMethod(
    "davidson", .davidson, parameter: "tie_parameter", summary: "Bradley–Terry ratings with Davidson's model of ties")

  /// Bradley–Terry with Rao and Kupper's ties.
  static let raoKupper = tieMethod(
    "rao-kupper", .raoKupper, parameter: "tie_parameter",
    summary: "Bradley–Terry ratings with Rao and Kupper's model of ties")

  private static func tieMethod(
    _ name: String, _ model: TieModel, parameter: String, summary: String
  ) -> LeaderboardMethod {
    LeaderboardMethod(name: name, summary: summary) { options in
      GameScorer(name, options: options) { games, options in
        let counts = try games.pairCounts(repeats: options.resamplesRows)
        let anchor = options.anchor(in: games)
        let fitOptions = BradleyTerryOptions(ridge: options.ridge, anchor: anchor)
        let fit = try fitTies(counts, model: model, options: fitOptions)
        let level = options.resolvedLevel
        var scores = GameScores(
          scores: fit.ratings.map(Optional.some), intervals: games.models.map { _ in nil }, unit: .rating,
          title: ratingTitle(games, anchor))
        let rounds = options.bootstrap ?? 200
        if rounds > 0 {
          let samples = try await bootstrapped(games, counts, options, rounds: rounds) {
            try? fitTies($0, model: model, options: fitOptions).ratings
          }
          scores.take(samples, ratings: fit.ratings, given: anchor?.player, level: level, unit: games.unit(options))
        } else {
          let z = normalQuantile(0.5 + 0.5 * level)
          scores.intervals = zip(fit.ratings, fit.standardErrors).map {
            Interval(low: $0 - z * $1, high: $0 + z * $1, level: level)
          }
          scores.interval = "normal, from the curvature; games as independent"
        }
        if let player = anchor?.player { scores.intervals[player] = nil }
        scores.details[parameter] = .number(fit.tieParameter)
        scores.details["log_likelihood"] = .number(fit.logLikelihood)
        if let baseline = games.baseline {
          if scores.columns.isEmpty { scores.columns = games.models.map { _ in [:] } }
          for index in games.models.indices where index != baseline {
            let outcome = fit.outcome(of: index, against: baseline)
            scores.columns[index]["win_probability"] = .number(100 * outcome.win)
            scores.columns[index]["tie_probability"] = .number(100 * outcome.tie)
            scores.columns[index]["loss_probability"] = .number(100 * outcome.loss)
          }
          scores.shown += [
            .init("win_probability", title: "win %", decimals: 1),
            .init("tie_probability", title: "tie %", decimals: 1),
            .init("loss_probability", title: "loss %", decimals: 1),
          ]
        }
        return scores
      }
    }
  }
}

/// Bootstraps a statistic of pair counts over prompts, or over games when they share none.
func bootstrapped(
  _ games: Games, _ counts: PairCounts, _ options: LeaderboardOptions, rounds: Int,
  statistic: @escaping @Sendable (PairCounts) -> [Double]?
) async throws -> RatingSamples {
  games.hasSharedItems && !options.resamplesRows
    ? try await bootstrapCounts(
      battles: games.battles, clusters: games.items, labels: games.models, rounds: rounds, seed: options.resolvedSeed,
      threads: options.threads, statistic: statistic)
    : try await bootstrapCounts(
      counts, rounds: rounds, seed: options.resolvedSeed, threads: options.threads, statistic: statistic)
}

extension Games {
  /// What a bootstrap draws.
  func unit(_ options: LeaderboardOptions) -> String {
    hasSharedItems && !options.resamplesRows ? "prompts" : "games"
  }
}
