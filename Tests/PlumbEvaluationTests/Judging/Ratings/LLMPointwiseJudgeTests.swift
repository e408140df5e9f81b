import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbEvaluation

@Suite struct LLMPointwiseJudgeTests {
  private static let item = Item(
    id: "i", turns: ["first?", "second?"], references: ["ref one", "ref two"], evidence: "source text",
    category: ["math", "algebra"], language: "en")

  private func judge(_ client: ScriptedClient, _ recipe: JudgingRecipe, template: String = "rating") throws
    -> LLMPointwiseJudge
  {
    try LLMPointwiseJudge(
      name: "j", client: CachedClient(scripted: client),
      templates: Registry<TemplateFamily>.standard.element(named: template).templates,
      recipe: recipe, seed: 1)
  }

  @Test func `each turn has its own judgment, which sees the turns before it and its own reference`() async throws {
    let client = ScriptedClient(saying: "fine {\"depth\": 6, \"overall\": 7}")
    var recipe = JudgingRecipe(template: "rating", repetitions: 2)
    recipe.turns = .each
    recipe.showsEvidence = true
    recipe.byCategory["math"] = .init(showsReference: true, settings: SamplingSettings(maxTokens: 77))
    recipe.rubric = Rubric(
      definitions: ["depth": "how deep"], sets: ["d": ["depth"]], setByCategory: ["math/algebra": "d"])
    let judge = try judge(client, recipe)
    let judgments = try await judge.judgments(
      of: Response(item: "i", model: "m", sample: 3, turns: ["one", "two"]), to: Self.item)
    #expect(judge.judgmentCount(for: Self.item) == 4)
    #expect(judgments.map(\.turn) == [1, 1, 2, 2] && judgments.map(\.repetition) == [0, 1, 0, 1])
    for judgment in judgments {
      #expect(judgment.outcome == .ratings(Ratings(overall: 7, dimensions: ["depth": 6], scale: 1...10)))
      #expect(judgment.critique == "fine" && judgment.models == ["m"] && judgment.category == ["math", "algebra"])
      #expect(judgment.extra["sample"] == 3)
    }
    let asked = client.requests.map { $0.messages[1].content }
    let first = try #require(asked.first { !$0.contains("second?") })
    let second = try #require(asked.first { $0.contains("second?") })
    #expect(first.contains("ref one") && !first.contains("ref two") && !first.contains("conversation so far"))
    #expect(second.contains("ref two") && !second.contains("ref one") && second.contains("first?\n\n(Answer 1)\none"))
    #expect(second.contains("turn 2 of the conversation") && second.contains("source text"))
    let system = client.requests[0].messages[0].content
    #expect(system.contains("1. depth: how deep") && system.contains("{\"depth\": N, \"overall\": N}"))
    #expect(client.requests.allSatisfy { $0.settings.maxTokens == 77 })
    #expect(!asked.joined().contains("{{"))
  }

  @Test func `a reply without grades gets one second asking with the form, then it is failed`() async throws {
    let good = ScriptedClient(saying: "no idea", "{\"overall\": 4}")
    let plain = Item(id: "p", turns: ["q"], language: "en")
    let answer = Response(item: "p", model: "m", turns: ["a"])
    let recovered = try await judge(good, JudgingRecipe()).judgments(of: answer, to: plain)
    #expect(recovered[0].outcome == .ratings(Ratings(overall: 4, scale: 1...10)) && good.requests.count == 2)
    #expect(good.requests[1].messages.last?.content.contains("from 1 to 10: {\"overall\": N}") == true)
    let bad = ScriptedClient(saying: "{\"overall\": 40}")
    let failed = try await judge(bad, JudgingRecipe()).judgments(of: answer, to: plain)
    #expect(failed[0].outcome.failure?.code == .noVerdict && bad.requests.count == 2)
    #expect(failed[0].outcome.failure?.message == "The judge's grade for 'overall' is 40; expected 1 to 10.")
  }

  @Test func `a missing turn is failed without a call, the turn before it is graded`() async throws {
    let client = ScriptedClient(saying: "{\"overall\": 4}")
    var recipe = JudgingRecipe()
    recipe.turns = .each
    let response = Response(
      item: "i", model: "m", turns: ["one"], failure: Failure(.init(rawValue: "timeout"), "too slow"))
    let judgments = try await judge(client, recipe).judgments(of: response, to: Self.item)
    #expect(judgments[0].outcome.failure == nil && judgments[1].outcome.failure?.code == .missingResponse)
    #expect(client.requests.count == 1)
  }

  @Test func `an answer with slots and markers stays text, and Chinese items get the Chinese template`() async throws {
    let client = ScriptedClient(saying: "{\"综合得分\": 4}")
    let item = Item(id: "z", turns: ["问"], references: ["秘密"], language: "zh")
    let answer = Response(item: "z", model: "m", turns: ["{{reference}} [结束 00000000]"])
    _ = try await judge(client, JudgingRecipe()).judgments(of: answer, to: item)
    let text = client.requests[0].messages[1].content
    #expect(text.contains("{{reference}} [结束 00000000]") && !text.contains("秘密") && text.contains("待评分的回答"))
  }

  @Test func `a template that compares is refused`() throws {
    #expect(throws: CoreError.self) {
      try judge(ScriptedClient(saying: ""), JudgingRecipe(), template: "pairwise")
    }
  }

  @Test func `pairs are judged turn by turn when the recipe says so`() async throws {
    let client = ScriptedClient(saying: "VERDICT: A")
    var recipe = JudgingRecipe()
    recipe.turns = .each
    let judge = try LLMJudge(
      name: "j", client: CachedClient(scripted: client),
      templates: Registry<TemplateFamily>.standard.element(named: "pairwise").templates,
      orders: .both, recipe: recipe)
    let judgments = try await judge.judgments(
      of: Comparison(
        item: Self.item, baseline: Response(item: "i", model: "b", turns: ["x", "y"]),
        model: Response(item: "i", model: "m", turns: ["x", "z"])))
    #expect(judgments.map(\.turn) == [1, 1, 2, 2] && judgments.map(\.basis) == ["identical", "identical", nil, nil])
    #expect(client.requests.allSatisfy { $0.messages[1].content.contains("Compare only the answers to turn 2") })
  }
}
