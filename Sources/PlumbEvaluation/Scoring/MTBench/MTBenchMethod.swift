internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// MT-Bench: mean grades by turn, or conservative and adjusted win rates of pairs.
  static let mtBench = LeaderboardMethod(
    name: "mt-bench", summary: "MT-Bench: mean grade over turns, or win rates of pairs where a change of mind is a tie"
  ) { MTBenchScorer(options: $0) }
}

/// Scores grades by turn, or votes of pairs, whichever the judgments are.
struct MTBenchScorer: LeaderboardScorer {
  let options: LeaderboardOptions
  private var grades = RatingTable()
  private var pairs = MTBenchPairs()

  init(options: LeaderboardOptions) { self.options = options }

  mutating func add(_ judgment: Judgment) throws {
    guard options.includes(judgment) else { return }
    if judgment.models.count == 1 { grades.add(judgment) } else { pairs.add(judgment) }
  }

  func leaderboard() throws -> Leaderboard {
    switch (grades.models.isEmpty, pairs.isEmpty) {
    case (true, true): throw EvaluationError(.invalidInput, "no grades and no votes found.")
    case (false, false):
      throw EvaluationError(
        .invalidInput, "the files hold grades of single answers and votes on pairs; score them one after the other.")
    case (false, true): return MTBenchGrades(table: grades, options: options).leaderboard
    case (true, false): return pairs.leaderboard(options)
    }
  }
}
