import PlumbClients
import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct ModelSourceTests {
  /// Says the question back.
  private struct Echo: ResponseSource {
    let name: String
    func response(to item: Item, sample: Int) async throws(ModelError) -> Response {
      Response(item: item.id, model: name, sample: sample, turns: item.turns, usd: 0)
    }
  }

  private func entry(_ name: String, _ provider: JSONObject) -> ModelEntry {
    ModelEntry(name: name, object: provider, path: "models.\(name)")
  }

  private func spec(_ benchmark: RecordedBenchmark, _ models: [ModelEntry], judge: JudgeSource) -> RunSpec {
    RunSpec(
      name: "run", benchmark: benchmark.items, models: models, baselines: RunBaselines(general: models[0].name),
      judge: judge)
  }

  @Test func `references, misplaced references and a program's own source need no client`() async throws {
    let benchmark = try RecordedBenchmark()
    var registries = Registries.standard
    registries.modelSources.register(ModelSource("echo") { entry, _ in Echo(name: entry.name) })
    let workspace = Workspace(path: benchmark.folder.file("workspace"), registries: registries)
    let prepared = try await workspace.prepare(
      spec(
        benchmark,
        [
          entry("right", ["provider": "reference"]), entry("wrong", ["provider": "misplaced-reference"]),
          entry("echo", ["provider": "echo"]),
        ], judge: .rule(.longest)))
    #expect(prepared.estimate.parts.isEmpty)
    let finished = try await prepared.run()
    func answers(_ model: String) throws -> [String] {
      try JSONLinesReader<Response>.load(path: finished.folder.responses(of: model)).records.map { $0.turns[0] }
    }
    #expect(try answers("right") == (0..<8).map { "right \($0)" })
    #expect(try answers("wrong") == (0..<8).map { "right \(($0 + 1) % 8)" })
    #expect(try answers("echo") == (0..<8).map { "Question \($0)?" })
  }

  @Test func `a provider of nobody is refused with the names there are`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = Workspace(path: benchmark.folder.file("workspace"))
    await #expect {
      _ = try await workspace.prepare(
        spec(
          benchmark, [entry("right", ["provider": "reference"]), entry("x", ["provider": "echo"])],
          judge: .rule(.longest)))
    } throws: { "\($0)".contains("'echo' is not a provider") }
  }

  @Test func `a checkup looks at the files of recorded models and leaves references alone`() async throws {
    let benchmark = try RecordedBenchmark()
    let workspace = Workspace(
      path: benchmark.folder.file("workspace"), host: Host(environment: ["DEEPSEEK_API_KEY": "k"], version: "7"))
    let findings = try await workspace.checkup(
      spec(
        benchmark,
        [
          entry("right", ["provider": "reference"]),
          entry("good", ["responses": .string(benchmark.folder.file("good.jsonl"))]),
          entry("lost", ["responses": .string(benchmark.folder.file("lost.jsonl"))]),
        ], judge: .rule(.longest)))
    #expect(findings[0].text == "version 7")
    #expect(findings.contains { $0.subject == "API keys" && $0.text == "set: DEEPSEEK_API_KEY" })
    let missing = findings.first { $0.subject == "API keys" && $0.state == .note }
    #expect(missing?.text.contains("OPENAI_API_KEY, ANTHROPIC_API_KEY, DASHSCOPE_API_KEY") == true)
    #expect(findings.first { $0.subject == "models.good" }?.state == .good)
    #expect(findings.first { $0.subject == "models.lost" }?.state == .missing)
    #expect(!findings.contains { $0.subject == "models.right" })
  }
}
