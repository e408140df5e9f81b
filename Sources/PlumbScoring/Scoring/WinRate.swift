internal import PlumbCore
internal import PlumbStatistics

/// The win rate of one model: the mean over items of its probability to beat the baseline, in percent.
///
/// Published names and formulas: AlpacaEval 2 (`get_winrate`), alpaca_eval 0.6.6. Departures: a comparison in both orders
/// counts once, at the mean; failures are counted and bounded instead of dropped silently.
struct WinRate {
  private var wins = Moments()
  private var modelWins = 0
  private var baselineWins = 0
  private var draws = 0
  private var usable = 0
  private var failed = 0
  private var comparisons = 0
  private var ifLost = 0.0
  private var ifWon = 0.0
  private var lengths = Moments()

  mutating func add(_ comparison: ScoredComparison) {
    comparisons += 1
    usable += comparison.usable
    failed += comparison.failed
    ifLost += comparison.ifFailuresLost
    ifWon += comparison.ifFailuresWon
    if comparison.length >= 0 { lengths.add(Double(comparison.length)) }
    guard let win = comparison.winProbability else { return }
    wins.add(win)
    if win > 0.5 { modelWins += 1 } else if win < 0.5 { baselineWins += 1 } else { draws += 1 }
  }

  /// The model's row, with AlpacaEval's columns under their published names.
  ///
  /// The baseline compared with itself has a score by definition, and so no interval; all others have one at `level`.
  func row(model: String, isBaseline: Bool, level: Double) -> Leaderboard.Row {
    var columns: JSONObject = [:]
    columns["win_rate"] = wins.mean.map { .number(100 * $0) } ?? .null
    columns["standard_error"] = wins.standardError.map { .number(100 * $0) } ?? .null
    columns["n_wins"] = JSONValue(modelWins)
    columns["n_wins_base"] = JSONValue(baselineWins)
    columns["n_draws"] = JSONValue(draws)
    columns["n_total"] = JSONValue(wins.count)
    columns["discrete_win_rate"] =
      wins.count > 0 ? .number(100 * (Double(modelWins) + Double(draws) / 2) / Double(wins.count)) : .null
    columns["avg_length"] = lengths.mean.map { JSONValue(Int($0)) } ?? .null
    let interval = isBaseline ? nil : interval(level: level)
    return Leaderboard.Row(
      model: model, score: wins.mean.map { 100 * $0 }, low: interval.map { 100 * max(0, $0.low) },
      high: interval.map { 100 * min(1, $0.high) }, judgments: usable, failed: failed,
      coverage: comparisons > 0 ? Double(wins.count) / Double(comparisons) : nil,
      scoreIfFailuresLost: comparisons > 0 ? 100 * ifLost / Double(comparisons) : nil,
      scoreIfFailuresWon: comparisons > 0 ? 100 * ifWon / Double(comparisons) : nil,
      counts: .init(wins: modelWins, ties: draws, losses: baselineWins), scored: wins.count,
      meanLength: lengths.mean.map { $0.rounded(.towardZero) }, columns: columns)
  }

  /// Student's interval of the mean; Wilson's where all values are equal, since their spread says nothing then.
  private func interval(level: Double) -> Interval? {
    guard let mean = wins.mean else { return nil }
    if let error = wins.standardError, error > 0 { return wins.studentInterval(level: level) }
    return wilsonInterval(successes: mean * Double(wins.count), trials: wins.count, level: level)
  }
}
