import PlumbScoring

extension LeaderboardMethod {
  /// `score: net-wins` in a spec, `ScoringOptions(method: "net-wins")` in a program.
  static let netWins = LeaderboardMethod(name: "net-wins", summary: "wins less losses") { _ in NetWins() }
}
