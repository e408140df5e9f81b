import PlumbCore
import Testing

@testable import PlumbScoring

@Suite struct RatingTableTests {
  private func judgment(
    _ item: String, _ grade: Double?, model: String = "m", category: String = "a", turn: Int? = nil, repetition: Int = 0
  ) -> Judgment {
    Judgment(
      item: item, judge: "j", models: [model],
      outcome: grade.map { .ratings(Ratings(overall: $0, dimensions: ["d": $0 - 1], scale: 1...10)) }
        ?? .failed(Failure(.noVerdict, "none")), turn: turn, repetition: repetition, category: [category])
  }

  private func board(_ judgments: [Judgment]) -> Leaderboard {
    var scorer = MeanRatingScorer(options: LeaderboardOptions())
    for judgment in judgments { scorer.add(judgment) }
    return scorer.leaderboard()
  }

  @Test func `failures are counted and bounded, never averaged`() throws {
    let board = board([judgment("1", 8), judgment("2", 4), judgment("3", nil), judgment("4", nil, category: "b")])
    let row = try #require(board.rows.first)
    #expect(row.score == 6 && row.judgments == 2 && row.failed == 2 && row.coverage == 0.5)
    #expect(row.scoreIfFailuresLost == 3.5 && row.scoreIfFailuresWon == 8 && row.columns["d"] == .number(5))
    let empty = try #require(board.breakdowns.first { $0.value == "b" }?.rows.first)
    #expect(empty.score == nil && empty.failed == 1 && empty.low == nil)
    #expect(
      board.warnings == [
        "m: 2 of 4 judgments failed; its score lies between 3.50 and 8.00, whatever they would have been."
      ])
  }

  @Test func `repeats of one answer count once, at their mean, and tell the judge's variance`() throws {
    let board = board([judgment("1", 8), judgment("1", 6, repetition: 1), judgment("2", 1)])
    #expect(board.rows.first?.score == 4 && board.rows.first?.columns["n_total"] == 2)
    #expect(board.judges.first?.repeatVariance == 2)
  }

  @Test func `turns are parted, and other scales and preferences are passed over`() throws {
    var foreign = judgment("9", 3)
    foreign.outcome = .ratings(Ratings(overall: 3, scale: 1...5))
    var pair = judgment("9", 3)
    pair.models = ["m", "n"]
    let board = board([judgment("1", 8, turn: 1), judgment("1", 4, turn: 2), foreign, pair])
    #expect(
      board.breakdowns.map { "\($0.dimension) \($0.value) \($0.rows[0].score ?? 0)" } == ["turn 1 8.0", "turn 2 4.0"])
    #expect(board.rows.first?.score == 6 && board.warnings.count == 1)
  }

  @Test func `an empty table has no row`() { #expect(board([]).rows.isEmpty) }
}
