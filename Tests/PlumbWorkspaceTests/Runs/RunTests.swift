import Foundation
import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct RunTests {
  /// The answer that is not short is the better one; a judge that reads neither answer of the item `unreadable`.
  private func judge(unreadable: String? = nil) -> ScriptedModel {
    ScriptedModel { text in
      if let unreadable, text.contains(unreadable) { return "I cannot say." }
      let better = text.firstRange(of: "a long and good answer") ?? text.firstRange(of: "a fair answer")
      guard let good = better, let poor = text.firstRange(of: "short ") else { return "VERDICT: TIE" }
      return good.lowerBound < poor.lowerBound ? "VERDICT: A" : "VERDICT: B"
    }
  }

  @Test func `a run by a rule is saved and read back as it was`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = Workspace(
      path: benchmark.folder.file("workspace"), host: Host(version: "test", now: { Date(timeIntervalSince1970: 0) }))
    let prepared = try await workspace.prepare(benchmark.spec(.rule(.longest)))
    #expect(prepared.itemCount == 8 && prepared.estimate.requests == 0 && prepared.unpriced.isEmpty)
    #expect(prepared.judgeDescription.text(in: .english) == "rule longest, orders both")
    let finished = try await prepared.run()
    #expect(Set(finished.leaderboard.rows.map(\.model)) == ["good", "fair"])
    #expect(finished.leaderboard.rows.allSatisfy { $0.score == 100 && $0.rank != nil })
    #expect(finished.shortfall == nil)
    #expect(finished.facts.version == "test" && finished.facts.started == "1970-01-01T00:00:00Z")
    let back = try await workspace.finishedRun("run")
    #expect(back.leaderboard == finished.leaderboard && back.facts == finished.facts)
    for file in [finished.folder.leaderboard, finished.folder.facts, finished.folder.report] {
      #expect(FileManager.default.fileExists(atPath: file))
    }
    #expect(workspace.runs().runs.map(\.facts.name) == ["run"])
  }

  @Test func `a ranking that a run withheld stays withheld when it is read and reported again`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = judge(unreadable: "Question 3?").workspace(in: benchmark.folder)
    let finished = try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted)).run()
    #expect(finished.leaderboard.isRankingWithheld)
    let shortfall = try #require(finished.shortfall)
    #expect(shortfall.floor == 0.95 && shortfall.rows.allSatisfy { $0.coverage == 7.0 / 8 })
    #expect(shortfall.reason?.code == .noVerdict && shortfall.reason?.count == 4 && shortfall.reason?.total == 4)
    let report = try #require(benchmark.folder.text(of: "workspace/runs/run/report.html"))
    let back = try await workspace.finishedRun("run")
    #expect(back.leaderboard == finished.leaderboard && back.shortfall == shortfall)
    #expect(try back.writeReport() == back.folder.report)
    #expect(benchmark.folder.text(of: "workspace/runs/run/report.html") == report)
  }

  @Test func `the floor is the spec's, and a run of an older version has the usual one`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = judge(unreadable: "Question 3?").workspace(in: benchmark.folder)
    let finished = try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted, coverageFloor: 0.5)).run()
    #expect(!finished.leaderboard.isRankingWithheld && finished.shortfall == nil)
    #expect(try await !workspace.finishedRun("run").leaderboard.isRankingWithheld)
    var facts = finished.facts.json
    #expect(facts["coverage_floor"] == 0.5)
    facts["coverage_floor"] = nil
    try benchmark.folder.write(JSONValue.object(facts).text(), to: "workspace/runs/run/run.json")
    #expect(try await workspace.finishedRun("run").leaderboard.isRankingWithheld)
  }

  @Test func `what the store has is counted without asking, and a second run asks nothing`() async throws {
    let benchmark = try RecordedBenchmark()
    let model = judge()
    let workspace = model.workspace(in: benchmark.folder)
    func prepared() async throws -> PreparedRun {
      try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted), options: RunOptions(isDryRun: true))
    }
    let before = try await prepared()
    #expect(before.estimate.requests == 32)
    #expect(try await before.countStoredReplies() == 0)
    await before.close()
    #expect(model.calls == 0)
    let first = try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted)).run()
    #expect(model.calls == 32)
    let after = try await prepared()
    #expect(try await after.countStoredReplies() == 32)
    await after.close()
    let second = try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted)).run()
    #expect(model.calls == 32)
    #expect(second.leaderboard == first.leaderboard)
  }

  @Test func `judging alone writes the judgments, withholds the ranking and saves no run`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = judge(unreadable: "Question 0?").workspace(in: benchmark.folder)
    let prepared = try await workspace.prepare(benchmark.spec(RecordedBenchmark.scripted))
    let (finished, count) = try await prepared.judge(writingTo: benchmark.folder.file("judgments.jsonl"))
    #expect(count == 32 && benchmark.folder.text(of: "judgments.jsonl")?.split(separator: "\n").count == 32)
    #expect(finished.leaderboard.isRankingWithheld && finished.shortfall != nil)
    #expect(workspace.runs().runs.isEmpty)
  }

  @Test func `a run of the same name but another spec is announced before it is replaced`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = Workspace(path: benchmark.folder.file("workspace"))
    _ = try await workspace.prepare(benchmark.spec(.rule(.longest))).run()
    let same = try await workspace.prepare(benchmark.spec(.rule(.longest)))
    await same.close()
    #expect(same.diagnostics.isEmpty)
    let other = try await workspace.prepare(benchmark.spec(.rule(.first)))
    await other.close()
    #expect(other.diagnostics.map(\.message).contains { $0.hasPrefix("'run' was run with another spec before") })
    try Data("[".utf8).write(to: URL(filePath: "\(workspace.path)/runs/run/run.json"))
    let damaged = try await workspace.prepare(benchmark.spec(.rule(.first)))
    await damaged.close()
    #expect(
      damaged.diagnostics.map(\.message).contains { $0.contains("run.json") && $0.hasSuffix("when this run ends.") })
  }

  @Test func `a spec that a program made is checked with the sentences of a file's`() async throws {
    let benchmark = try RecordedBenchmark()
    var spec = benchmark.spec(.rule(.longest), name: "a/b", coverageFloor: 2)
    spec.baselines.general = "nobody"
    spec.score = "luck"
    let workspace = Workspace(path: benchmark.folder.file("workspace"))
    await #expect {
      _ = try await workspace.prepare(spec)
    } throws: { error in
      let text = "\(error)"
      return ["'name'", "'baseline'", "'score'", "'coverage_floor'"].allSatisfy(text.contains)
    }
  }

  @Test func `a damaged run does not hide the others`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = Workspace(path: benchmark.folder.file("workspace"))
    _ = try await workspace.prepare(benchmark.spec(.rule(.longest))).run()
    try FileManager.default.createDirectory(
      atPath: benchmark.folder.file("workspace/runs/broken"), withIntermediateDirectories: true)
    try benchmark.folder.write("no JSON", to: "workspace/runs/broken/run.json")
    let (runs, problems) = workspace.runs()
    #expect(runs.map(\.facts.name) == ["run"] && problems.count == 1)
  }
}
