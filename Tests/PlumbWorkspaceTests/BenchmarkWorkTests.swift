import Foundation
import PlumbClients
import PlumbCore
import PlumbBenchmarks
import PlumbJudging
import PlumbTestSupport
import PlumbWorkspace
import Testing

/// Checking and importing benchmarks, and classifying queries, without a command line.
@Suite struct BenchmarkWorkTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(
      path: folder.file(".plumb"), host: Host(now: { Date(timeIntervalSince1970: 1_700_000_000) }))
  }

  @Test func `lint goes by the host's clock and asks only when a reviewer is named`() async throws {
    let items = try folder.write(
      """
      {"id": "a", "turns": ["截至2022年，成人共有多少块骨头？"], "reference": "共有208块骨头。", "evidence": "成人共有206块骨头。"}

      """, to: "items.jsonl")
    let offline = try await workspace.lint(items)
    #expect(offline.count(.error) == 1 && offline.review == nil)
    // The clock says 2023; in 2022 the same words were not stale.
    #expect(offline.findings.contains { $0.rule == "stale" })
    let earlier = Workspace(path: folder.path, host: Host(now: { Date(timeIntervalSince1970: 1_650_000_000) }))
    #expect(try await !earlier.lint(items).findings.contains { $0.rule == "stale" })
    try await withScriptedServer { _ in
      .chat(#"{"contradicts": "yes", "reason": "206"}"#)
    } _: { server in
      let reviewer = try ModelEntry(line: "{provider: openai-compatible, model: m, base_url: '\(server.baseURL)'}")
      let asked = try await workspace.lint(items, options: LintOptions(reviewer: reviewer))
      #expect(asked.review?.asked == 1 && asked.findings.contains { $0.rule == "review" })
      #expect(server.log.count == 1)
    }
  }

  @Test(arguments: [
    ("nonsense:x", "'nonsense' is not a provider"), ("{provider: openai", "model"), ("{}", "provider"),
  ])
  func `a line that says no model is refused`(line: String, sentence: String) {
    let error = #expect(throws: CoreError.self) { try ModelEntry(line: line) }
    #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
  }

  @Test func `a benchmark is imported into a folder that a spec can name`() throws {
    let prompts = try folder.write(
      "{\"prompt\":\"One question, please?\"}\n{\"prompt\":\"Another question?\"}\n", to: "prompts.jsonl")
    let imported = try workspace.importBenchmark(prompts, format: "prompts", to: folder.file("mine"))
    #expect(imported.items == 2 && imported.card == nil && imported.models.isEmpty)
    #expect(try BenchmarkLibrary.benchmark(named: folder.file("mine")).items().count == 2)
    #expect(throws: CoreError.self) { try workspace.importBenchmark(prompts, format: "no", to: folder.file("x")) }
  }

  @Test func `queries are classified in order, and what is wrong with a line is told beside them`() async throws {
    let path = try folder.write(
      "{\"query\":\"Plan a trip to Rome\"}\n{\"query\":5}\n{\"query\":\"Anything\"}\n", to: "queries.jsonl")
    try await withScriptedServer {
      .chat($0.messages.first?.content.contains("Rome") == true ? "Scenario: planning" : "Hm.")
    } _: { server in
      let model = try ModelEntry(line: "{provider: openai-compatible, model: m, base_url: '\(server.baseURL)'}")
      var scenarios: [String?] = []
      var problems: [String] = []
      let file = QueryFile(path: path, skipInvalid: true, batchSize: 1)
      let result = try await workspace.classifyScenarios(file, asking: model, library: .builtIn()) { events in
        for event in events {
          switch event {
          case .classified(let object): scenarios.append(object["scenario"]?.string)
          case .problem(let problem): problems.append("\(problem)")
          }
        }
      }
      #expect(scenarios == ["planning", nil])
      #expect(problems.count == 1 && problems[0].contains("queries.jsonl:2"))
      #expect(result.queries == 2 && result.failed == 1 && result.skipped == 1)
      #expect(result.answered == server.log.count && result.cached == 0)
      var seen = 0
      await #expect(throws: CoreError.self) {
        _ = try await workspace.classifyScenarios(
          QueryFile(path: path), asking: model, library: .builtIn()
        ) { seen += $0.count }
      }
      #expect(seen == 1)
    }
  }
}
