import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// What users are told about answers that are not whole.
@Suite struct AnswerCountTests {
  /// Runs a spec whose models m1 and base answer as `script` says, then hands over its result and its folder.
  private func run(
    _ m1: ScriptedReply, entry: String = "", top: String = "",
    _ check: (Binary.Result, TemporaryFolder, ScriptedServer) throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"id":"q1","turns":["One?"],"language":"en"}"# + "\n" + #"{"id":"q2","turns":["Two?"],"language":"en"}"# + "\n",
      to: "items.jsonl")
    try await withScriptedServer { request in
      switch request.json?["model"]?.string {
      case "judge": .chat("VERDICT: A")
      case "m1": m1
      default: .chat("A fine answer.")
      }
    } _: { server in
      func model(_ name: String, _ keys: String = "") -> String {
        "{ provider: openai-compatible, base_url: \"\(server.baseURL)\", model: \(name)\(keys) }"
      }
      try folder.write(
        """
        name: x
        benchmark: items.jsonl
        models:
          m1: \(model("m1", ", max_tokens: 64, retries: 0" + entry))
          base: \(model("base"))
        baseline: base
        judge: \(model("judge", ", template: pairwise, orders: both"))
        \(top)
        """, to: "spec.yaml")
      try check(try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder), folder, server)
    }
  }

  private func document(_ folder: TemporaryFolder) throws -> JSONValue {
    try JSONValue.parse(try String(contentsOfFile: folder.file(".plumb/runs/x/leaderboard.json"), encoding: .utf8))
  }

  private func page(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.file(".plumb/runs/x/report.html"), encoding: .utf8)
  }

  @Test func `answers that thinking used up are counted on the terminal, in the document and in the report`() async throws
  {
    try await run(.chat(nil, finishReason: "length", reasoning: "hm")) { result, folder, _ in
      #expect(result.status == 3, "\(result.error)")
      let says = "2 of 2 answers are not whole: 2 empty because the token limit was used up before any text; raise max_tokens"
      #expect(result.output.contains("m1: \(says)."))
      #expect(result.error.contains("whole answers are below the floor of 95 % (answer_floor): m1 0.0 %."))
      let answers = try #require(try document(folder)["answers"])
      #expect(answers["m1"]?["empty_at_limit"] == 2 && answers["m1"]?["count"] == 2 && answers["m1"]?["thinking"] == 2)
      #expect(answers["base"]?["empty_at_limit"] == 0 && answers["base"]?["count"] == 2)
      #expect(try page(folder).contains(says))
    }
  }

  @Test(arguments: [
    (ScriptedReply.chat("A plumb line is used to", finishReason: "length"), "cut", "cut at the token limit; raise max_tokens"),
    (.chat(nil, finishReason: "content_filter"), "filtered", "refused or stopped by a filter"),
    (.chat(nil, finishReason: "tool_calls"), "tool_calls", "a call of a tool in place of a text; take 'tools' out"),
    (.chat(" \n", finishReason: "stop"), "empty", "2 empty"),
    (.error(400, "no"), "failed", "2 failed"),
  ])
  func `each cause has its own count and its own words`(reply: ScriptedReply, key: String, says: String) async throws {
    try await run(reply) { result, folder, _ in
      #expect(result.status == 3, "\(result.error)")
      #expect(result.output.contains("m1: 2 of 2 answers are not whole: ") && result.output.contains(says))
      let found = try document(folder)
      #expect(found["answers"]?["m1"]?[key] == 2)
    }
  }

  @Test func `answers that are whole are not spoken of, and a floor of nothing lets all pass`() async throws {
    try await run(.chat("Whole.")) { result, _, _ in
      #expect(result.status == 0 && !result.output.contains("not whole") && !result.error.contains("answer_floor"))
    }
    try await run(.chat("Cut", finishReason: "length"), top: "answer_floor: 0\nlanguage: zh") { result, folder, _ in
      #expect(result.status == 0, "\(result.error)")
      let text = try page(folder)
      #expect(text.contains("2 个回答中有 2 个不完整：2 个被令牌上限截断；请调高 max_tokens"))
    }
  }

  @Test func `the judge never sees thoughts unless the entry keeps them`() async throws {
    let thinker = ScriptedReply.chat("secret thoughts\n</think>\n\nVisible.")
    try await run(thinker) { result, folder, server in
      #expect(result.status == 0, "\(result.error)")
      #expect(result.output.contains("m1: thought before 2 of 2 answers; the thoughts were neither judged nor measured."))
      #expect(!server.log.requests.contains { $0.question.contains("secret thoughts") })
      #expect(server.log.requests.contains { $0.question.contains("Visible.") })
      let rows = try JSONLinesReader<Response>.load(path: folder.file(".plumb/runs/x/responses/m1.jsonl")).records
      #expect(rows.map(\.turns) == [["Visible."], ["Visible."]] && rows[0].thinking == ["secret thoughts"])
      #expect(try page(folder).contains("thought before 2 of 2 answers"))
    }
    try await run(thinker, entry: ", keep_thinking: true") { result, _, server in
      #expect(result.status == 0, "\(result.error)")
      #expect(server.log.requests.contains { $0.question.contains("secret thoughts") })
    }
  }

  @Test func `generate says in its last lines what is not whole`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"q1","turns":["One?"]}"# + "\n", to: "items.jsonl")
    try await withScriptedServer { _ in .chat("Half a", finishReason: "length") } _: { server in
      let words = [
        "generate", "items.jsonl", "--provider", "openai-compatible", "--base-url", server.baseURL, "--model", "m1",
        "--output", "g.jsonl", "--quiet",
      ]
      let result = try await Binary.run(words, in: folder)
      #expect(result.status == 3)
      #expect(result.error.contains("m1: 1 of 1 answer is not whole: 1 cut at the token limit; raise max_tokens."))
      let lenient = try await Binary.run(words + ["--answer-floor", "0"], in: folder)
      #expect(lenient.status == 0 && lenient.error.contains("1 of 1 answer is not whole"))
      let wrong = try await Binary.run(words + ["--answer-floor", "2"], in: folder)
      #expect(wrong.status != 0 && wrong.error.contains("expected a number from 0 to 1"))
    }
  }

  @Test func `recorded answers are judged without their thoughts`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"q1","turns":["One?"],"language":"en"}"# + "\n", to: "items.jsonl")
    try folder.write(
      #"{"item":"q1","model":"a","turns":["<think>secret thoughts</think>Visible."]}"# + "\n", to: "a.jsonl")
    try folder.write(#"{"item":"q1","model":"b","turns":["Other."]}"# + "\n", to: "b.jsonl")
    try await withScriptedServer { _ in .chat("VERDICT: A") } _: { server in
      let result = try await Binary.run(
        [
          "judge", "items.jsonl", "--responses", "a.jsonl", "--baseline", "b.jsonl", "--provider", "vllm", "--base-url",
          server.baseURL, "--model", "j", "--output", "out.jsonl", "--quiet",
        ], in: folder)
      #expect(result.status == 0, "\(result.error)")
      #expect(server.log.count == 2 && !server.log.requests.contains { $0.question.contains("secret thoughts") })
    }
  }

  @Test func `models with the same score share the first rank, and no sentence puts one of them first`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"q1","turns":["One?"],"language":"en"}"# + "\n", to: "items.jsonl")
    try await withScriptedServer { request in
      request.json?["model"]?.string == "judge" ? .chat("VERDICT: A") : .chat("By \(request.json?["model"]?.string ?? "").")
    } _: { server in
      let entry = "provider: openai-compatible, base_url: \"\(server.baseURL)\", model:"
      try folder.write(
        """
        name: x
        benchmark: items.jsonl
        models: { m1: { \(entry) m1 }, m2: { \(entry) m2 }, base: { \(entry) base } }
        baseline: base
        judge: { \(entry) judge, template: pairwise, orders: both }
        """, to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let ranks = result.output.split(separator: "\n").compactMap { line -> Substring? in
        line.contains(" m1 ") || line.contains(" m2 ") ? line.drop { $0 == " " }.prefix(1) : nil
      }
      #expect(ranks == ["1", "1"])
      let text = try page(folder)
      #expect(!text.contains("comes first") && text.contains("share the first rank with"))
    }
  }
}
