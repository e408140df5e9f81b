internal import PlumbCore
internal import PlumbStatistics

/// Ratings or win rates with the effect of style taken out.
///
/// - Parameters:
///   - games: Games with styles.
///   - options: Which features, and whose quirks.
///   - showsWinRates: Whether the score is the win rate against the baseline instead of the rating.
/// - Returns: Scores, intervals and coefficients.
/// - Throws: What is undefined and why.
func styleControlledScores(
  _ games: Games, _ options: LeaderboardOptions, showsWinRates: Bool
) async throws -> GameScores {
  let rows = StyleRows(games, options)
  guard !rows.items.isEmpty else {
    throw EvaluationError(
      .invalidInput,
      "style control is undefined: of \(games.battles.count) games none has the style of both answers. Give the answers "
        + "(Arena-Hard: the model_answer folder beside model_judgment), or judgments with 'styles'.")
  }
  let level = options.resolvedLevel
  let anchor = options.anchor(in: games)
  let fitOptions = options.contextualOptions(anchor: anchor)
  let battles = try rows.standardized(labels: games.models)
  let isUnconverged = options.compatibility == .arenaHardV2
  let fit =
    isUnconverged
    ? try fitContextualBradleyTerryUnconverged(battles, anchor: anchor)
    : try fitContextualBradleyTerry(battles, options: fitOptions, clusters: rows.items)
  var scores = GameScores(
    scores: fit.ratings.map(Optional.some), intervals: games.models.map { _ in nil }, title: ratingTitle(games, anchor))
  scores.control = options.controls.map(\.rawValue)
  scores.warnings = rows.warnings
  let scale = fitOptions.strengths.scale
  let rounds = options.bootstrap ?? (isUnconverged ? 100 : 200)
  var samples: RatingSamples?
  var coefficients: [Interval] = []
  if rounds > 0 {
    let emulated: @Sendable (CovariateBattles) -> ContextualFit? = {
      try? fitContextualBradleyTerryUnconverged($0, anchor: anchor)
    }
    let drawn = try await bootstrapContextualBradleyTerry(
      battles, clusters: options.resamplesRows ? [] : rows.items, options: fitOptions, rounds: rounds,
      seed: options.resolvedSeed, threads: options.threads, fit: isUnconverged ? emulated : nil)
    scores.take(
      drawn.ratings, ratings: fit.ratings, given: anchor?.player, level: level,
      unit: options.resamplesRows ? "rows" : "prompts")
    samples = drawn.ratings
    coefficients = drawn.coefficientIntervals(level: level)
  } else if let errors = fit.ratingErrors {
    let z = normalQuantile(0.5 + 0.5 * level)
    scores.intervals = zip(fit.ratings, errors).map { Interval(low: $0 - z * $1, high: $0 + z * $1, level: level) }
    scores.interval = "sandwich over prompts"
  }
  if let player = anchor?.player { scores.intervals[player] = nil }
  scores.addWinRates(games, ratings: fit.ratings, samples: samples, scale: scale, level: level)
  scores.details["coefficients"] = .object(
    JSONObject(
      fit.covariates.enumerated().map { index, name in
        var figure: JSONObject = ["value": .number(fit.coefficients[index])]
        figure["low"] = coefficients.isEmpty ? nil : .number(coefficients[index].low)
        figure["high"] = coefficients.isEmpty ? nil : .number(coefficients[index].high)
        return .init(key: name, value: .object(figure))
      }))
  scores.details["loss"] = .number(fit.loss)
  scores.details["iterations"] = JSONValue(fit.iterations)
  scores.details["converged"] = .bool(fit.converged)
  if showsWinRates { scores.showWinRates(games) }
  return scores
}

extension GameScores {
  /// Makes the win rate the score and the rating a column.
  fileprivate mutating func showWinRates(_ games: Games) {
    guard let baseline = games.baseline else { return }
    for index in games.models.indices {
      let rating = scores[index]
      scores[index] = columns[index]["win_rate"]?.double
      intervals[index] = columns[index]["win_rate_low"]?.double.flatMap { low in
        columns[index]["win_rate_high"]?.double.map { Interval(low: low, high: $0, level: 0.95) }
      }
      columns[index]["rating"] = rating.map(JSONValue.number)
      for key in ["win_rate", "win_rate_low", "win_rate_high"] { columns[index][key] = nil }
    }
    shown = [.init("rating", title: "rating", decimals: 1)]
    title = "Win rate against \(games.models[baseline]) with style controlled, in percent"
  }
}

extension LeaderboardOptions {
  fileprivate func contextualOptions(anchor: Anchor?) -> ContextualOptions {
    switch compatibility {
    case .arenaHardV01, .chatbotArena: .chatbotArena(anchor: anchor)
    case .arenaHardV2, .alpacaEval, .alignBench, nil:
      ContextualOptions(strengths: BradleyTerryOptions(ridge: ridge, anchor: anchor))
    }
  }
}
