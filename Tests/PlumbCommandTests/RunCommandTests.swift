import Foundation
import PlumbCore
import PlumbStore
import PlumbTestSupport
import Testing

@Suite(.serialized) struct RunCommandTests {
  @Test(.enabled(if: SharedData.isThere, "the reference data is not beside the repository"))
  func `the real 805 instructions are judged once each, exported, and read back to the same leaderboard`() async throws
  {
    let folder = try Sandbox()
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

  @Test func `killed at twenty random moments and resumed, a run ends with the leaderboard of an uninterrupted one`()
    async throws
  {
    let folder = try Sandbox()
    try writeRecordedModels(150, in: folder)
    var generator = SystemRandomNumberGenerator()
    let seed = generator.next()
    var random = SeededMoments(state: seed)
    try await withScriptedServer {
      .chat(contentVerdict($0)).delayed(by: .milliseconds(20))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", concurrency: 8"), to: "spec.yaml")
      var lost = 0
      var kills = 0
      for _ in 0..<20 {
        let moment = Duration.milliseconds(60 + Int(random.next() % 240))
        let killed = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder, killedAfter: moment)
        if killed.status == 128 + SIGKILL { kills += 1 }
        // What the endpoint answered and the store does not hold was in flight when the process died.
        try await Task.sleep(for: .milliseconds(60))
        lost = try await server.log.count - SQLiteStore(path: "\(folder.path)/.plumb/store.sqlite").count()
      }
      let resumed = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(resumed.status == 0, "seed \(seed): \(resumed.error)")
      #expect(kills >= 5, "seed \(seed): too few sessions were killed before their end")
      #expect(server.log.answered.count == 300, "seed \(seed)")
      #expect(server.log.count - 300 <= lost, "seed \(seed): answered requests were asked again")
      #expect(lost <= 20 * 8, "seed \(seed)")
      try folder.write(judgedSpec(name: "whole", baseURL: server.baseURL, keys: ", concurrency: 8"), to: "whole.yaml")
      let before = server.log.count
      let whole = try await Binary.run(["run", "whole.yaml", "--quiet", "--json", "--workspace", ".other"], in: folder)
      #expect(whole.status == 0, "\(whole.error)")
      #expect(server.log.count - before == 300)
      #expect(try withoutTimes(resumed.output) == withoutTimes(whole.output), "seed \(seed)")
    }
  }

  @Test func `an interrupt ends a run promptly with 130 and a rerun asks only for the rest`() async throws {
    let folder = try Sandbox()
    try writeRecordedModels(100, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0)).delayed(by: .milliseconds(40))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", concurrency: 4"), to: "spec.yaml")
      let interrupted = try await Binary.run(
        ["run", "spec.yaml", "--quiet"], in: folder, killedAfter: .milliseconds(900), signal: SIGINT)
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
    let folder = try Sandbox()
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
    let folder = try Sandbox()
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
    let folder = try Sandbox()
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
    let folder = try Sandbox()
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
    let folder = try Sandbox()
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

/// A small seeded generator for kill moments; its seed is printed when a check fails.
private struct SeededMoments: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
