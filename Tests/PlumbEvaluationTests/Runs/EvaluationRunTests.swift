import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbEvaluation

@Suite struct EvaluationRunTests {
  let temporary: TemporaryFolder
  let folder: RunFolder
  let items: [Item]
  let store = InMemoryStore()

  init() throws {
    temporary = try TemporaryFolder()
    folder = try RunFolder(path: temporary.file("run"))
    items = (0..<12).map { index in
      Item(
        id: "i\(index)", turns: index == 3 ? ["first \(index)", "second \(index)"] : ["question \(index)"],
        references: index == 3 ? ["r", "s"] : ["reference \(index)"], category: [index % 2 == 0 ? "even" : "odd"],
        language: "en")
    }
    let writer = try JSONLinesWriter(path: folder.items)
    for item in items { try writer.write(item) }
    try writer.finish()
  }

  /// The longer answer wins; the model answers with a long text on even items.
  private func run(
    answering: ScriptedClient, judging: ScriptedClient, metrics: RunMetrics = RunMetrics(),
    limits: BudgetLimits = BudgetLimits()
  ) throws -> EvaluationRun {
    let budget = Budget(limits: limits)
    func cached(_ client: ScriptedClient) -> CachedClient {
      CachedClient(client, store: store, run: "run", price: .free, budget: budget, metrics: metrics)
    }
    let model = cached(answering)
    return EvaluationRun(
      folder: folder, itemCount: items.count,
      sources: [
        ReferenceResponseSource(name: "reference"),
        ModelResponseSource(
          name: "model", client: model, price: model.usd,
          recipe: GenerationRecipe(settings: SamplingSettings(maxTokens: 9), system: "S"),
          settings: SamplingSettings(temperature: 0.5)),
      ],
      judging: .pairs(
        try LLMJudge(
          name: "j", client: cached(judging),
          templates: Registry<TemplateFamily>.standard.element(named: "pairwise").templates, orders: .both),
        baselines: RunBaselines(general: "reference")), score: "win-rate", seed: 5, window: 4, metrics: metrics)
  }

  private func isHalf(_ score: Double?) -> Bool { abs((score ?? 0) - 50) < 1e-9 }

  private static func answering() -> ScriptedClient {
    ScriptedClient("answerer") { request throws(ModelError) in
      let question = request.messages.last?.content ?? ""
      let number = Int(question.split(separator: " ").last ?? "") ?? 0
      return ModelReply(
        text: number % 2 == 0 ? "GOOD \(question)" : "poor \(question)", finishReason: .stop,
        usage: TokenUsage(prompt: 3, completion: 2), latency: 0.1)
    }
  }

  private static func judging() -> ScriptedClient {
    ScriptedClient("judge") { request throws(ModelError) in
      let text = request.messages[1].content
      guard let good = text.firstRange(of: "GOOD"), let end = text.firstRange(of: "answer B") else {
        // The model's poor answer loses to the reference wherever it stands.
        let isPoorFirst = text.firstMatch(of: /(?s)poor.*answer B/) != nil
        return ModelReply(text: isPoorFirst ? "VERDICT: B" : "VERDICT: A")
      }
      return ModelReply(text: good.lowerBound < end.lowerBound ? "VERDICT: A" : "VERDICT: B")
    }
  }

  @Test func `generates, judges, scores, and a rerun makes no call`() async throws {
    let (answerer, judge, metrics) = (Self.answering(), Self.judging(), RunMetrics())
    var visited: [String] = []
    let board = try await run(answering: answerer, judging: judge, metrics: metrics).run { act, judgments in
      visited.append(act.item.id)
      #expect(judgments.count == 2 && act.responses.map(\.model) == ["reference", "model"])
    }
    #expect(visited == items.map(\.id))
    let row = try #require(board.rows.first)
    #expect(isHalf(row.score) && row.judgments == 24 && row.failed == 0 && row.coverage == 1)
    #expect(board.breakdowns.map { "\($0.value) \($0.rows[0].score ?? -1)" } == ["even 100.0", "odd 0.0"])
    #expect(board.judges.first?.swapConsistency?.value == 1 && board.seed == 5)
    #expect(answerer.requests.count == 13 && judge.requests.count == 24)
    let stages = metrics.snapshot.stages
    #expect(stages.map(\.name).sorted() == ["generate model", "generate reference", "judge"])
    #expect(stages.allSatisfy { $0.isFinished && $0.done == 12 && $0.failed == 0 })

    let files = [folder.responses(of: "model"), folder.responses(of: "reference"), folder.judgments]
    let before = files.map { temporary.text(of: String($0.dropFirst(temporary.path.count + 1))) }
    let (answererAgain, judgeAgain) = (Self.answering(), Self.judging())
    let again = try await run(answering: answererAgain, judging: judgeAgain).run()
    #expect(answererAgain.requests.isEmpty && judgeAgain.requests.isEmpty)
    #expect(again == board)
    #expect(files.map { temporary.text(of: String($0.dropFirst(temporary.path.count + 1))) } == before)
    #expect(try await store.spend(of: "run").requests == 37)
  }

  @Test func `the files hold one line an item, in the items' order`() async throws {
    _ = try await run(answering: Self.answering(), judging: Self.judging()).run()
    let responses = try JSONLinesReader<Response>.load(path: folder.responses(of: "model")).records
    #expect(responses.map(\.item) == items.map(\.id))
    #expect(
      responses[3].turns == ["poor first 3", "poor second 3"]
        && responses[3].usage == TokenUsage(prompt: 6, completion: 4))
    let judgments = try JSONLinesReader<Judgment>.load(path: folder.judgments).records
    #expect(judgments.map(\.item) == items.flatMap { [$0.id, $0.id] })
    let facts = RunFacts(
      name: "n", version: "1", benchmark: "b", items: 12, baseline: "reference", models: ["reference", "model"],
      judge: "j", judgeDescription: "", seed: 5, language: "en", spec: .null)
    var pairs = try JudgedActs(folder: folder, facts: facts)
    for item in items {
      let pair = pairs.next()
      let next = try #require(pair)
      #expect(next.act.item == item && next.judgments.count == 2)
      #expect(next.judgments.allSatisfy { $0.item == item.id })
    }
    let end = pairs.next()
    #expect(end == nil)
  }

  @Test func `each turn is asked with the answers before it, and settings of all levels`() async throws {
    let answerer = Self.answering()
    try await run(answering: answerer, judging: Self.judging()).generateResponses()
    let request = try #require(answerer.requests.first { $0.messages.last?.content == "second 3" })
    #expect(
      request.messages == [
        Message(.system, "S"), Message(.user, "first 3"), Message(.assistant, "poor first 3"),
        Message(.user, "second 3"),
      ])
    #expect(request.settings == SamplingSettings(temperature: 0.5, maxTokens: 9) && request.item == "i3")
  }

  @Test func `a failed answer is a failed judgment, bounded and told`() async throws {
    let answerer = ScriptedClient("answerer") { request throws(ModelError) in
      if request.item == "i0" { throw ModelError(.timeout, "No answer in 60 s.") }
      return ModelReply(text: "GOOD")
    }
    let metrics = RunMetrics()
    let board = try await run(answering: answerer, judging: Self.judging(), metrics: metrics).run()
    let row = try #require(board.rows.first)
    #expect(row.failed == 2 && row.judgments == 22 && abs((row.coverage ?? 0) - 11.0 / 12) < 1e-12)
    #expect(board.warnings.count == 1 && board.judges.first?.failures == ["missing-response": 2])
    #expect(metrics.snapshot.stages.map(\.failed).sorted() == [0, 1, 1])
    let response = try JSONLinesReader<Response>.load(path: folder.responses(of: "model")).records[0]
    #expect(response.turns.isEmpty && response.failure?.message == "No answer in 60 s.")
  }

  @Test func `an endpoint that refuses everything ends the run with its sentence`() async throws {
    let answerer = ScriptedClient { _ throws(ModelError) in throw ModelError(.unauthorized, "The key is wrong.") }
    let run = try run(answering: answerer, judging: Self.judging())
    await #expect(throws: EvaluationError(.endpoint, "The key is wrong.")) { try await run.run() }
    #expect(answerer.requests.count < items.count)
  }

  @Test func `an interrupted run keeps what was answered, and going on asks the rest only`() async throws {
    let gate = AsyncGate()
    let stuck = ScriptedClient("answerer") { request throws(ModelError) in
      if request.item == "i7" {
        gate.open()
        do { try await Task.sleep(for: .seconds(60)) } catch {
          throw ModelError(.cancelled, "The run was interrupted.")
        }
      }
      return try await Self.answering().reply(to: request)
    }
    let first = try run(answering: stuck, judging: Self.judging())
    let task = Task { try await first.run() }
    await gate.wait()
    task.cancel()
    await #expect(throws: EvaluationError(.interrupted, "Interrupted. What was answered is kept; rerun to go on.")) {
      try await task.value
    }
    let kept = try await store.spend(of: "run").requests
    #expect(kept >= 4 && kept < 13)
    let answerer = Self.answering()
    let board = try await run(answering: answerer, judging: Self.judging()).run()
    #expect(answerer.requests.count == 13 - kept)
    #expect(isHalf(board.rows.first?.score))
  }

  @Test func `a budget that runs out leaves failures that a rerun asks again`() async throws {
    let board = try await run(answering: Self.answering(), judging: Self.judging(), limits: BudgetLimits(requests: 20))
      .run()
    #expect((board.rows.first?.coverage ?? 1) < 1)
    #expect(board.judges.first?.failures["budget"] ?? 0 > 0)
    let again = try await run(answering: Self.answering(), judging: Self.judging()).run()
    #expect(isHalf(again.rows.first?.score) && again.rows.first?.coverage == 1)
  }

  @Test func `an item without a reference for every turn is no answer`() async throws {
    let source = ReferenceResponseSource(name: "r")
    for item in [
      Item(id: "a", turns: ["q"]), Item(id: "a", turns: ["q", "r"], references: ["x", ""]),
      Item(id: "a", turns: ["q", "r"], references: ["x"]),
    ] {
      let response = try await source.response(to: item)
      #expect(response.failure == Failure(.missingResponse, "The item has no reference answer for every turn."))
    }
  }

  @Test func `an estimate adds up items, tokens and prices`() throws {
    let roles = [
      EstimatedRole(name: "a", price: ModelPrice(input: 1, output: 10)) { item in
        (item.turns.count, TokenUsage(prompt: 100, completion: 50))
      },
      EstimatedRole(name: "b", price: nil) { _ in (2, TokenUsage(prompt: 1, completion: 1)) },
    ]
    let estimate = try estimateRun(items: folder.items, roles: roles)
    #expect(estimate.parts.map(\.requests) == [13, 24] && estimate.requests == 37)
    #expect(estimate.parts[0].usage == TokenUsage(prompt: 1300, completion: 650))
    #expect(abs(try #require(estimate.parts[0].usd) - 0.0078) < 1e-12)
    #expect(estimate.usd == nil && estimate.json["usd"] == .null)
    #expect(try estimateRun(items: folder.items, roles: [roles[0]]).usd == estimate.parts[0].usd)
  }

  @Test func `the facts of a run survive writing and reading`() throws {
    let facts = RunFacts(
      name: "n", version: "1", benchmark: "b", items: 3, baseline: "x", models: ["x", "y"], judge: "j",
      judgeDescription: "d", seed: 4, language: "zh",
      spec: ["a": 1], started: "2026-01-01T00:00:00Z", finished: "2026-01-01T00:01:00Z",
      spend: Spend(requests: 2, usd: 0.5, usage: TokenUsage(prompt: 1, completion: 2)), isPriced: false)
    var fields = FieldReader(facts.json, location: Location(file: "run.json"))
    #expect(RunFacts(from: &fields) == facts)
  }
}
