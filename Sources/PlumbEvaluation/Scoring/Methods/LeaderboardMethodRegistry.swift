/// The ways from judgments to a leaderboard, by name.
///
/// A new one is one file and one line here. A format names its own default in its `JudgmentFormat`.
public enum LeaderboardMethodRegistry {
  /// What `leaderboard --method` takes.
  public static let methods: [LeaderboardMethod] = [
    .winRate, .lengthControlled, .weightedWinRate, .bradleyTerry, .davidson, .raoKupper, .elo, .averageWinRate,
    .eigenvector, .pageRank, .mtBench,
  ]

  /// The method called `name`.
  ///
  /// - Throws: ``EvaluationError`` that lists the names there are.
  public static func method(named name: String) throws(EvaluationError) -> LeaderboardMethod {
    guard let method = methods.first(where: { $0.name == name }) else {
      let names = methods.map(\.name).joined(separator: ", ")
      throw EvaluationError(.invalidInput, "'\(name)' is not a leaderboard method; expected one of \(names).")
    }
    return method
  }
}
