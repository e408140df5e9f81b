import PlumbCore
import PlumbBenchmarks
import PlumbEvaluation
import PlumbJudging
import PlumbTestSupport
import Testing

@Suite struct RunSpecTests {
  @Test func `a whole spec is read`() throws {
    let spec = try readSpec(goodSpec)
    #expect(spec.name == "run")
    #expect(spec.benchmark == "starter-en")
    #expect(spec.selection == ItemSelection(limit: 4, tags: ["demo"]))
    #expect(spec.models.map(\.name) == ["small", "recorded"])
    #expect(spec.models.map(\.path) == ["models.small", "models.recorded"])
    #expect(spec.baselines.single == "recorded")
    #expect(spec.budget == BudgetLimits(usd: 2, requests: 5000))
    #expect(spec.seed == 3)
    #expect(spec.coverageFloor == 0.9)
    #expect(spec.language == .chinese)
    #expect(spec.score == "win-rate")
    #expect(spec.warnings.isEmpty)
    guard case .model(let model) = spec.judge else {
      Issue.record("expected a model to judge")
      return
    }
    #expect(model.name == "small" && model.object["model"] == "gpt-4o-mini")
    let recipe = try spec.recipe(over: Recipe())
    #expect(recipe.generation.settings.maxTokens == 100)
    #expect(recipe.generation.settings(for: Item(id: "a", turns: ["q"], category: ["math"])).temperature == 0)
    #expect(recipe.judging.template == "pairwise" && recipe.judging.orders == "both")
  }

  private static let small = """
    name: a
    benchmark: b
    models: { x: { provider: p }, y: { provider: p } }
    baseline: x
    """

  @Test func `what is left out has its default`() throws {
    let spec = try readSpec(Self.small + "\njudge: { model: y }")
    #expect(spec.selection == ItemSelection())
    #expect(spec.budget == BudgetLimits())
    #expect(spec.seed == 0 && spec.coverageFloor == 0.95 && spec.language == .english && spec.score == nil)
    #expect(spec.generation == GenerationOverrides())
  }

  @Test func `a judge may be a rule, a folder or a model of its own`() throws {
    guard case .rule(.longest) = try readSpec(Self.small + "\njudge: { rule: longest }").judge else {
      Issue.record("expected a rule")
      return
    }
    guard case .alpacaEvalConfig(path: "configs", _) = try readSpec(Self.small + "\njudge: { config: configs }").judge
    else {
      Issue.record("expected a folder")
      return
    }
    guard case .model(let model) = try readSpec(Self.small + "\njudge: { provider: openai, model: gpt-4o }").judge
    else {
      Issue.record("expected a model")
      return
    }
    #expect(model.name == "judge" && model.path == "judge" && model.object["provider"] == "openai")
  }

  @Test func `unknown keys are warnings with their line`() throws {
    let spec = try readSpec(Self.small + "\njudge: { model: y }\nremarks: { usd: 1 }\nitems: { limt: 3 }")
    #expect(
      spec.warnings.map(\.description).sorted() == [
        "spec.yaml:6: field 'remarks': is not known here and has no effect; known: baseline, benchmark, budget, coverage_floor, generation, items, judge, language, models, name, recipe, score, seed",
        "spec.yaml:7: field 'items.limt': is not known here and has no effect; known: categories, languages, limit, tags",
      ])
  }

  @Test(arguments: ["budgett", "buget", "Budget", "sed", "langage"])
  func `a key that is nearly a known one is an error`(key: String) {
    let error = #expect(throws: CoreError.self) {
      try readSpec(Self.small + "\njudge: { model: y }\n\(key): { usd: 1 }")
    }
    #expect(error?.description.contains("spec.yaml:6: field '\(key)': is not known here; '") == true)
  }

  @Test func `everything that is wrong is told at once, with lines`() throws {
    let text = """
      name: a/b
      benchmark: 5
      items: { limit: 0 }
      models:
        x: { provider: p }
      baseline: z
      judge:
        rule: shortest
      budget:
        usd: -1
      language: fr
      """
    #expect {
      _ = try readSpec(text)
    } throws: { error in
      "\(error)".split(separator: "\n").map(String.init) == [
        "spec.yaml:6: field 'baseline': 'z' is none of the models (x)",
        "spec.yaml:8: field 'judge.rule': expected one of longest, random, first, found a string",
        "spec.yaml:3: field 'items.limit': expected a whole number of at least 1, found a number",
        "spec.yaml:10: field 'budget.usd': expected a number from 0.0 to 1000000000.0, found a number",
        "spec.yaml:1: field 'name': 'a/b' cannot name a folder; use letters, digits, '-' and '_'",
        "spec.yaml:2: field 'benchmark': expected a string that is not empty, found a number",
        "spec.yaml:11: field 'language': expected en or zh, found 'fr'",
        "Fix the spec; `plumb run --help` shows an example.",
      ]
    }
  }
}
