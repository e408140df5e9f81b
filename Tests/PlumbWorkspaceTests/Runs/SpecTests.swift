import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbScoring
import Testing

@Suite struct SpecTests {
  /// Everything a spec can say.
  private static let text = """
    name: whole
    benchmark: { import: mt-bench, path: data, else: starter-en }
    items: { limit: 4, tags: [demo], languages: [en] }
    models:
      small: { provider: openai, model: gpt-4o-mini, temperature: 0.5 }
      other: { responses: other.jsonl }
    baseline: { math: small, default: other }
    judge:
      jury: majority
      judges: [small, { name: second, provider: openai, model: m }]
      template: pairwise-cot
      orders: random
      turns: each
      repetitions: 2
      reference: true
      evidence: false
      criteria: built-in
      two_pass: true
      temperature: 0.25
      scale: [1, 5]
      dimensions: { clear: Is it clear?, right: Is it right? }
      by_category: { math: { template: pairwise, reference: false, max_tokens: 7 } }
    generation: { max_tokens: 100, system: S, by_category: { math: { temperature: 0 } } }
    score: bradley-terry
    budget: { usd: 2.5, requests: 10 }
    seed: 3
    coverage_floor: 0.9
    language: zh
    """

  @Test func `what a program's spec is kept as reads as the same spec`() throws {
    let read = try RunSpec(YAMLDocument(text: Self.text, file: "spec.yaml"))
    let made = RunSpec(
      name: read.name, benchmark: read.benchmark, benchmarkImport: read.benchmarkImport, selection: read.selection,
      models: read.models, baselines: read.baselines, judge: read.judge, judging: read.judging,
      generation: read.generation, score: read.score, budget: read.budget, seed: read.seed,
      coverageFloor: read.coverageFloor, language: read.language)
    let back = try RunSpec(YAMLDocument(text: made.json.text(.pretty), file: "made.yaml"))
    #expect(back.warnings.isEmpty)
    #expect(back.name == read.name && back.benchmark == read.benchmark && back.benchmarkImport == read.benchmarkImport)
    #expect(back.selection == read.selection && back.baselines == read.baselines && back.judging == read.judging)
    #expect(back.generation == read.generation && back.score == read.score && back.budget == read.budget)
    #expect(back.seed == 3 && back.coverageFloor == 0.9 && back.language == .chinese)
    #expect(back.models.map(\.name) == ["small", "other"] && back.models.map(\.object) == read.models.map(\.object))
    guard case .jury(let members, .majority) = back.judge else {
      Issue.record("expected a jury")
      return
    }
    #expect(members.map(\.name) == ["small", "second"] && members[1].object["model"] == "m")
    #expect(try back.recipe(over: Recipe()) == read.recipe(over: Recipe()))
  }

  @Test func `judge keys that do not fit the benchmark's recipe are told with their line`() throws {
    let text = """
      name: a
      benchmark: b
      models: { x: { provider: p } }
      judge:
        model: x
        two_pass: true
        dimensions_by_category: { math: nowhere }
      """
    let spec = try RunSpec(YAMLDocument(text: text, file: "spec.yaml"))
    #expect {
      _ = try spec.recipe(over: Recipe())
    } throws: { error in
      "\(error)".contains("spec.yaml:6: field 'judge.two_pass': needs criteria")
        && "\(error)".contains("spec.yaml:7: field 'judge.dimensions_by_category.math': expected names or a set")
    }
    // A benchmark that brings both makes the same keys right.
    var recipe = Recipe()
    recipe.judging.criteria = "built-in"
    recipe.judging.rubric.sets["nowhere"] = ["clear"]
    #expect(try spec.recipe(over: recipe).judging.rubric.setByCategory == ["math": "nowhere"])
  }
}
