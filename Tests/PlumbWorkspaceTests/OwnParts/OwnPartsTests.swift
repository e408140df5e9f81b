import PlumbClients
import PlumbCore
import PlumbBenchmarks
import PlumbEvaluation
import PlumbJudging
import PlumbScoring
import PlumbFormats
import PlumbReport
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct OwnPartsTests {
  static let registries: Registries = {
    var registries = Registries.standard
    registries.providers.register(OwnParts.provider)
    registries.modelSources.register(OwnParts.modelSource)
    registries.templates.register(OwnParts.template)
    registries.templates.register(OwnParts.gradeTemplate)
    registries.verdictParsers.register(OwnParts.verdictParser)
    registries.ratingsParsers.register(OwnParts.ratingsParser)
    registries.methods.register(OwnParts.method)
    registries.judgmentFormats.register(OwnParts.judgmentFormat)
    registries.labelFormats.register(OwnParts.labelFormat)
    registries.benchmarkFormats.register(OwnParts.benchmarkFormat)
    registries.exporters.register(OwnParts.exporter)
    registries.recipes.register(OwnParts.recipe)
    registries.buildRecipes.register(OwnParts.buildRecipe)
    registries.buildPages.register(OwnParts.buildPage)
    registries.lintRules.register(OwnParts.lintRule)
    return registries
  }()

  private var registries: Registries { Self.registries }

  /// A client of the own provider, behind the store.
  private func client(_ phrase: String) async throws -> CachedClient {
    let context = ClientContext(environment: { _ in nil })
    let client = try await registries.providers.makeClient(
      ModelSpec(name: "m", provider: "echo", model: phrase, options: ["phrase": .string(phrase)]), in: context)
    return CachedClient(
      client, store: InMemoryStore(), run: "r", price: .free, budget: Budget(), metrics: RunMetrics())
  }

  private let comparison = Comparison(
    item: Item(id: "a", turns: ["q"], language: "en"), baseline: Response(item: "a", model: "base", turns: ["x"]),
    model: Response(item: "a", model: "m", turns: ["y"]))

  @Test func `an own template and an own parser judge what an own provider says`() async throws {
    let templates = try JudgeTemplateFile.templates(
      named: "left-or-right", relativeTo: "", families: registries.templates)
    #expect(!templates.values.contains(where: registries.ratingsParsers.reads))
    let judge = try LLMJudge(
      name: "j", client: try await client("left"), templates: templates, orders: .both,
      parsers: registries.verdictParsers)
    let judgments = try await judge.judgments(of: comparison)
    #expect(judgments.map(\.outcome) == [.preference(Preference(first: 1)), .preference(Preference(first: 1))])
    #expect(Set(judgments.map(\.models)) == [["base", "m"], ["m", "base"]])
    #expect(judgments.allSatisfy { $0.template == "left-or-right" })
    let error = #expect(throws: CoreError.self) {
      try LLMJudge(name: "j", client: CachedClient.silent, templates: templates, orders: .both)
    }
    #expect(
      error?.description.hasPrefix("template 'left-or-right': parser 'one-word' is not a parser of verdicts") == true)
  }

  @Test func `the options of an own parser are checked`() {
    let error = #expect(throws: CoreError.self) {
      try registries.verdictParsers.makeParser(.init("one-word"), template: "t")
    }
    #expect(
      error?.description == "template 't': field 'parser.options.left': missing; expected a string that is not empty")
  }

  @Test func `a pipeline may end with an own parser`() throws {
    let parser = try registries.verdictParsers.makeParser(
      .init(
        "pipeline",
        [
          "steps": [
            ["name": "json", "options": ["path": "side"]], ["name": "one-word", "options": ["left": "L"]],
          ]
        ]), template: "t")
    #expect(try parser.verdict(in: ModelReply(text: #"{"side": "L"}"#)).preference.first == 1)
  }

  @Test func `an own parser of grades grades`() async throws {
    let judge = try LLMPointwiseJudge(
      name: "j", client: try await client("★★★★"),
      templates: try registries.templates.element(named: "stars").templates, recipe: JudgingRecipe(template: "stars"),
      parsers: registries.ratingsParsers)
    let judgments = try await judge.judgments(of: comparison.model, to: comparison.item)
    #expect(judgments.map(\.outcome) == [.ratings(Ratings(overall: 4, scale: 1...10))])
  }

  @Test func `a file of an own format is scored by the own method that it names`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("q1: a > b\nq2: a > c\nq3: c > b\n", to: "results.txt")
    let workspace = Workspace(path: folder.file("workspace"), registries: registries)
    let leaderboard = try await workspace.leaderboard(from: [path], format: "results").leaderboard
    #expect(leaderboard.method == "points")
    #expect(leaderboard.rows.map(\.model) == ["a", "c", "b"] && leaderboard.rows.map(\.score) == [6, 3, 0])
    let usual = try await workspace.leaderboard(
      from: [path], format: "results", options: ScoringOptions(method: "average-win-rate"))
    #expect(usual.leaderboard.method == "average-win-rate")
    await #expect(throws: CoreError.self) {
      try await Workspace(path: folder.file("workspace")).leaderboard(from: [path], format: "results")
    }
  }

  @Test func `labels of an own format meet judgments of another one`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("q1: a > b\nq2: b > a\n", to: "results.txt")
    var table = CertificationTable()
    _ = try registries.judgmentFormats.element(named: "results").read([path], ReadOptions()) {
      table.add($0.judgment)
    }
    _ = try registries.labelFormats.element(named: "results").read([path], ReadOptions()) { table.add($0.label) }
    let certificate = try #require(table.certificates().first)
    #expect(certificate.judge == "j" && certificate.agreement != nil)
  }

  @Test func `a run spec takes an own recipe and an own method, and is refused without them`() throws {
    let text = """
      name: r
      benchmark: starter-en
      recipe: league
      score: points
      models: {a: {provider: echo, model: a}, b: {provider: echo, model: b}}
      baseline: b
      judge: {provider: echo, model: j}
      """
    let document = try YAMLDocument(text: text, file: "r.yaml")
    let spec = try RunSpec(document, recipes: registries.recipes, methods: registries.methods)
    #expect(spec.recipe == OwnParts.recipe.recipe && spec.score == "points")
    #expect(try RunScores.methodName(of: OwnParts.recipe.recipe, judgesPairs: true) == "points")
    var scorer = try RunScores.makeScorer("points", baselines: nil, seed: 0, methods: registries.methods)
    try scorer.add(
      Judgment(item: "a", judge: "j", models: ["a", "b"], outcome: .preference(Preference(first: 0.5))))
    #expect(throws: CoreError.self) { try RunScores.makeScorer("points", baselines: nil, seed: 0) }
    let error = #expect(throws: CoreError.self) { try RunSpec(document) }
    let words = try #require(error?.description)
    #expect(words.contains("field 'recipe': 'league' is not known; expected alignbench"))
    #expect(words.contains("field 'score': 'points' is not known; expected win-rate"))
  }

  @Test func `a run with own models, judge, template, parser and method is scored, saved and scored again`()
    async throws
  {
    let folder = try TemporaryFolder()
    let questions = try folder.write("What is a plumb line?\nWhy does it hang straight?\n", to: "questions.txt")
    let workspace = Workspace(path: folder.file("workspace"), registries: registries)
    let text = """
      name: r
      benchmark: {import: questions, path: \(questions)}
      recipe: league
      models:
        brief: {provider: echo, model: e, phrase: Hm.}
        parrot: {provider: parrot}
      baseline: brief
      judge: {provider: echo, model: judge, phrase: longer}
      """
    let prepared = try await workspace.prepare(
      workspace.runSpec(YAMLDocument(text: text, file: folder.file("r.yaml"))))
    let finished = try await prepared.run()
    #expect(finished.facts.score == "points" && finished.leaderboard.method == "points")
    #expect(finished.leaderboard.rows.map(\.model) == ["parrot", "brief"])
    #expect(finished.leaderboard.rows.map(\.score) == [12, 0])
    let judgments = try JSONLinesReader<Judgment>.load(path: finished.folder.judgments).records
    #expect(judgments.count == 4 && judgments.allSatisfy { $0.template == "left-or-right" })
    #expect(try await workspace.finishedRun("r").leaderboard.rows == finished.leaderboard.rows)
    await #expect(throws: (any Error).self) {
      try await Workspace(path: folder.file("workspace")).finishedRun("r")
    }
    let exported = try await workspace.export("r", as: "scores", to: folder.file("out"))
    #expect(exported.files == [folder.file("out/scores.txt")])
    #expect(folder.text(of: "out/scores.txt") == "parrot 12\nbrief 0")
  }

  @Test func `a benchmark's card takes an own recipe`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id": "a", "turns": ["q"]}"#, to: "items.jsonl")
    try folder.write("recipe: league\n", to: "benchmark.yaml")
    let found = try BenchmarkLibrary.benchmark(named: folder.path, recipes: registries.recipes)
    #expect(found.recipe == OwnParts.recipe.recipe)
    #expect(throws: CoreError.self) { try BenchmarkLibrary.benchmark(named: folder.path) }
  }

  @Test func `a benchmark of an own format is imported and checked by an own rule`() async throws {
    let folder = try TemporaryFolder()
    let questions = try folder.write("What is a plumb line?\nWHY?\n", to: "questions.txt")
    let workspace = Workspace(path: folder.file("workspace"), registries: registries)
    let imported = try workspace.importBenchmark(questions, format: "questions", to: folder.file("own"))
    #expect(imported.items == 2)
    let found = try await workspace.lint(imported.folder)
    #expect(found.findings.filter { $0.rule == "shouting" }.map(\.item) == ["q2"])
    let plain = try await Workspace(path: folder.file("workspace")).lint(imported.folder)
    #expect(!plain.findings.contains { $0.rule == "shouting" })
  }

  @Test func `an own build recipe builds`() async throws {
    let folder = try TemporaryFolder()
    let document = try YAMLDocument(text: "name: b\nrecipe: listing\nquestions: [One?, Two?]\n", file: "b.yaml")
    let spec = try BuildSpec(document, recipes: registries.buildRecipes)
    let (steps, warnings) = try spec.steps(
      in: BuildEnvironment(spec: spec, models: [:], readPrompts: { _ in LoadedPrompts(items: []) }))
    #expect(warnings.isEmpty)
    let build = BenchmarkBuild(folder: try BuildFolder(path: folder.file("b")), steps: steps)
    #expect(try await build.run().map(\.result.counts) == [[NamedCount("written", 2)]])
    #expect(try JSONLinesReader<Item>.load(path: build.file(of: "items")).records.map(\.turns) == [["One?"], ["Two?"]])
    let error = #expect(throws: CoreError.self) { try BuildSpec(document) }
    #expect(error?.description.contains("'listing' is not known; expected benchbuilder") == true)
  }

  @Test func `a workspace builds by an own recipe and writes its own page`() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(path: folder.file("workspace"), registries: registries)
    let spec = try workspace.buildSpec(
      YAMLDocument(text: "name: b\nrecipe: listing\nquestions: [One?, Two?]\n", file: "b.yaml"))
    let built = try await workspace.build(spec)
    let page = try #require(built.page)
    #expect(page.hasSuffix("builds/b/page.html"))
    #expect(folder.text(of: "workspace/builds/b/page.html") == "<h1>b</h1>")
    let benchmark = try BenchmarkLibrary.benchmark(named: #require(built.benchmark))
    #expect(try benchmark.items().map(\.turns) == [["One?"], ["Two?"]])
  }

  @Test func `an own part of a known name takes the place of what comes with Plumb`() throws {
    let own = LeaderboardMethod(name: "elo", summary: "points instead") { _ in OwnParts.Points() }
    let methods = Registry<LeaderboardMethod>.standard.registering(own)
    #expect(methods.names == Registry<LeaderboardMethod>.standard.names)
    #expect(methods["elo"]?.summary == "points instead")
  }
}

extension CachedClient {
  /// A client that is never asked.
  fileprivate static var silent: CachedClient {
    CachedClient(
      OwnParts.Echo(identity: ModelIdentity(provider: "echo", model: ""), phrase: ""), store: InMemoryStore(), run: "r",
      price: nil, budget: Budget(), metrics: RunMetrics())
  }
}
