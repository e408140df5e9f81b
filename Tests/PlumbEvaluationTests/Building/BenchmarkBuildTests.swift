import PlumbCore
import PlumbTestSupport
import Synchronization
import Testing

@testable import PlumbBenchmarks
@testable import PlumbJudging

/// A step that writes what a closure says and counts how often it ran.
private struct ScriptedStep: BuildStep {
  var name: String
  var settings: JSONObject = ["version": 1]
  var reads: [String] = []
  var files: [String] = []
  var runs = Counter()
  var work: @Sendable (StepContext, JSONLinesWriter) async throws -> StepResult

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    runs.add(1)
    return try await work(context, output)
  }
}

private func source(_ path: String) -> ScriptedStep {
  ScriptedStep(name: "source", files: [path]) { _, output in
    let reader = try JSONLinesReader<Item>(path: path)
    for case .record(let item, _) in reader { try output.write(item) }
    return StepResult(counts: [NamedCount("kept", output.count)])
  }
}

private let copying: @Sendable (StepContext, JSONLinesWriter) async throws -> StepResult = { context, output in
  for item in try context.records(of: "source", as: Item.self) { try output.write(item) }
  return StepResult()
}

/// A step that would ask a model once for each item that an earlier step wrote.
private struct ScriptedAskingStep: AskingStep {
  var name: String
  var reads: [String]
  var estimateReads: [String]
  var asked: BuildEnvironment.Asked
  var settings: JSONObject { ["version": 1] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "source")
    for item in items {
      _ = try await asked.client.reply(to: ModelRequest(messages: [Message(.user, item.turns[0])]))
      try output.write(item)
    }
    return StepResult()
  }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    var questions = StepQuestions(role: "asker", asked: asked)
    for item in try context.records(of: estimateReads[0], as: Item.self) {
      questions.add(
        ModelRequest(messages: [Message(.user, item.turns[0])], settings: SamplingSettings(maxTokens: 7)))
    }
    return [questions]
  }
}

@Suite struct BenchmarkBuildTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func build(_ steps: [any BuildStep]) throws -> BenchmarkBuild {
    BenchmarkBuild(folder: try BuildFolder(path: folder.file("build")), steps: steps)
  }

  @Test func `an estimate does what is free and needed, asks nothing, and leaves out what is done`() async throws {
    let path = try folder.write(
      "{\"id\":\"a\",\"turns\":[\"xxxx\"]}\n{\"id\":\"b\",\"turns\":[\"y\"]}\n", to: "in.jsonl")
    let client = ScriptedClient(saying: "yes")
    let asked = BuildEnvironment.Asked(client: CachedClient(scripted: client))
    let unneeded = Counter()
    var last = ScriptedStep(name: "last", reads: ["unknown"], work: copying)
    last.runs = unneeded
    let steps: [any BuildStep] = [
      source(path), ScriptedStep(name: "copy", reads: ["source"], work: copying),
      ScriptedAskingStep(name: "ask", reads: ["copy"], estimateReads: ["copy"], asked: asked),
      // A bound from an earlier step where the step's own input has to be asked for first.
      ScriptedAskingStep(name: "bounded", reads: ["ask"], estimateReads: ["copy"], asked: asked),
      ScriptedAskingStep(name: "unknown", reads: ["bounded"], estimateReads: ["ask"], asked: asked), last,
    ]
    let estimate = try await build(steps).estimate()
    #expect(client.requests.isEmpty)
    #expect(unneeded.value == 0)
    #expect(estimate.requests.parts.map(\.name) == ["ask: asker", "bounded: asker"])
    #expect(estimate.requests.parts.map(\.requests) == [2, 2])
    #expect(estimate.requests.parts[0].usage == TokenUsage(prompt: 10, completion: 14))
    #expect(estimate.unknown == ["unknown"])
    #expect(estimate.done.isEmpty)
    _ = try await build(steps).run()
    let after = try await build(steps).estimate()
    #expect(after.requests.parts.isEmpty && after.unknown.isEmpty)
    #expect(after.done == ["source", "copy", "ask", "bounded", "unknown", "last"])
  }

  @Test func `a step is skipped while its files and settings are unchanged, and done again after`() async throws {
    let path = try folder.write("{\"id\":\"a\",\"turns\":[\"x\"]}\n", to: "in.jsonl")
    let (one, other) = (Counter(), Counter())
    var first = source(path)
    first.runs = one
    var second = ScriptedStep(name: "copy", reads: ["source"], work: copying)
    second.runs = other
    let fresh = try await build([first, second]).run()
    #expect(fresh.map(\.wasDone) == [false, false])
    #expect(folder.text(of: "build/01-source.jsonl") == folder.text(of: "build/02-copy.jsonl"))
    let again = try await build([first, second]).run()
    #expect(again.map(\.wasDone) == [true, true])
    #expect(one.value == 1 && other.value == 1)
    #expect(again.map(\.result) == fresh.map(\.result))
    // Another setting of the second step leaves the first alone.
    second.settings["version"] = 2
    #expect(try await build([first, second]).run().map(\.wasDone) == [true, false])
    // Another content of the source does both again.
    try folder.write("{\"id\":\"b\",\"turns\":[\"y\"]}\n", to: "in.jsonl")
    #expect(try await build([first, second]).run().map(\.wasDone) == [false, false])
    // A source that changes without changing what the first step writes does not reach the second.
    try folder.write("\n{\"id\":\"b\",\"turns\":[\"y\"]}\n", to: "in.jsonl")
    #expect(try await build([first, second]).run().map(\.wasDone) == [false, true])
  }

  @Test func `lines that were changed or lost are made again`() async throws {
    let path = try folder.write("{\"id\":\"a\",\"turns\":[\"x\"]}\n", to: "in.jsonl")
    let step = source(path)
    _ = try await build([step]).run()
    try folder.write("{}\n", to: "build/01-source.jsonl")
    #expect(try await build([step]).run()[0].wasDone == false)
    #expect(folder.text(of: "build/01-source.jsonl")?.contains("\"a\"") == true)
  }

  @Test func `a step that throws leaves no lines, and the steps before it stay done`() async throws {
    let path = try folder.write("{\"id\":\"a\",\"turns\":[\"x\"]}\n", to: "in.jsonl")
    let first = source(path)
    let broken = ScriptedStep(name: "copy", reads: ["source"]) { _, output in
      try output.write(Item(id: "half", turns: ["x"]))
      throw CancellationError()
    }
    await #expect(throws: EvaluationError.self) { try await build([first, broken]).run() }
    #expect(folder.text(of: "build/02-copy.jsonl") == nil)
    let whole = ScriptedStep(name: "copy", reads: ["source"], work: copying)
    #expect(try await build([first, whole]).run().map(\.wasDone) == [true, false])
  }

  @Test func `a step that an endpoint left incomplete is done again, for free where it was answered`() async throws {
    let asked = Counter()
    let isUp = Mutex(false)
    let base = ScriptedClient { request throws(ModelError) in
      asked.add(1)
      if request.messages[0].content == "2", !isUp.withLock({ $0 }) { throw ModelError(.server, "down") }
      return ModelReply(text: "ok")
    }
    let store = InMemoryStore()
    let step = ScriptedStep(name: "ask") { _, output in
      let client = CachedClient(scripted: base, store: store)
      var unanswered = 0
      for text in ["1", "2", "3"] {
        do {
          _ = try await client.reply(to: ModelRequest(messages: [Message(.user, text)]))
        } catch { unanswered += 1 }
      }
      return StepResult(unanswered: unanswered)
    }
    #expect(try await build([step]).run()[0].result.unanswered == 1)
    isUp.withLock { $0 = true }
    #expect(try await build([step]).run()[0].result.unanswered == 0)
    #expect(asked.value == 4)
    #expect(try await build([step]).run()[0].wasDone)
  }

  @Test func `a bad spec says everything that is wrong with it`() throws {
    let text = """
      name: a/b
      recipe: nonsense
      models: { labeller: 3 }
      language: fr
      budget: { usd: 1, euro: 2 }
      """
    let error = #expect(throws: CoreError.self) { try BuildSpec(YAMLDocument(text: text, file: "b.yaml")) }
    let message = error?.description ?? ""
    for part in [
      "b.yaml:1: field 'name': 'a/b' cannot name a folder", "'nonsense' is not known; expected benchbuilder",
      "models.labeller", "expected en or zh, found 'fr'", "budget.euro",
    ] { #expect(message.contains(part), "\(message)") }
  }
}
