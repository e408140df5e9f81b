internal import PlumbCore
internal import PlumbStatistics

/// Scores models by a function of their games.
struct GameScorer: LeaderboardScorer {
  let method: String
  let options: LeaderboardOptions
  let score: @Sendable (Games, LeaderboardOptions) async throws -> GameScores
  private var baselines: BaselineChoice
  private var log: GameLog
  private var table: ComparisonTable
  private var taken = 0

  init(
    _ method: String, options: LeaderboardOptions, keepsOrder: Bool = false,
    score: @escaping @Sendable (Games, LeaderboardOptions) async throws -> GameScores
  ) {
    self.method = method
    self.options = options
    self.score = score
    baselines = BaselineChoice(chosen: options.baseline)
    log = GameLog(keepsOrder: keepsOrder, strongWeight: options.strongWeight)
    table = ComparisonTable(baseline: options.baseline ?? "")
  }

  mutating func add(_ judgment: Judgment) throws {
    taken += 1
    guard options.includes(judgment) else { return }
    let baseline = try baselines.baseline(of: judgment)
    log.add(judgment)
    // For what is known of the judges: how they behave in both orders. Battles of nobody in particular say nothing.
    if !judgment.judge.isEmpty { table.add(judgment, baseline: baseline ?? judgment.models.min() ?? "") }
  }

  mutating func add(_ battles: BattleBatch) throws { log.add(battles) }

  func leaderboard() async throws -> Leaderboard {
    let baseline = baselines.single
    let games = log.games(keepsHalves: options.compatibility == .arenaHardV01, baseline: baseline)
    guard !games.models.isEmpty else { throw nothingToScore }
    if let baseline, games.baseline == nil {
      throw EvaluationError(
        .invalidInput,
        "no game has the baseline '\(baseline)'. Check \(option: "baseline"); the models are "
          + "\(games.models.prefix(5).joined(separator: ", "))\(games.models.count > 5 ? ", …" : "").")
    }
    if let anchor = options.anchor, !games.models.contains(anchor.model) {
      throw EvaluationError(.invalidInput, "no game has the anchor '\(anchor.model)'. Check \(option: "anchor").")
    }
    let scored = try await score(games, options)
    var rows = rows(games, scored)
    rows.sort { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    var warnings = scored.warnings
    let halves = games.halves.reduce(0, +) / 2
    if halves > 0 {
      warnings.append(
        "\(halves) games were left out because the game in the other order failed: alone they would bring position bias back."
      )
    }
    if log.passedOver > 0 {
      warnings.append("\(log.passedOver) judgments are no preference between two models and were passed over.")
    }
    warnings += baselines.warnings
    var board = Leaderboard(
      method: method, unit: scored.unit, baseline: baseline, seed: options.seed, level: options.resolvedLevel,
      interval: scored.interval, control: scored.control, details: scored.details, rows: rows, judges: judges,
      warnings: warnings, display: .init(title: scored.title, columns: scored.shown))
    board.styleEffects = scored.styleEffects
    return board
  }

  private var judges: [JudgeBehaviour] { table.judges }

  private var nothingToScore: EvaluationError {
    EvaluationError(
      .invalidInput,
      options.categories.isEmpty
        ? "none of the \(taken) judgments is a preference between two models, so no score is defined."
        : "none of the \(taken) judgments is a preference of the categories \(options.categories.joined(separator: ", "))."
    )
  }

  private func rows(_ games: Games, _ scored: GameScores) -> [Leaderboard.Row] {
    let played = games.played
    let ranks =
      scored.ranks.isEmpty ? Self.ranks(scored, level: options.resolvedLevel) : scored.ranks.map(Optional.some)
    return games.models.indices.map { index in
      let interval = scored.intervals[index]
      let missing = games.failed[index] + games.halves[index]
      return Leaderboard.Row(
        model: games.models[index], score: scored.scores[index], low: interval?.low, high: interval?.high,
        rank: scored.scores[index] == nil
          ? nil : ranks[index].map { .init(rank: $0.rank, low: $0.low, high: $0.high) },
        judgments: played[index], failed: games.failed[index],
        coverage: played[index] + missing > 0 ? Double(played[index]) / Double(played[index] + missing) : nil,
        columns: scored.columns.isEmpty ? [:] : scored.columns[index])
    }
  }

  /// Ranks that the intervals leave open; a score without an interval counts as known.
  private static func ranks(_ scored: GameScores, level: Double) -> [RankInterval?] {
    guard !scored.intervals.allSatisfy({ $0 == nil }) else { return scored.scores.map { _ in nil } }
    let defined = scored.scores.indices.filter { scored.scores[$0] != nil }
    let values = defined.map { scored.scores[$0] ?? 0 }
    let intervals = defined.map { index in
      scored.intervals[index]
        ?? Interval(low: scored.scores[index] ?? 0, high: scored.scores[index] ?? 0, level: level)
    }
    var result = [RankInterval?](repeating: nil, count: scored.scores.count)
    for (index, rank) in zip(defined, rankIntervals(ratings: values, intervals: intervals)) { result[index] = rank }
    return result
  }
}
