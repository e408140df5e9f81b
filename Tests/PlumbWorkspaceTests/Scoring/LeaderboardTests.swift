import PlumbCore
import PlumbScoring
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct LeaderboardTests {
  private func board(
    _ judgments: [Judgment], _ options: ScoringOptions = ScoringOptions()
  ) async throws -> Leaderboard {
    let folder = try TemporaryFolder()
    let file = try folder.write(judgments, to: "judgments.jsonl")
    return try await Workspace(path: folder.path).leaderboard(from: [file], options: options).leaderboard
  }

  /// Judgments of `a` and `b` against `base`; `a` wins three of four, `b` one of four.
  private let rivals = (0..<4).flatMap { index in
    [
      preference("\(index)", ["base", "a"], index < 3 ? 0 : 1),
      preference("\(index)", ["base", "b"], index < 1 ? 0 : 1),
    ]
  }

  @Test func `scores are shares of wins against the one model that is in every comparison`() async throws {
    let board = try await board(rivals)
    #expect(board.method == "win-rate" && board.baseline == "base")
    #expect(board.rows.first { $0.model == "a" }?.score == 75)
    #expect(board.rows.first { $0.model == "b" }?.score == 25)
  }

  @Test func `a baseline that is not clear is asked for by the option's name, not by a flag`() async throws {
    let error = await #expect(throws: CoreError.self) {
      try await board([preference("1", ["a", "b"], 1), preference("2", ["a", "b"], 0)])
    }
    #expect(error?.description == "the baseline is not clear (a, b); name it with the option 'baseline'.")
    let none = await #expect(throws: CoreError.self) {
      try await board([preference("1", ["a", "b"], 1), preference("1", ["c", "d"], 0)])
    }
    #expect(none?.description == "no model is part of every comparison; name one with the option 'baseline'.")
  }

  @Test func `controlling style falls back to Bradley-Terry where the format's own method cannot`() async throws {
    var options = ScoringOptions()
    options.leaderboard.controls = [.length]
    options.leaderboard.bootstrap = 0
    let styled = (0..<40).map { index in
      var judgment = preference("\(index)", index % 2 == 0 ? ["a", "b"] : ["b", "a"], index % 3 == 0 ? 1 : 0)
      judgment.styles = [5, 9 + index % 7].map { AnswerStyle(tokens: $0, headers: 0, lists: 0, bold: 0) }
      return judgment
    }
    #expect(try await board(styled, options).method == "bradley-terry")
    options.method = "win-rate"
    let error = await #expect(throws: CoreError.self) { try await board(styled, options) }
    #expect(error?.description.hasPrefix("the option 'control' works with the option 'method' ") == true)
    #expect(error?.description.hasSuffix("'win-rate' cannot take style out.") == true)
  }

  @Test func `several judges are pooled with a warning, and a jury makes one of them`() async throws {
    let judges = ["x", "y", "z"].flatMap { judge in
      (0..<4).map { preference("\($0)", ["base", "a"], judge == "z" ? 1 : 0, judge: judge) }
    }
    var options = ScoringOptions()
    options.leaderboard.baseline = "base"
    let pooled = try await board(judges, options)
    #expect(pooled.rows.first { $0.model == "a" }?.score.map { abs($0 - 200.0 / 3) < 1e-9 } == true)
    #expect(pooled.warnings.contains { $0.contains("3 judges (x, y, z) are pooled") && $0.contains("option 'jury'") })
    options.jury = .majority
    let decided = try await board(judges, options)
    #expect(decided.rows.first { $0.model == "a" }?.score == 100)
    #expect(!decided.warnings.contains { $0.contains("pooled") })
    #expect(decided.certificates.first?.members == ["x", "y", "z"])
  }

  @Test func `nobody is ranked while a model's coverage is below the floor`() async throws {
    let failed = Judgment(
      item: "9", judge: "judge", models: ["base", "b"], outcome: .failed(Failure(.noVerdict, "no verdict")))
    let low = try await board(rivals + [failed])
    #expect(low.isRankingWithheld && low.rows.allSatisfy { $0.rank == nil })
    let content = try await board(rivals + [failed], ScoringOptions(coverageFloor: 0.7))
    #expect(!content.isRankingWithheld && content.rows.contains { $0.rank != nil })
  }

  @Test func `unknown names are refused with those there are, and files without judgments too`() async throws {
    let workspace = Workspace()
    let format = await #expect(throws: CoreError.self) { try await workspace.leaderboard(from: [], format: "no") }
    #expect(format?.description.contains("expected one of plumb, alpaca-eval") == true)
    let method = await #expect(throws: CoreError.self) { try await board(rivals, ScoringOptions(method: "no")) }
    #expect(method?.description.hasPrefix("'no' is not a leaderboard method; expected one of win-rate") == true)
    var options = ScoringOptions()
    options.leaderboard.baseline = "base"
    let empty = await #expect(throws: CoreError.self) { try await board([], options) }
    #expect(empty?.description.hasSuffix("judgments.jsonl: no judgments found.") == true)
  }

  @Test func `a bad line is refused, or left out and counted`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(rivals, to: "j.jsonl")
    try folder.write((folder.text(of: "j.jsonl") ?? "") + "{\"item\":1}\n", to: "j.jsonl")
    let workspace = Workspace(path: folder.path)
    await #expect(throws: CoreError.self) { try await workspace.leaderboard(from: [file]) }
    let result = try await workspace.leaderboard(from: [file], options: ScoringOptions(skipInvalid: true))
    #expect(result.leaderboard.warnings.contains("1 lines with errors were left out."))
    #expect(result.diagnostics.contains { $0.location.line == 9 && $0.severity == .error })
  }
}
