import PlumbCore
import PlumbEvaluation
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct StagesTests {
  private let item = Item(id: "i", turns: ["2+2?"], language: "en")

  @Test func `a judge without a run grades, and is asked once for the same answer`() async throws {
    let folder = try TemporaryFolder()
    let model = ScriptedModel { $0.contains("four") ? "RATING: 9" : "RATING: 2" }
    let workspace = model.workspace(in: folder)
    for _ in 0..<2 {
      let prepared = try await workspace.makeJudge(
        JudgeRequest(run: "judge", source: RecordedBenchmark.scripted, recipe: JudgingRecipe(template: "rating-short")))
      guard case .responses(let judge) = prepared.judging else {
        Issue.record("expected a judge of single answers")
        return
      }
      let found = try await judge.judgments(of: Response(item: "i", model: "m", turns: ["four"]), to: item)
      await prepared.close()
      guard case .ratings(let ratings) = found.first?.outcome else {
        Issue.record("expected a grade, found \(found)")
        return
      }
      #expect(ratings.overall == 9)
      #expect(prepared.description == "scripted, template rating-short, answers graded one by one")
    }
    #expect(model.calls == 1)
  }

  @Test func `a model answers a benchmark's items without a judge`() async throws {
    let benchmark = try RecordedBenchmark(count: 3)
    let model = ScriptedModel { "said: \($0)" }
    let workspace = model.workspace(in: benchmark.folder)
    let prepared = try await workspace.makeSource(
      GenerationRequest(
        model: ModelEntry(name: "m", object: ["provider": "scripted"], path: "models.m"), benchmark: benchmark.items,
        samples: 2))
    let outcome = try await prepared.run(to: benchmark.folder.file("out.jsonl"))
    #expect(outcome.count == 6 && outcome.failed == 0 && outcome.failure == nil)
    let responses = try JSONLinesReader<Response>.load(path: benchmark.folder.file("out.jsonl")).records
    #expect(responses.map(\.sample) == [0, 1, 0, 1, 0, 1] && responses.allSatisfy { $0.model == "m" })
    #expect(responses[0].turns == ["said: Question 0?"] && model.calls == 6)
  }

  @Test func `the best of two is chosen, and what does not fit is refused before anything is asked`() async throws {
    let benchmark = try RecordedBenchmark(count: 4)
    let model = ScriptedModel { $0.contains("good answer") ? "RATING: 8" : "RATING: 3" }
    let workspace = model.workspace(in: benchmark.folder)
    var request = SelectionRequest(
      benchmark: benchmark.items,
      responses: ["good", "poor"].map { NamedFile(name: $0, path: benchmark.folder.file("\($0).jsonl")) },
      judge: RecordedBenchmark.scripted, judging: JudgingOverrides(template: "rating-short"),
      output: benchmark.folder.file("best.jsonl"))
    request.pairs = benchmark.folder.file("pairs.jsonl")
    let prepared = try await workspace.prepareSelection(request)
    #expect(prepared.itemCount == 4 && prepared.candidateCount == 8 && prepared.estimate?.requests == 8)
    let outcome = try await prepared.run()
    #expect(outcome.chosen == 4 && outcome.pairs == 4 && outcome.reason == nil)
    let best = try JSONLinesReader<Response>.load(path: request.output).records
    #expect(best.map(\.model) == ["good", "good", "good", "good"])
    let asked = model.calls
    request.method = .knockout
    await #expect {
      _ = try await workspace.prepareSelection(request)
    } throws: { "\($0)".contains("needs a template that compares two responses") }
    #expect(model.calls == asked)
  }

  @Test func `two answers are judged by a bare client, without a store`() async throws {
    let judge = try LLMJudge(
      name: "j", client: ScriptedModel { _ in "VERDICT: B" }, price: { _ in 0.5 },
      templates: Registry<TemplateFamily>.standard.element(named: "pairwise").templates, orders: .first)
    let found = try await judge.judgments(
      of: Comparison(
        item: item, baseline: Response(item: "i", model: "a", turns: ["five"]),
        model: Response(item: "i", model: "b", turns: ["four"])))
    #expect(found.count == 1 && found[0].outcome.preference?.first == 0 && found[0].usd == 0.5)
  }
}
