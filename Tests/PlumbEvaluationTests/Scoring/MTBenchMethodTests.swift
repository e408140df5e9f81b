import PlumbCore
import Testing

@testable import PlumbEvaluation

@Suite struct MTBenchMethodTests {
  private func board(_ judgments: [Judgment]) throws -> Leaderboard {
    var scorer = MTBenchScorer(options: LeaderboardOptions())
    for judgment in judgments { try scorer.add(judgment) }
    return try scorer.leaderboard()
  }

  private func grade(_ item: String, _ turn: Int, _ grade: Double?, category: String = "math") -> Judgment {
    Judgment(
      item: item, judge: "j", models: ["m"],
      outcome: grade.map { .ratings(Ratings(overall: $0, scale: 1...10)) } ?? .failed(Failure(.noVerdict, "none")),
      turn: turn, category: [category])
  }

  @Test func `turns have their means, and an item counts when all its turns have a grade`() throws {
    let board = try board([
      grade("1", 1, 8), grade("1", 2, 4), grade("2", 1, 10, category: "writing"),
      grade("2", 2, nil, category: "writing"), grade("3", 1, 5), grade("3", 2, 5),
    ])
    let row = try #require(board.rows.first)
    #expect(row.columns["first_turn"] == .number(23.0 / 3) && row.columns["second_turn"] == .number(4.5))
    #expect(row.score == 5.5 && row.columns["pooled"] == .number(32.0 / 5) && row.failed == 1)
    #expect(row.coverage == 2.0 / 3)
    #expect(row.scoreIfFailuresLost == (6 + 5.5 + 5) / 3 && row.scoreIfFailuresWon == 7)
    #expect(
      board.breakdowns.map { "\($0.dimension) \($0.value)" } == [
        "category math", "category writing", "turn 1", "turn 2",
      ])
  }

  private func game(_ item: String, _ first: String, _ second: String, _ preference: Double?, turn: Int = 1) -> Judgment
  {
    Judgment(
      item: item, judge: "j", models: [first, second],
      outcome: preference.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "none")),
      turn: turn,
      category: ["math"])
  }

  @Test func `a change of mind is a tie, a failed game leaves its pair out`() throws {
    let board = try board([
      game("1", "a", "b", 1), game("1", "b", "a", 0),  // a wins both
      game("2", "a", "b", 1), game("2", "b", "a", 1),  // changes its mind
      game("3", "a", "b", 0), game("3", "b", "a", 1),  // b wins both
      game("4", "a", "b", 0.5), game("4", "b", "a", 0),  // a tie and a win
      game("5", "a", "b", nil), game("5", "b", "a", 1),  // failed
      game("1", "a", "b", 1, turn: 2), game("1", "b", "a", 0, turn: 2),
    ])
    let a = try #require(board.rows.first { $0.model == "a" })
    #expect(a.columns["win"] == 2 && a.columns["tie"] == 2 && a.columns["loss"] == 1)
    #expect(a.columns["win_rate"] == .number(0.4) && a.columns["win_rate_adjusted"] == .number(0.6) && a.score == 60)
    #expect(a.failed == 1 && a.coverage == 5.0 / 6)
    #expect(a.scoreIfFailuresLost == 50 && abs((a.scoreIfFailuresWon ?? 0) - 400.0 / 6) < 1e-9)
    #expect(board.breakdowns.filter { $0.dimension == "turn" }.map(\.value) == ["1", "2"])
    #expect(board.judges.first?.swapConsistency?.count == 5)
  }

  @Test func `grades and votes are not mixed`() {
    #expect(throws: EvaluationError.self) { try board([grade("1", 1, 3), game("1", "a", "b", 1)]) }
    #expect(throws: EvaluationError.self) { try board([]) }
  }
}
