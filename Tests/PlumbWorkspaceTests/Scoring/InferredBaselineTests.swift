import PlumbCore
import PlumbEvaluation
import PlumbFormats
import PlumbTestSupport
import PlumbWorkspace
import Synchronization
import Testing

@Suite struct InferredBaselineTests {
  /// A workspace in which the readings of one format are counted.
  private func counting(_ name: String) throws -> (Workspace, @Sendable () -> Int) {
    let count = Counter()
    let known = try Registry<JudgmentFormat>.standard.element(named: name)
    var registries = Registries.standard
    registries.judgmentFormats.register(
      JudgmentFormat(
        name: name, summary: known.summary, method: known.method, stylesAreCounts: known.stylesAreCounts,
        namesBaselines: known.namesBaselines
      ) { paths, options, body in
        count.add()
        return try known.read(paths, options, body)
      })
    return (Workspace(registries: registries), { count.value })
  }

  @Test(arguments: ["arena-hard-v0.1", "arena-hard-v2"], [true, false])
  func `Arena-Hard's judgments name their baseline, so that the tree is read once`(
    format: String, isNamed: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let baseline = isNamed ? #""baseline":"base","# : ""
    let lines = (0..<6).map { index in
      let games = #"[{"score":"\#(index % 2 == 0 ? "A>B" : "B>A")"},{"score":"B>A"}]"#
      return #"{"uid":"u\#(index)","judge":"j","model":"m",\#(baseline)"games":\#(games)}"#
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "m.jsonl")
    let (workspace, readings) = try counting(format)
    var options = ScoringOptions(method: "win-rate")
    let board = try await workspace.leaderboard(from: [file], format: format, options: options).leaderboard
    let usual = format == "arena-hard-v2" ? "o3-mini-2025-01-31" : "gpt-4-0314"
    #expect(board.baseline == (isNamed ? "base" : usual))
    #expect(readings() == 1)
    // A baseline that is given is not looked for either.
    options.leaderboard.baseline = "m"
    _ = try await workspace.leaderboard(from: [file], format: format, options: options)
    #expect(readings() == 2)
  }

  @Test func `every judgment of a format that is said to name baselines has one`() throws {
    let folder = try TemporaryFolder()
    let arena = try folder.write(
      #"{"uid":"u","judge":"j","model":"m","games":[{"score":"A>B"},null]}"#, to: "a.jsonl")
    let battle = try folder.write(
      #"{"question_id":"q","model_a":"x","model_b":"y","winner":"model_a"}"#, to: "b.jsonl")
    for (format, file) in [("arena-hard-v2", arena), ("arena-hard-v0.1", arena), ("arena-hard-v0.1", battle)] {
      let found = try Registry<JudgmentFormat>.standard.element(named: format)
      #expect(found.namesBaselines)
      var judgments = 0
      _ = try found.read([file], ReadOptions()) { imported in
        judgments += 1
        #expect(imported.judgment.baseline != nil && imported.baseline == imported.judgment.baseline)
      }
      #expect(judgments > 0)
    }
  }
}

/// A count that several threads may raise.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func add() { count.withLock { $0 += 1 } }
  var value: Int { count.withLock { $0 } }
}
