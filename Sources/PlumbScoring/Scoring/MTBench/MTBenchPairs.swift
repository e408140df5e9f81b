internal import PlumbCore
internal import PlumbStatistics

/// Wins, losses and ties of pairs, each counted once for both of its models.
struct MTBenchPairs: Sendable {
  private let votes: [PairVote]
  private let failed: [(models: [String], games: Int)]
  private let baseline: String?

  /// - Parameters:
  ///   - pairs: The judgments of pairs.
  ///   - baseline: When given, only comparisons with it count.
  init(_ pairs: PairVotes, baseline: String?) {
    votes = pairs.votes.filter { baseline == nil || $0.models.contains(baseline ?? "") }
    failed = pairs.failed.filter { baseline == nil || $0.models.contains(baseline ?? "") }
    self.baseline = baseline
  }

  var isEmpty: Bool { votes.isEmpty && failed.isEmpty }
  var count: Int { votes.count }

  /// Adjusted win rates, best model first.
  func leaderboard(level: Double) -> Leaderboard {
    let models = Set(votes.flatMap(\.models) + failed.flatMap(\.models)).filter { $0 != baseline }
    let rows = models.map { row($0, level: level) }.sorted {
      ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model)
    }
    var leaderboard = Leaderboard(
      method: "mt-bench", unit: baseline == nil ? .averageWinRate : .winRate, baseline: baseline, level: level,
      interval: "Student's t, comparisons of an item clustered",
      rows: rows)
    leaderboard.display = .init(
      title: "Adjusted win rate in percent (won in both orders, else a tie)",
      columns: [
        .init("win", title: "win"), .init("loss", title: "loss"), .init("tie", title: "tie"),
        .init("win_rate", title: "win rate", decimals: 3), .init("loss_rate", title: "loss rate", decimals: 3),
      ])
    return leaderboard
  }

  private func row(_ model: String, level: Double) -> Leaderboard.Row {
    let mine = votes.filter { $0.models.contains(model) }
    let scores = mine.map { $0.winner == nil ? 0.5 : $0.winner == model ? 1.0 : 0.0 }
    let (win, loss) = (scores.count { $0 == 1 }, scores.count { $0 == 0 })
    let count = Double(scores.count)
    let lost = failed.filter { $0.models.contains(model) }
    let total = count + Double(lost.count)
    let sum = scores.reduce(0, +)
    func share(_ value: Double) -> JSONValue { count > 0 ? .number(value / count) : .null }
    let interval =
      meanInterval(scores, items: mine.map(\.item), level: level)
      ?? wilsonInterval(successes: sum, trials: scores.count, level: level)
    return Leaderboard.Row(
      model: model, score: count > 0 ? 100 * sum / count : nil,
      low: interval.map { 100 * max(0, $0.low) }, high: interval.map { 100 * min(1, $0.high) }, judgments: scores.count,
      failed: lost.count, coverage: total > 0 ? count / total : nil,
      scoreIfFailuresLost: total > 0 ? 100 * sum / total : nil,
      scoreIfFailuresWon: total > 0 ? 100 * (sum + Double(lost.count)) / total : nil,
      columns: [
        "win": JSONValue(win), "loss": JSONValue(loss), "tie": JSONValue(scores.count - win - loss),
        "win_rate": share(Double(win)), "loss_rate": share(Double(loss)), "win_rate_adjusted": share(sum),
      ])
  }
}
