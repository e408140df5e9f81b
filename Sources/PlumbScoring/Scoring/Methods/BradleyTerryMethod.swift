internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// Bradley–Terry ratings of all games, ties counted as half; with controls, at equal style.
  static let bradleyTerry = LeaderboardMethod(
    name: "bradley-terry", summary: "Bradley–Terry ratings on Elo's scale, and the win rates they imply",
    takesControls: true
  ) { options in
    GameScorer("bradley-terry", options: options) { games, options in
      options.controls.isEmpty
        ? try await bradleyTerryScores(games, options)
        : try await styleControlledScores(games, options, showsWinRates: false)
    }
  }
}

/// Plain Bradley–Terry ratings with bootstrap or sandwich intervals.
private func bradleyTerryScores(_ games: Games, _ options: LeaderboardOptions) async throws -> GameScores {
  let resamplesRows = options.resamplesRows
  let counts = try games.pairCounts(repeats: resamplesRows)
  let anchor = options.anchor(in: games)
  let fitOptions = BradleyTerryOptions(ridge: options.ridge, anchor: anchor)
  let fit = try fitBradleyTerry(counts, options: fitOptions)
  let level = options.resolvedLevel
  let rounds = options.bootstrap ?? 200
  let overItems = games.hasSharedItems && !resamplesRows
  var scores = GameScores(
    scores: fit.ratings.map(Optional.some), intervals: games.models.map { _ in nil }, unit: .rating,
    title: ratingTitle(games, anchor))
  var samples: RatingSamples?
  if rounds > 0 {
    let drawn =
      overItems
      ? try await bootstrapBradleyTerry(
        battles: games.battles, clusters: games.items, labels: games.models, options: fitOptions, rounds: rounds,
        seed: options.resolvedSeed, threads: options.threads)
      : try await bootstrapBradleyTerry(
        fit, counts: counts, rounds: rounds, seed: options.resolvedSeed, threads: options.threads)
    scores.take(drawn, ratings: fit.ratings, given: anchor?.player, level: level, unit: overItems ? "prompts" : "games")
    samples = drawn
  } else {
    scores.intervals = try sandwich(games, fit, counts, overItems: overItems, level: level)
    scores.interval = "sandwich over \(overItems ? "prompts" : "games")"
  }
  if let player = anchor?.player { scores.intervals[player] = nil }
  if let rates = scores.impliedWinRates(
    games, ratings: fit.ratings, samples: samples, scale: fitOptions.scale, level: level)
  {
    scores.addWinRates(rates, games)
  }
  scores.details["ridge"] = options.ridge > 0 ? .number(options.ridge) : nil
  scores.details["log_likelihood"] = .number(fit.logLikelihood)
  scores.details["iterations"] = JSONValue(fit.iterations)
  scores.details["converged"] = .bool(fit.converged)
  return scores
}

private func sandwich(
  _ games: Games, _ fit: BradleyTerryFit, _ counts: PairCounts, overItems: Bool, level: Double
) throws -> [Interval?] {
  guard overItems else { return try sandwichIntervals(of: fit, counts: counts, level: level).intervals }
  let battles = CovariateBattles(
    labels: games.models, covariates: [], first: games.battles.map(\.first), second: games.battles.map(\.second),
    scores: games.battles.map(\.score), weights: games.battles.map(\.weight), values: [])
  let clustered = try fitContextualBradleyTerry(
    battles, options: ContextualOptions(strengths: fit.options), clusters: games.items)
  let z = normalQuantile(0.5 + 0.5 * level)
  return zip(fit.ratings, clustered.ratingErrors ?? []).map { rating, error in
    Interval(low: rating - z * error, high: rating + z * error, level: level)
  }
}

extension LeaderboardOptions {
  /// Whether intervals resample rows, repeats included, as the compatible systems do, instead of prompts.
  var resamplesRows: Bool {
    switch compatibility {
    case .arenaHardV01, .arenaHardV2, .chatbotArena: true
    case .alpacaEval, .alignBench, nil: false
    }
  }

  /// The model whose rating is given: the one asked for, Chatbot Arena's own, or the baseline at 1000.
  func anchor(in games: Games) -> Anchor? {
    if let anchor, let player = games.models.firstIndex(of: anchor.model) {
      return Anchor(player: player, rating: anchor.rating)
    }
    if compatibility == .chatbotArena {
      return games.models.firstIndex(of: "mixtral-8x7b-instruct-v0.1").map { Anchor(player: $0, rating: 1114) }
    }
    return games.baseline.map { Anchor(player: $0, rating: 1000) }
  }
}

/// What a rating is measured from.
func ratingTitle(_ games: Games, _ anchor: Anchor?) -> String {
  anchor.map { "Ratings on Elo's scale, \(games.models[$0.player]) = \(formatDecimal($0.rating, 0))" }
    ?? "Ratings on Elo's scale, mean 1000"
}

extension GameScores {
  /// Takes intervals, ranks and variances from bootstrap rounds.
  mutating func take(_ samples: RatingSamples, ratings: [Double], given: Int?, level: Double, unit: String) {
    intervals = samples.intervals(level: level)?.map(Optional.some) ?? intervals
    ranks = samples.ranks(ratings: ratings, level: level) ?? []
    interval = "bootstrap over \(unit), \(samples.rounds) rounds, percentiles"
    if samples.failedRounds > 0 {
      warnings.append(
        "\(samples.failedRounds) of \(samples.rounds) bootstrap rounds left a score undefined and are not in the intervals, which are too narrow for it."
      )
    }
    if let variances = samples.variances() {
      if !variances.contains(where: { $0 > 0 }) {
        intervals = ratings.map { _ in nil }
        ranks = []
        interval = nil
        warnings.append(
          "Intervals are undefined: the games have no spread (one game, or all with the same outcome), so resampling them "
            + "says nothing.")
        return
      }
      if columns.isEmpty { columns = ratings.map { _ in [:] } }
      for index in columns.indices where index != given { columns[index]["variance"] = .number(variances[index]) }
    }
  }

  /// Each model's probability of beating the baseline, in percent, as its ratings imply it; `nil` without a baseline.
  func impliedWinRates(
    _ games: Games, ratings: [Double], samples: RatingSamples?, scale: RatingScale, level: Double
  ) -> ImpliedWinRates? {
    guard let baseline = games.baseline, let rates = winProbabilities(ratings, against: baseline, scale: scale) else {
      return nil
    }
    let intervals = ratings.indices.map { index -> Interval? in
      guard index != baseline,
        let interval = samples?.winProbabilityInterval(of: index, against: baseline, level: level)
          ?? self.intervals[index].map({
            Interval(
              low: scale.winProbability($0.low, against: ratings[baseline]),
              high: scale.winProbability($0.high, against: ratings[baseline]), level: level)
          })
      else { return nil }
      return Interval(low: 100 * interval.low, high: 100 * interval.high, level: level)
    }
    return ImpliedWinRates(baseline: baseline, values: rates.map { 100 * $0 }, intervals: intervals)
  }

  /// Adds the win rates that ratings imply as columns.
  mutating func addWinRates(_ rates: ImpliedWinRates, _ games: Games) {
    if columns.isEmpty { columns = rates.values.map { _ in [:] } }
    for index in columns.indices {
      columns[index]["win_rate"] = .number(rates.values[index])
      guard let interval = rates.intervals[index] else { continue }
      columns[index]["win_rate_low"] = .number(interval.low)
      columns[index]["win_rate_high"] = .number(interval.high)
    }
    shown += [
      .init("win_rate", title: "win % against \(games.models[rates.baseline])", decimals: 2),
      .init("win_rate_low", title: "low", decimals: 1), .init("win_rate_high", title: "high", decimals: 1),
    ]
  }
}

/// Each model's probability of beating the baseline, in percent, with its interval.
struct ImpliedWinRates {
  /// The baseline's index.
  var baseline: Int
  /// One a model.
  var values: [Double]
  /// One a model; `nil` for the baseline and where there is none.
  var intervals: [Interval?]
}
