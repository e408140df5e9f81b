import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ScenarioCommandTests {
  @Test func `scenarios are listed and shown in both languages`() async throws {
    let folder = try TemporaryFolder()
    let list = try await Binary.run(["scenario", "list", "--json"], in: folder)
    #expect(try JSONValue.parse(list.output).array?.count == 58)
    let chinese = try await Binary.run(["scenario", "show", "writing_email", "--language", "zh"], in: folder)
    #expect(chinese.status == 0 && chinese.output.contains("邮件") && chinese.output.contains("内容"))
    let text = try await Binary.run(["scenario", "show", "planning", "--template"], in: folder)
    #expect(text.output.hasPrefix("Content:\n- "))
    let unknown = try await Binary.run(["scenario", "show", "email"], in: folder)
    #expect(unknown.status == 2 && unknown.error.contains("writing_email"))
  }

  @Test func `a user's criteria are listed and shown, and a bad file is refused`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "scenarios: {minutes: {inherits: [general], criteria: [{part: content, name: Who, text: Names all.}]}}",
      to: "own.yaml")
    let list = try await Binary.run(["scenario", "list", "--criteria", "own.yaml", "--json"], in: folder)
    #expect(try JSONValue.parse(list.output).array?.compactMap { $0["id"]?.string } == ["minutes"])
    let show = try await Binary.run(["scenario", "show", "minutes", "--criteria", "own.yaml"], in: folder)
    #expect(show.output.contains("Who: Names all."))
    try folder.write("scenarios: {a: {inherits: [b]}}", to: "bad.yaml")
    let bad = try await Binary.run(["scenario", "list", "--criteria", "bad.yaml"], in: folder)
    #expect(bad.status == 2 && bad.error.contains("'a' inherits 'b'"))
  }

  @Test(.needsSharedData)
  func `Auto-J's own criteria are imported and used`() async throws {
    let folder = try TemporaryFolder()
    let source = "\(SharedData.folder ?? "")/reference/data/auto_j/scenario_criteria"
    let result = try await Binary.run(
      ["scenario", "import", source, "--to", "auto-j.yaml", "--json", "--quiet"], in: folder)
    let document = try JSONValue.parse(result.output)
    #expect(document["scenarios"]?.int == 58 && document["criteria"]?.int == 351 && document["sets"]?.int == 5)
    let list = try await Binary.run(["scenario", "list", "--criteria", "auto-j.yaml", "--json"], in: folder)
    let scenarios = try #require(try JSONValue.parse(list.output).array)
    #expect(scenarios.count == 58 && scenarios.allSatisfy { $0["group"]?.string != nil })
  }

  @Test func `a classifier is trained, evaluated and used on files, standard input and bad lines`() async throws {
    let folder = try TemporaryFolder()
    let forms = ["planning": "Plan a trip to", "writing_email": "写一封邮件谈谈", "chitchat": "Hello, lovely"]
    let lines = forms.sorted { $0.key < $1.key }.flatMap { scenario, form in
      (0..<12).map { JSONValue.object(["scenario": .string(scenario), "query": .string("\(form) \($0)")]).text() }
    }
    try folder.write(lines.joined(separator: "\n"), to: "train.jsonl")
    let trained = try await Binary.run(["scenario", "train", "train.jsonl", "--output", "m", "--json"], in: folder)
    #expect(trained.status == 0, "\(trained.error)")
    #expect(try JSONValue.parse(trained.output)["queries"]?.int == 36)
    try folder.write("Plan a trip to Rome\r\n\r\n写一封邮件谈谈天气\n", to: "plain.txt")
    let plain = try await Binary.run(["scenario", "classify", "plain.txt", "--plain", "--model", "m"], in: folder)
    let answers = try plain.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(answers.compactMap { $0["scenario"]?.string } == ["planning", "writing_email"])
    let unsure = try await Binary.run(
      ["scenario", "classify", "train.jsonl", "--model", "m", "--threshold", "1", "--json"], in: folder)
    let all = try #require(try JSONValue.parse(unsure.output).array)
    #expect(all.count == 36 && all.allSatisfy { $0["scenario"]?.string == "unsure" })
    try folder.write("{\"query\":\"Plan a trip to 1\"}\n{\"query\":5}\n", to: "bad.jsonl")
    let bad = try await Binary.run(["scenario", "classify", "bad.jsonl", "--model", "m"], in: folder)
    #expect(bad.status == 2 && bad.error.contains("bad.jsonl:2") && bad.output.contains("planning"))
    let skipped = try await Binary.run(
      ["scenario", "classify", "bad.jsonl", "--model", "m", "--skip-invalid"], in: folder)
    #expect(skipped.status == 0)
    let evaluated = try await Binary.run(
      ["scenario", "evaluate", "train.jsonl", "--folds", "3", "--json", "--quiet"], in: folder)
    #expect(try (JSONValue.parse(evaluated.output)["accuracy"]?.double ?? 0) > 0.9)
    let both = try await Binary.run(["scenario", "classify", "bad.jsonl"], in: folder)
    #expect(both.status == 2 && both.error.contains("give one of --model and --llm"))
  }

  @Test func `a model is asked through the engine, and what it does not say is failed`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Plan a trip to Rome\nAnything\n", to: "plain.txt")
    try await withScriptedServer {
      .chat($0.messages.first?.content.contains("Rome") == true ? "Scenario: planning" : "Hm.")
    } _: { server in
      try folder.write("{provider: openai-compatible, model: m, base_url: \"\(server.baseURL)\"}", to: "llm.yaml")
      let result = try await Binary.run(
        ["scenario", "classify", "plain.txt", "--plain", "--llm", "llm.yaml"], in: folder,
        environment: ["OPENAI_API_KEY": "k"])
      let answers = try result.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
      #expect(result.status == 3, "\(result.error)")
      #expect(answers.map { $0["scenario"]?.string } == ["planning", nil])
      #expect(answers.last?["failed"]?["code"]?.string == "no-verdict")
    }
  }
}
