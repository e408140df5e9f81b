import Foundation
import PlumbCore
import PlumbBenchmarks
import PlumbJudging
import PlumbReport
import PlumbTestSupport
import PlumbWorkspace
import Testing

/// An endpoint that labels by a word of the prompt.
private func label(_ request: ScriptedRequest) -> ScriptedReply {
  .chat(request.messages.contains { $0.content.contains("Sum") } ? "hm" : "Criteria: [1, 2, 3]")
}

/// Builds as a program makes them, without a command line.
@Suite struct BuildTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(path: folder.file(".plumb"))
    try folder.write(
      "{\"id\":\"a\",\"turns\":[\"Name a river.\"]}\n{\"id\":\"b\",\"turns\":[\"Sum 7 and 8.\"]}\n", to: "items.jsonl")
  }

  private func entry(_ baseURL: String, _ keys: JSONObject = [:]) -> ModelEntry {
    var object: JSONObject = ["provider": "openai-compatible", "model": "m", "base_url": .string(baseURL)]
    for entry in keys.entries { object[entry.key] = entry.value }
    return ModelEntry(name: "m", object: object, path: "models.m")
  }

  private var evolution: BuildRecipe {
    get throws { try #require(Registry<BuildRecipe>.standard.elements.first { $0.name == "evolve" }) }
  }

  @Test func `a spec made by a program is built, and its criteria come from the store the second time`() async throws {
    try await withScriptedServer(label) { server in
      let first = try await workspace.labelCriteria(of: folder.file("items.jsonl"), labeller: entry(server.baseURL))
      #expect(first.tally.labelled == 1 && first.tally.failed == 1)
      #expect(first.labels.hasPrefix(folder.file(".plumb/builds/criteria-items.jsonl/")))
      let asked = server.log.count
      let again = try await workspace.labelCriteria(of: folder.file("items.jsonl"), labeller: entry(server.baseURL))
      #expect(again.tally.labelled == first.tally.labelled && server.log.count == asked)
    }
  }

  @Test func `an estimate asks nothing, a run writes the recipe's page, relative paths start at the spec's base`()
    async throws
  {
    try await withScriptedServer { request in
      let system = request.messages.first?.content ?? ""
      if system.contains("compare two requests") { return .chat("VERDICT: DIFFERENT") }
      if system.contains("how hard") { return .chat("DIFFICULTY: 5") }
      return .chat(system.contains("harder ones") ? "Name a long river and say why it is long." : "A plain answer.")
    } _: { server in
      let spec = try BuildSpec(
        name: "evo", recipe: evolution, models: [entry(server.baseURL)],
        keys: ["benchmark": "items.jsonl", "rounds": 1, "operations": ["deepen"]], baseFolder: BaseFolder(folder.path))
      let estimate = try await workspace.withBuild(of: spec, isDryRun: true) { try await $0.estimate() }
      #expect(server.log.count == 0 && estimate.requests.parts.contains { $0.name.hasSuffix(": evolver") })
      let built = try await workspace.build(spec)
      #expect(built.unanswered == 0 && built.steps.first?.step == "pool")
      #expect(built.spent.answered == server.log.count && server.log.count > 0)
      let page = try #require(built.page)
      #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<title>evo</title>"))
      #expect(try BenchmarkLibrary.benchmark(named: try #require(built.benchmark)).items().count > 0)
      #expect(built.json["report"]?.string == page)
    }
  }

  @Test func `a recipe's page is chosen from the workspace's registry`() async throws {
    var registries = Registries.standard
    registries.buildPages = registries.buildPages.registering(
      .init(name: "criteria") { material in [.init(name: "labels.txt", text: "\(material.reports.count) steps\n")] })
    let workspace = Workspace(path: folder.file("other"), registries: registries)
    try await withScriptedServer(label) { server in
      let spec = try workspace.criteriaSpec(of: folder.file("items.jsonl"), labeller: entry(server.baseURL))
      let built = try await workspace.build(spec)
      #expect(try String(contentsOfFile: try #require(built.page), encoding: .utf8) == "2 steps\n")
    }
  }

  @Test func `a wrong spec says which fields, without a file`() async throws {
    #expect(throws: CoreError(.invalidInput, "name: 'a/b' cannot name a folder; use letters, digits, '-' and '_'.")) {
      try BuildSpec(name: "a/b", recipe: evolution)
    }
    let spec = try BuildSpec(
      name: "evo", recipe: evolution, models: [entry("http://127.0.0.1:1/v1")],
      keys: ["benchmark": "items.jsonl", "keep": "some", "seed": 3], baseFolder: BaseFolder(folder.path))
    let error = await #expect(throws: CoreError.self) { try await workspace.build(spec) }
    #expect(error?.description.contains("field 'keep': expected last or all, found 'some'") == true)
    #expect(error?.description.contains("field 'seed': is common to all recipes") == true)
    let model = try BuildSpec(name: "evo", recipe: evolution, models: [entry("x", ["temperature": "hot"])])
    let wrong = await #expect(throws: CoreError.self) { try await workspace.build(model) }
    #expect(wrong?.description.contains("field 'models.m.temperature'") == true, "\(String(describing: wrong))")
  }

  @Test func `a budget that cannot hold a model without a price is refused, unless it says that it may`() async throws {
    let spec = try workspace.criteriaSpec(
      of: folder.file("items.jsonl"), labeller: entry("http://127.0.0.1:1/v1"), budget: BudgetLimits(usd: 1))
    let error = await #expect(throws: CoreError.self) { try await workspace.withBuild(of: spec) { _ in } }
    #expect(error?.description.contains("allow_unpriced: true") == true)
    let allowing = try workspace.criteriaSpec(
      of: folder.file("items.jsonl"), labeller: entry("http://127.0.0.1:1/v1"),
      budget: BudgetLimits(usd: 1, allowsUnpriced: true))
    let warnings = try await workspace.withBuild(of: allowing) { $0.warnings }
    #expect(warnings.map(\.message).contains { $0.contains("the price of labeller is not known") })
  }
}
