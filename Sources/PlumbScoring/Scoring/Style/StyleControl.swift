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
    scores: fit.ratings.map(Optional.some), intervals: games.models.map { _ in nil }, unit: .rating,
    title: ratingTitle(games, anchor))
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
  let rates = scores.impliedWinRates(games, ratings: fit.ratings, samples: samples, scale: scale, level: level)
  if let rates, showsWinRates {
    scores.showWinRates(rates, games)
  } else if let rates {
    scores.addWinRates(rates, games)
  }
  scores.styleEffects = fit.covariates.enumerated().map { index, feature in
    let interval = coefficients.isEmpty ? nil : coefficients[index]
    return .init(feature: feature, value: fit.coefficients[index], low: interval?.low, high: interval?.high)
  }
  scores.details["loss"] = .number(fit.loss)
  scores.details["iterations"] = JSONValue(fit.iterations)
  scores.details["converged"] = .bool(fit.converged)
  return scores
}

extension GameScores {
  /// Makes the win rate the score and the rating a column.
  fileprivate mutating func showWinRates(_ rates: ImpliedWinRates, _ games: Games) {
    if columns.isEmpty { columns = games.models.map { _ in [:] } }
    for index in games.models.indices {
      columns[index]["rating"] = scores[index].map(JSONValue.number)
      scores[index] = rates.values[index]
      intervals[index] = rates.intervals[index]
    }
    shown = [.init("rating", title: "rating", decimals: 1)]
    unit = .winRate
    title = "Win rate against \(games.models[rates.baseline]) with style controlled, in percent"
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
