import Foundation
import PlumbCore
import PlumbStore
import PlumbTestSupport
import Testing

@Suite struct RunCommandTests {
  @Test(.needsSharedData)
  func `the real 805 instructions are judged once each, exported, and read back to the same leaderboard`() async throws
  {
    let folder = try TemporaryFolder()
    let outputs = SharedData.alpacaEval("outputs")
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      let imported = try await Binary.run(
        ["benchmark", "import", "alpaca-eval", "\(outputs)/gpt4_1106_preview/model_outputs.json", "--to", "ae"],
        in: folder)
      #expect(imported.status == 0, "\(imported.error)")
      try folder.write(
        """
        name: alpaca
        benchmark: ae
        models:
          alpaca-7b: { responses: "\(outputs)/alpaca-7b/model_outputs.json" }
          gpt4_1106_preview: { responses: "\(outputs)/gpt4_1106_preview/model_outputs.json" }
        baseline: gpt4_1106_preview
        judge: { provider: openai-compatible, base_url: "\(server.baseURL)", model: scripted, orders: random }
        """, to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--json", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let document = try JSONValue.parse(result.output)
      let row = try #require(document["rows"]?.array?.first)
      #expect(row["judgments"]?.int == 805)
      #expect(row["failed"]?.int == 0)
      #expect(server.log.count + (document["certificates"]?.array?.first?["identical"]?.int ?? 0) == 805)
      #expect(server.log.answeredTwice.isEmpty)
      let exported = try await Binary.run(["export", "alpaca", "--output", "exported"], in: folder)
      #expect(exported.status == 0, "\(exported.error)")
      let back = try await Binary.run(
        ["leaderboard", "exported/alpaca-7b/judge/annotations.json", "--from", "alpaca-eval", "--json"]
          .map { $0.replacing("/judge/", with: "/\(document["certificates"]?.array?.first?["judge"]?.string ?? "")/") },
        in: folder)
      #expect(back.status == 0, "\(back.error)")
      let again = try #require(try JSONValue.parse(back.output)["rows"]?.array?.first)
      for column in [
        "score", "win_rate", "standard_error", "n_wins", "n_wins_base", "n_draws", "n_total", "avg_length",
      ] {
        #expect(again[column] == row[column], "\(column)")
      }
    }
  }

  @Test func `an interrupt ends a run promptly with 130 and a rerun asks only for the rest`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(100, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0)).delayed(by: .milliseconds(40))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", concurrency: 4"), to: "spec.yaml")
      let interrupted = try await Binary.run(
        ["run", "spec.yaml", "--quiet"], in: folder, ending: .interrupted { server.log.count >= 40 })
      #expect(interrupted.status == 130)
      #expect(interrupted.error.contains("Interrupted. What was answered is kept; rerun to go on."))
      let stored = try await SQLiteStore(path: "\(folder.path)/.plumb/store.sqlite").count()
      #expect(stored > 0 && stored < 200)
      let before = server.log.count
      let resumed = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(resumed.status == 0, "\(resumed.error)")
      #expect(server.log.count - before == 200 - stored)
    }
  }

  @Test func `a second run makes no call`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(30, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL), to: "spec.yaml")
      let first = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      let count = server.log.count
      let second = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(first.status == 0 && second.status == 0, "\(first.error)\(second.error)")
      #expect(server.log.count == count)
      #expect(first.output == second.output)
    }
  }

  @Test func `a changed judge setting is not served from stale replies`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(10, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      for (keys, asked) in [("", 20), (", temperature: 0.5", 40), (", template: pairwise-cot", 60), ("", 60)] {
        try folder.write(judgedSpec(baseURL: server.baseURL, keys: keys), to: "spec.yaml")
        let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
        #expect(result.status == 0, "\(result.error)")
        #expect(server.log.count == asked, "\(keys)")
      }
    }
  }

  @Test func `a dry run asks nothing and says what the run would take`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(10, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(
        judgedSpec(baseURL: server.baseURL, keys: ", price: { input: 2.0, output: 8.0 }"), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--dry-run", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let estimate = try JSONValue.parse(result.output)
      #expect(estimate["requests"]?.int == 20)
      #expect((estimate["usd"]?.double ?? 0) > 0)
      #expect(server.log.count == 0)
    }
  }

  @Test func `a dry run leaves a finished run of the same name as it is`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(6, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL), to: "spec.yaml")
      let finished = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(finished.status == 0, "\(finished.error)")
      let items = try folder.read(".plumb/runs/judged/items.jsonl")
      try folder.write(judgedSpec(baseURL: server.baseURL, top: "items: { limit: 2 }"), to: "spec.yaml")
      let dry = try await Binary.run(["run", "spec.yaml", "--dry-run", "--json"], in: folder)
      #expect(try JSONValue.parse(dry.output)["requests"]?.int == 4)
      #expect(try folder.read(".plumb/runs/judged/items.jsonl") == items)
    }
  }

  @Test func `a budget stops the run below the coverage floor, and a larger one finishes it`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(20, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, top: "budget: { requests: 15 }"), to: "spec.yaml")
      let short = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(short.status == 3)
      #expect(short.error.contains("coverage is below the floor of 95 %"))
      #expect(server.log.count == 15)
      #expect(try folder.read(".plumb/runs/judged/judgments.jsonl").contains("the budget of 15 requests is used up"))
      try folder.write(judgedSpec(baseURL: server.baseURL, top: "budget: { requests: 40 }"), to: "spec.yaml")
      let whole = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(whole.status == 0, "\(whole.error)")
      #expect(server.log.count == 40)
    }
  }
}
