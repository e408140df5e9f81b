import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite(.serialized, .needsSharedData)
struct ArenaHardRunTests {
  private static let tree = "\(SharedData.folder ?? "")/reference/data/arena_hard/v2_synth/data/arena-hard-v2.0"
  private static let models = ["m-mid", "m-path", "m-strong", "m-weak"]
  private static let baseline = "o3-mini-2025-01-31"

  /// The recorded verdict of every game, by model, item and whether the baseline is shown first.
  private struct Verdicts: Sendable {
    var labels: [String: String] = [:]
    var items: [String] = []

    init(limit: Int = .max) throws {
      for model in ArenaHardRunTests.models {
        let path = "\(ArenaHardRunTests.tree)/model_judgment/gpt-4.1/\(model).jsonl"
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").prefix(limit) {
          let record = try JSONValue.parse(String(line))
          let item = record["uid"]?.string ?? ""
          if model == ArenaHardRunTests.models[0] { items.append(item) }
          for (index, game) in (record["games"]?.array ?? []).enumerated() {
            labels["\(model) \(item) \(index == 0)"] = game["score"]?.string
          }
        }
      }
    }

    /// What the scripted judge writes: it finds out from the material who answered what.
    func text(for question: String) -> String {
      let answers = question.matches(of: #/Answer of (\S+) to (\S+)\./#).map { (String($0.1), String($0.2)) }
      guard answers.count == 2 else { return "I see no answers." }
      let isBaselineFirst = answers[0].0 == ArenaHardRunTests.baseline
      let model = isBaselineFirst ? answers[1].0 : answers[0].0
      guard let label = labels["\(model) \(answers[0].1) \(isBaselineFirst)"] else { return "I cannot decide." }
      return "My own answer. [A] and [B>A] are no verdicts. [[\(label)]]"
    }
  }

  /// Items and one file of responses a model; every answer says whose it is.
  private func write(_ items: [String], in folder: TemporaryFolder) throws {
    try folder.write(
      items.map { "{\"id\":\"\($0)\",\"turns\":[\"Question \($0)?\"],\"category\":\"hard_prompt\"}\n" }.joined(),
      to: "items.jsonl")
    for model in Self.models + [Self.baseline] {
      try folder.write(
        items.enumerated().map { index, item in
          // Lengths differ from answer to answer, so that style can be controlled for.
          let words = String(repeating: " word", count: (index * 7 + model.count * 5) % 23)
          return
            "{\"item\":\"\(item)\",\"model\":\"\(model)\",\"turns\":[\"Answer of \(model) to \(item).\(words)\"]}\n"
        }.joined(),
        to: "\(model).jsonl")
    }
  }

  private func spec(_ server: ScriptedServer, name: String = "arena", judge: String = "template: arena-hard") -> String
  {
    """
    name: \(name)
    benchmark: items.jsonl
    models:
    \((Self.models + [Self.baseline]).map { "  \($0): { responses: \($0).jsonl }" }.joined(separator: "\n"))
    baseline: \(Self.baseline)
    judge: { provider: openai-compatible, base_url: "\(server.baseURL)", model: scripted, orders: both, concurrency: 16, \(judge) }
    score: weighted-win-rate
    """
  }

  @Test func `the synthetic tree judged live, killed and resumed, gives the tree's own leaderboard`() async throws {
    let folder = try TemporaryFolder()
    let verdicts = try Verdicts()
    try write(verdicts.items, in: folder)
    #expect(verdicts.items.count == 200)
    try await withScriptedServer {
      .chat(verdicts.text(for: $0.messages.last { $0.content.contains("Answer of") }?.content ?? ""))
        .delayed(by: .milliseconds(5))
    } _: { server in
      try folder.write(spec(server), to: "spec.yaml")
      var kills = 0
      for asked in [100, 500, 900] {
        let killed = try await Binary.run(
          ["run", "spec.yaml", "--quiet"], in: folder, ending: .killed { server.log.count >= asked })
        if killed.status == 128 + SIGKILL { kills += 1 }
      }
      #expect(kills == 3)
      let resumed = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(resumed.status == 0, "\(resumed.error)")
      // 1,600 games, and a second asking for the 24 without a verdict.
      #expect(server.log.answered.count == 1624)
      let before = server.log.count
      let again = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(try withoutTimes(again.output) == withoutTimes(resumed.output))
      #expect(server.log.count == before)
      let imported = try await Binary.run(
        ["leaderboard", "\(Self.tree)/model_judgment/gpt-4.1", "--from", "arena-hard-v2", "--json"], in: folder)
      #expect(imported.status == 0, "\(imported.error)")
      let live = try rows(resumed.output)
      let recorded = try rows(imported.output)
      #expect(live.count == 5)
      for (model, row) in recorded {
        for key in ["score", "low", "high", "n_rows", "judgments", "failed", "coverage"] {
          let (a, b) = (live[model]?[key]?.double, row[key]?.double)
          #expect(a == b || abs((a ?? .nan) - (b ?? .nan)) < 1e-9, "\(model) \(key)")
        }
      }
      #expect(abs((live["m-mid"]?["score"]?.double ?? 0) - 50.5137) < 1e-4)
      let styled = try await Binary.run(
        [
          "leaderboard", ".plumb/runs/arena/judgments.jsonl", "--baseline", Self.baseline, "--method", "bradley-terry",
          "--control", "length", "--bootstrap", "0", "--json",
        ], in: folder)
      #expect(styled.status == 0, "\(styled.error)")
      #expect(try JSONValue.parse(styled.output)["control"]?.array?.map(\.string) == ["length"])
    }
  }

  @Test func `a changed template or judge setting asks anew and is not served from stale judgments`() async throws {
    let folder = try TemporaryFolder()
    let verdicts = try Verdicts(limit: 10)
    try write(verdicts.items, in: folder)
    try await withScriptedServer {
      .chat(verdicts.text(for: $0.messages.last { $0.content.contains("Answer of") }?.content ?? ""))
    } _: { server in
      var asked = 0
      for judge in [
        "template: arena-hard", "template: arena-hard-direct", "template: arena-hard, temperature: 0.7",
        "template: arena-hard, max_tokens: 99",
      ] {
        try folder.write(spec(server, judge: judge), to: "spec.yaml")
        let result = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
        #expect(result.status == 0 || result.status == 3, "\(result.error)")
        #expect(server.log.count - asked >= 80, "\(judge)")
        asked = server.log.count
      }
      try folder.write(spec(server), to: "spec.yaml")
      _ = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(server.log.count == asked)
    }
  }

  @Test func `a baseline by category is compared in its own category`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"id":"1","turns":["q1"],"category":"hard_prompt"}
      {"id":"2","turns":["q2"],"category":"creative_writing"}

      """, to: "items.jsonl")
    for model in ["a", "b", "c"] {
      try folder.write(
        "{\"item\":\"1\",\"turns\":[\"\(model) says\"]}\n{\"item\":\"2\",\"turns\":[\"\(model) writes\"]}\n",
        to: "\(model).jsonl")
    }
    try await withScriptedServer { _ in
      .chat("[[A>>B]]")
    } _: { server in
      let spec = """
        name: two
        benchmark: items.jsonl
        models: { a: { responses: a.jsonl }, b: { responses: b.jsonl }, c: { responses: c.jsonl } }
        baseline: { hard_prompt: b, creative_writing: c }
        judge: { provider: openai-compatible, base_url: "\(server.baseURL)", model: scripted, template: arena-hard, orders: both }
        score: weighted-win-rate
        """
      try folder.write(spec, to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let judgments = try folder.read(".plumb/runs/two/judgments.jsonl").split(separator: "\n").map {
        try JSONValue.parse(String($0))
      }
      #expect(
        judgments.map { $0["models"]?.array?.compactMap(\.string) } == [
          ["b", "a"], ["a", "b"], ["b", "c"], ["c", "b"], ["c", "a"], ["a", "c"], ["c", "b"], ["b", "c"],
        ])
      #expect(judgments.map { $0["baseline"]?.string } == ["b", "b", "b", "b", "c", "c", "c", "c"])
      let board = try rows(result.output)
      #expect(board.count == 3)
      // The judge always prefers what is shown first, so every mean is 50; a baseline is scored in the other category.
      #expect(board.values.allSatisfy { $0["score"]?.double == 50 })
      #expect(board["a"]?["n_rows"]?.double == 12)
      #expect(board["b"]?["n_rows"]?.double == 6)
      #expect(judgments.allSatisfy { $0["outcome"]?["strength"] == "strong" })
      #expect(judgments[0]["styles"]?.array?.count == 2)
      // A judge that says nothing: every game fails, which is told and is no error of the spec.
      let silent = try await withScriptedServer { _ in
        .chat("I cannot decide.")
      } _: { other in
        try folder.write(spec.replacing(server.baseURL, with: other.baseURL), to: "spec.yaml")
        return try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      }
      #expect(silent.status == 3, "\(silent.error)")
      #expect(try rows(silent.output).values.allSatisfy { $0["score"]?.double == nil && $0["failed"]?.int ?? 0 > 0 })
      try folder.write(spec.replacing("hard_prompt: b, ", with: ""), to: "spec.yaml")
      let missing = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(missing.status == 2)
      #expect(
        missing.error.contains("item '1' is of category 'hard_prompt', which has no baseline"), "\(missing.error)")
    }
  }

  @Test func `questions, answers and judgments of both layouts come in`() async throws {
    let folder = try TemporaryFolder()
    let root = "\(SharedData.folder ?? "")/reference/data/arena_hard"
    for (file, count) in [("question_v0.1.jsonl", 500), ("question_v2.0.jsonl", 750)] {
      let result = try await Binary.run(
        ["benchmark", "import", "arena-hard", "\(root)/\(file)", "--to", "b\(count)", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      #expect(try JSONValue.parse(result.output)["items"]?.int == count)
    }
    try FileManager.default.createDirectory(atPath: "\(folder.path)/tree", withIntermediateDirectories: true)
    for part in ["model_answer", "model_judgment"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/tree/\(part)", withDestinationPath: "\(Self.tree)/\(part)")
    }
    let verdicts = try Verdicts()
    try folder.write(
      verdicts.items.map {
        "{\"question_id\":\"\($0)\",\"category\":\"hard_prompt\",\"turns\":[{\"content\":\"q\"}]}\n"
      }
      .joined(), to: "tree/question.jsonl")
    let result = try await Binary.run(
      ["benchmark", "import", "arena-hard", "tree", "--to", "whole", "--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["items"]?.int == 200)
    #expect(document["responses"]?.array?.count == 5)
    #expect(document["judgments"]?.int == 3200)
    try folder.write(
      "{\"question_id\":\"another\",\"category\":\"hard_prompt\",\"turns\":[{\"content\":\"q\"}]}\n",
      to: "tree/question.jsonl")
    let strangers = try await Binary.run(
      ["benchmark", "import", "arena-hard", "tree", "--to", "strangers", "--json"], in: folder)
    #expect(strangers.status == 0)
    #expect(try JSONValue.parse(strangers.output)["responses"] == nil)
    #expect(strangers.error.contains("200 of 200 answers are to questions that are not in question.jsonl"))
    #expect(strangers.error.contains("3200 of 3200 judgments are of questions that are not in question.jsonl"))
    let board = try await Binary.run(
      ["leaderboard", "whole/judgments.jsonl", "--method", "weighted-win-rate", "--json"], in: folder)
    #expect(board.status == 0, "\(board.error)")
    #expect(try rows(board.output).count == 5)
  }

  private func rows(_ text: String) throws -> [String: JSONValue] {
    var rows: [String: JSONValue] = [:]
    for row in try JSONValue.parse(text)["rows"]?.array ?? [] {
      rows[String((row["model"]?.string ?? "").split(separator: "/").last ?? "")] = row
    }
    return rows
  }
}
