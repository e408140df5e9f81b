internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// The win rate against a baseline, each comparison counted once.
  static let winRate = LeaderboardMethod(
    name: "win-rate", summary: "mean probability to beat the baseline, in percent (AlpacaEval's win rate)",
    needsBaseline: true, usualFor: .pairsWithBaseline
  ) { options in
    ComparisonScorer(options: options) { table, baselines, options in
      var leaderboard = table.winRateLeaderboard(seed: options.seed)
      leaderboard.level = options.resolvedLevel
      if baselines.single == nil {
        leaderboard.baseline = nil
        leaderboard.display.title = "Win rate against each category's baseline, in percent"
      }
      let rounds = options.bootstrap ?? 0
      if rounds > 0 || options.resolvedLevel != 0.95 {
        try await leaderboard.takeWinRateIntervals(from: table, options: options, rounds: rounds)
      }
      return leaderboard
    }
  }
}

/// Scores models by their comparisons with a baseline.
struct ComparisonScorer: LeaderboardScorer {
  let options: LeaderboardOptions
  let score: @Sendable (ComparisonTable, BaselineChoice, LeaderboardOptions) async throws -> Leaderboard
  private var baselines: BaselineChoice
  private var table: ComparisonTable?
  private var judgments = 0

  init(
    options: LeaderboardOptions, usesOptionBaseline: Bool = true,
    score: @escaping @Sendable (ComparisonTable, BaselineChoice, LeaderboardOptions) async throws -> Leaderboard
  ) {
    self.options = options
    self.score = score
    baselines = BaselineChoice(chosen: usesOptionBaseline ? options.baseline : nil)
  }

  mutating func add(_ judgment: Judgment) throws {
    judgments += 1
    guard options.includes(judgment) else { return }
    guard let baseline = try baselines.baseline(of: judgment) ?? options.baseline else {
      throw EvaluationError(.invalidInput, "no model is part of every comparison; name one with \(option: "baseline").")
    }
    if table == nil { table = ComparisonTable(baseline: baseline) }
    table?.add(judgment, baseline: baseline)
  }

  func leaderboard() async throws -> Leaderboard {
    guard let table, !table.models.isEmpty else {
      throw EvaluationError(
        .invalidInput,
        judgments == 0
          ? "no judgments found."
          : "none of the \(judgments) judgments compares a model with '\(options.baseline ?? table?.baseline ?? "")'. Check \(option: "baseline")"
            + (options.categories.isEmpty ? "." : " and \(option: "category")."))
    }
    var leaderboard = try await score(table, baselines, options)
    leaderboard.warnings += baselines.warnings
    return leaderboard
  }
}

extension Leaderboard {
  /// Replaces the intervals by those of another level, or by a bootstrap over prompts with ranks from the same rounds.
  fileprivate mutating func takeWinRateIntervals(
    from table: ComparisonTable, options: LeaderboardOptions, rounds: Int
  ) async throws {
    var data = GroupedScores(labels: table.models)
    for cell in table.scoredComparisons() {
      guard let win = cell.winProbability else { continue }
      data.add(100 * win, group: Int(cell.model), unit: cell.item)
    }
    let level = options.resolvedLevel
    var intervals: [String: Interval] = [:]
    if rounds > 0 {
      let samples = try await bootstrapMeans(
        of: data, rounds: rounds, seed: options.resolvedSeed, threads: options.threads)
      interval = "bootstrap over prompts, \(rounds) rounds, percentiles"
      if let drawn = samples.intervals(level: level) {
        intervals = Dictionary(uniqueKeysWithValues: zip(table.models, drawn))
      }
      let ratings = data.means.map { $0 ?? -.infinity }
      let ranks = Dictionary(
        uniqueKeysWithValues: zip(table.models, samples.ranks(ratings: ratings, level: level) ?? []))
      for index in rows.indices {
        rows[index].rank = ranks[rows[index].model].map { .init(rank: $0.rank, low: $0.low, high: $0.high) }
      }
    } else {
      for (index, error) in data.standardErrors.enumerated() {
        guard let error, let mean = data.means[index] else { continue }
        intervals[table.models[index]] = error.interval(around: mean, level: level)
      }
    }
    for index in rows.indices where rows[index].low != nil {
      let interval = intervals[rows[index].model]
      rows[index].low = interval.map { max(0, $0.low) }
      rows[index].high = interval.map { min(100, $0.high) }
    }
    breakdowns = level == 0.95 ? breakdowns : []
  }
}
