import PlumbCore
import PlumbScoring

/// Wins less losses of each model, over all of its comparisons.
struct NetWins: LeaderboardScorer {
  private var rows: [String: Leaderboard.Row] = [:]

  mutating func add(_ judgment: Judgment) throws {
    for (place, model) in judgment.models.enumerated() {
      var row = rows[model] ?? Leaderboard.Row(model: model, score: 0)
      if let preference = judgment.outcome.preference {
        // A preference is the probability that the answer shown first is better.
        let share = place == 0 ? preference.first : 1 - preference.first
        row.score = (row.score ?? 0) + (share > 0.5 ? 1 : share < 0.5 ? -1 : 0)
        row.judgments += 1
      } else {
        row.failed += 1
      }
      rows[model] = row
    }
  }

  func leaderboard() -> Leaderboard {
    let best = rows.values.sorted { ($0.score ?? 0, $1.model) > ($1.score ?? 0, $0.model) }
    return Leaderboard(method: "net-wins", rows: best, display: .init(title: "Wins less losses"))
  }
}
