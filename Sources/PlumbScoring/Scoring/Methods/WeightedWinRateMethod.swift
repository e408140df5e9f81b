internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// Arena-Hard v2's score: the mean over games, strong wins counted several times; with controls, at equal style.
  static let weightedWinRate = LeaderboardMethod(
    name: "weighted-win-rate",
    summary: "mean over games against the baseline, strong wins weighted (Arena-Hard v2's score)", needsBaseline: true,
    takesControls: true
  ) { options in
    GameScorer("weighted-win-rate", options: options) { games, options in
      options.controls.isEmpty
        ? try await weightedWinRates(games, options)
        : try await styleControlledScores(games, options, showsWinRates: true)
    }
  }
}

private func weightedWinRates(_ games: Games, _ options: LeaderboardOptions) async throws -> GameScores {
  let baseline = games.baseline
  // Where every game failed there is no score, and the failures are told.
  guard baseline != nil || games.battles.isEmpty || games.areAgainstBaseline.contains(true) else {
    throw EvaluationError(
      .invalidInput,
      "the weighted win rate is undefined: the games have no baseline. Name it with \(option: "baseline").")
  }
  let opponent = baseline.map { games.models[$0] } ?? "each category's baseline"
  var data = GroupedScores(labels: games.models)
  var others = 0
  for (index, battle) in games.battles.enumerated() {
    guard games.areAgainstBaseline[index] else {
      others += 1
      continue
    }
    data.add(100 * battle.score, weight: battle.weight, group: battle.first, unit: games.items[index])
  }
  let level = options.resolvedLevel
  var scores = GameScores(
    scores: data.means, intervals: games.models.map { _ in nil }, unit: .winRate,
    title: "Weighted win rate against \(opponent), in percent, a strong win counted "
      + "\(formatDecimal(options.strongWeight, options.strongWeight == options.strongWeight.rounded() ? 0 : 2)) times")
  if others > 0 {
    scores.warnings.append("\(others) games are not against \(opponent) and do not count.")
  }
  scores.columns = games.models.indices.map { group in
    ["n_rows": .number(data.groups.indices.reduce(0) { $0 + (data.groups[$1] == group ? data.weights[$1] : 0) })]
  }
  scores.shown = [.init("n_rows", title: "rows")]
  if options.compatibility == .arenaHardV2 {
    try scores.resampleRows(games, options, level: level)
  } else if let rounds = options.bootstrap, rounds > 0 {
    let present = data.means.indices.filter { data.means[$0] != nil }
    var part = GroupedScores(labels: present.map { games.models[$0] })
    for row in data.groups.indices {
      guard let group = present.firstIndex(of: data.groups[row]) else { continue }
      part.add(data.scores[row], weight: data.weights[row], group: group, unit: data.units[row])
    }
    let samples = try await bootstrapMeans(
      of: part, rounds: rounds, seed: options.resolvedSeed, threads: options.threads)
    for (index, group) in present.enumerated() { scores.intervals[group] = samples.intervals(level: level)?[index] }
    scores.interval = "bootstrap over prompts, \(rounds) rounds, percentiles"
  } else {
    for (group, error) in data.standardErrors.enumerated() {
      guard let error, let mean = data.means[group] else { continue }
      scores.columns[group]["standard_error"] = .number(error.value)
      // Equal games have no spread that says anything: Wilson's interval over prompts stands in.
      let interval =
        error.value > 0
        ? error.interval(around: mean, level: level)
        : wilsonInterval(successes: mean / 100 * Double(error.units), trials: error.units, level: level).map {
          Interval(low: 100 * $0.low, high: 100 * $0.high, level: level)
        }
      scores.intervals[group] = interval.map {
        Interval(low: max(0, $0.low), high: min(100, $0.high), level: level)
      }
    }
    scores.interval =
      "Student's t with errors clustered by prompt"
      + (data.standardErrors.contains { $0?.value == 0 } ? "; Wilson's where all prompts score alike" : "")
  }
  if let baseline { scores.scores[baseline] = 50 }
  return scores
}

extension GameScores {
  /// Arena-Hard v2's own intervals: rows, repeats included, are drawn within each model; the score is the rounds' mean.
  fileprivate mutating func resampleRows(_ games: Games, _ options: LeaderboardOptions, level: Double) throws {
    let rows = games.expanded
    let rounds = max(1, options.bootstrap ?? 100)
    for model in games.models.indices where model != games.baseline {
      let values = rows.battles.indices.compactMap { index in
        rows.battles[index].first == model && rows.areAgainstBaseline[index] ? 100 * rows.battles[index].score : nil
      }
      guard values.count > 1 else { continue }
      let result = try bootstrapMean(values, rounds: rounds, seed: options.resolvedSeed, level: level)
      columns[model]["mean"] = .number(result.estimate)
      scores[model] = result.estimate + result.bias
      intervals[model] = result.interval
    }
    interval = "bootstrap over rows, \(rounds) rounds, percentiles; the score is the rounds' mean"
  }
}
