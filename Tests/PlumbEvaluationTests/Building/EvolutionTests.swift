import PlumbCore
import PlumbTestSupport
import Synchronization
import Testing

@testable import PlumbBenchmarks
@testable import PlumbJudging

/// The request between the marker lines of a question.
private func material(_ message: String) -> String {
  message.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().joined(separator: "\n")
}

/// A model that evolves, judges, answers and rates by words in the request.
private func scripted(_ request: ModelRequest, fails: Bool = true) throws(ModelError) -> String {
  let system = request.messages.first { $0.role == .system }?.content ?? ""
  let user = request.messages[system.isEmpty ? 0 : 1].content
  if system.contains("harder ones") || system.contains("invent requests") || system.contains("设计用来测试")
    || system.contains("改写得更难")
  {
    let old = material(user)
    if request.attempt == 1 {
      if old.contains("LEAK") { return "The rewritten prompt: \(old) now with a twist of lemon" }
      if old.contains("COPY") { return old.uppercased() + "!" }
      if old.contains("BLANK") { return "\n```\n\n```\n" }
      if old.contains("DOWN"), fails { throw ModelError(.server, "The endpoint is down.") }
    }
    return "New request: \(old) with condition \(request.attempt)"
  }
  if system.contains("compare two requests") || system.contains("比较两个请求") {
    if user.contains("VAGUE") { return "Hard to say." }
    if user.contains("SAME"), !user.contains("condition 2") { return "VERDICT: SAME" }
    return user.contains("请求") ? "结论：不同" : "**Verdict: different**"
  }
  if system.contains("how hard") || system.contains("有多难") {
    if user.contains("UNRATED") { return "very hard" }
    return user.contains("condition 2") ? "DIFFICULTY: 8" : user.contains("condition") ? "难度：6" : "Difficulty: 3/10"
  }
  if user.contains("SORRY") { return "I am sorry, I cannot do that." }
  if user.contains("EMPTY") { return "... the, of — and so!" }
  return "A real answer."
}

@Suite struct EvolutionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func items(_ words: [String]) -> [Item] {
    words.map { word in
      Item(
        id: word.lowercased(), turns: [word == "中文" ? "请介绍中文的历史" : "Explain the \(word) thing to a child \(word)"],
        references: ["old answer"], category: ["test"], language: word == "中文" ? "zh" : "en")
    }
  }

  private func build(_ items: [Item], client: any ModelClient, store: any Store, rounds: Int = 2) throws
    -> BenchmarkBuild
  {
    let text = items.map { JSONValue.object($0.json).text() }.joined(separator: "\n")
    let path = try folder.write(text, to: "items.jsonl")
    let spec = try BuildSpec(
      YAMLDocument(
        text: "{name: evolved, recipe: evolve, benchmark: '\(path)', rounds: \(rounds), seed: 4, evolver: m}",
        file: "e.yaml"))
    let asked = BuildEnvironment.Asked(client: CachedClient(scripted: client, store: store))
    let environment = BuildEnvironment(spec: spec, models: ["m": asked], readPrompts: { _ in LoadedPrompts(items: []) })
    let steps = try spec.steps(in: environment).steps
    return BenchmarkBuild(folder: try BuildFolder(path: folder.file("build")), steps: steps)
  }

  private func attempts(_ build: BenchmarkBuild, _ round: Int) throws -> [String: EvolutionAttempt] {
    let records = try JSONLinesReader<EvolutionAttempt>.load(path: build.file(of: "round-\(round)")).records
    return Dictionary(uniqueKeysWithValues: records.map { ($0.root, $0) })
  }

  @Test func `every rule takes out what it is for, and what failed returns to the pool`() async throws {
    let words = ["GOOD", "LEAK", "COPY", "BLANK", "SAME", "SORRY", "EMPTY", "VAGUE", "DOWN", "UNRATED", "中文"]
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: try scripted(request), finishReason: .stop)
    }
    let build = try build(items(words), client: client, store: InMemoryStore())
    let reports = try await build.run()
    let first = try attempts(build, 1)
    #expect(first.count == words.count)
    #expect(first["good"]?.status == .kept)
    #expect(first["good"]?.request == "Explain the GOOD thing to a child GOOD with condition 1")
    #expect(first["leak"]?.status == .eliminated(.leakedScaffold))
    #expect(first["copy"]?.status == .eliminated(.duplicate) && first["copy"]?.duplicateOf == "copy")
    #expect(first["blank"]?.status == .eliminated(.noRequest))
    #expect(first["same"]?.status == .eliminated(.noGain))
    #expect(first["sorry"]?.status == .eliminated(.unanswerable))
    #expect(first["empty"]?.status == .eliminated(.emptyAnswer))
    guard case .failed(let vague)? = first["vague"]?.status, case .failed(let down)? = first["down"]?.status else {
      Issue.record("an unreadable verdict and an endpoint that fails are failures")
      return
    }
    #expect(vague.code == .noVerdict && down.code.rawValue == "server")
    #expect(first["中文"]?.status == .kept && first["中文"]?.language == .chinese)

    let second = try attempts(build, 2)
    for (root, attempt) in second {
      let isKept = first[root]?.status == .kept
      #expect(attempt.parent == (isKept ? "\(root).r1" : root))
    }
    for root in ["leak", "copy", "blank", "same", "down"] { #expect(second[root]?.status == .kept, "\(root)") }
    #expect(reports.map(\.step) == ["pool", "round-1", "round-2", "difficulty", "items"])
    #expect(reports[1].result.unanswered == 1)

    let items = try JSONLinesReader<Item>.load(path: build.file(of: "items")).records
    #expect(
      Set(items.map(\.id)) == [
        "good.r2", "leak.r2", "copy.r2", "blank.r2", "same.r2", "down.r2", "unrated.r2", "中文.r2",
      ])
    let good = items.first { $0.id == "good.r2" }
    #expect(good?.references == [] && good?.category == ["test"])
    #expect(
      good?.extra["evolution"]?["difficulty"]?.double == 8 && good?.extra["evolution"]?["root_difficulty"]?.double == 3)
    #expect(items.first { $0.id == "unrated.r2" }?.extra["evolution"]?["difficulty"] == nil)
    let counts = Dictionary(uniqueKeysWithValues: reports[4].result.counts.map { ($0.name, $0.count) })
    #expect(counts == ["items": 8, "never_evolved": 3])
  }

  @Test func `every operation is drawn, told in the item's language, and drawn the same again`() async throws {
    let all = items((0..<90).map { "Q\($0)" })
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: try scripted(request), finishReason: .stop)
    }
    let build = try build(all, client: client, store: InMemoryStore(), rounds: 1)
    _ = try await build.run()
    let drawn = try attempts(build, 1)
    let counts = Dictionary(grouping: drawn.values, by: \.operation).mapValues(\.count)
    #expect(Set(counts.keys) == Set(EvolutionOperation.allCases))
    #expect(counts.values.allSatisfy { (5...27).contains($0) })
    let told = client.requests.compactMap { request in
      EvolutionOperation.allCases.first { request.messages[0].content.contains($0.method(in: .english)) }
    }
    #expect(told.count == 90)
    let asked = BuildEnvironment.Asked(client: CachedClient(scripted: client))
    let evolver = Evolver(
      writer: asked, answerer: asked, judge: asked, operations: EvolutionOperation.allCases, seed: 4)
    for attempt in drawn.values { #expect(evolver.operation(of: attempt.root, round: 1) == attempt.operation) }
  }

  @Test func `a killed evolution goes on, repeats nothing, and ends with the same lines`() async throws {
    let all = items((0..<12).map { "Q\($0)" } + ["SAME", "SORRY"])
    let whole = ScriptedClient { request throws(ModelError) in
      ModelReply(text: try scripted(request, fails: false), finishReason: .stop)
    }
    let reference = try build(all, client: whole, store: InMemoryStore())
    _ = try await reference.run()
    let expected = (1...2).map { folder.text(of: "build/0\($0 + 1)-round-\($0).jsonl") ?? "" }
    let expectedItems = folder.text(of: "build/05-items.jsonl")

    let other = try TemporaryFolder()
    let store = InMemoryStore()
    let answered = Counter()
    let dying = ScriptedClient { request throws(ModelError) in
      guard answered.add(1) <= 37 else { throw ModelError(.cancelled, "killed") }
      return ModelReply(text: try scripted(request, fails: false), finishReason: .stop)
    }
    func resumed(_ client: any ModelClient) throws -> BenchmarkBuild {
      BenchmarkBuild(
        folder: try BuildFolder(path: other.file("build")), steps: try build(all, client: client, store: store).steps)
    }
    await #expect(throws: EvaluationError.self) { try await resumed(dying).run() }
    let rest = ScriptedClient { request throws(ModelError) in
      ModelReply(text: try scripted(request, fails: false), finishReason: .stop)
    }
    _ = try await resumed(rest).run()
    #expect(rest.requests.count == whole.requests.count - 37)
    for round in 1...2 { #expect(other.text(of: "build/0\(round + 1)-round-\(round).jsonl") == expected[round - 1]) }
    #expect(other.text(of: "build/05-items.jsonl") == expectedItems)
    let silent = ScriptedClient(saying: "never asked")
    #expect(try await resumed(silent).run().allSatisfy(\.wasDone))
    #expect(silent.requests.isEmpty)
  }
}

@Suite struct EvolutionParserTests {
  @Test(arguments: [
    ("Do this.", "Do this."), ("**New request:** Do this.", "Do this."),
    ("New Request:\n\nDo this.\nAnd that.", "Do this.\nAnd that."),
    ("\"Do this.\"", "Do this."), ("```\nDo this.\n```", "Do this."), ("新的请求：写一首诗", "写一首诗"), ("“写一首诗”", "写一首诗"),
    ("Say \"a\" and \"b\"", "Say \"a\" and \"b\""), ("Request a refund politely", "Request a refund politely"),
    (" \n ", nil),
  ])
  func `the new request is found without titles, fences and quotation marks`(text: String, request: String?) {
    #expect(evolvedRequest(in: text) == request)
  }

  @Test(arguments: [
    ("VERDICT: SAME", true), ("verdict：different", false), ("结论：相同", true), ("结论：不相同", false),
    ("They are not the same.", false),
    ("**Same**", true), ("they differ", nil), ("same or different", nil), ("", nil),
  ])
  func `sameness is told, and what says both or neither is none`(text: String, same: Bool?) {
    #expect((try? samenessVerdict(in: text)) == same)
  }

  @Test(arguments: [
    ("DIFFICULTY: 7", 7.0), ("难度：８", 8), ("Difficulty is 6/10", 6), ("[[3]]", 3), ("4", 4), ("7/10", 7),
    ("I say 5.", 5), ("11", nil),
    ("0", nil), ("between 3 and 5", nil), ("hard", nil), ("Difficulty: 3? No. Difficulty: 9", 9),
  ])
  func `difficulty is read, and no number or several are none`(text: String, value: Double?) {
    #expect((try? difficultyRating(in: text)) == value)
  }

  @Test func `short apologies and empty answers are told from real ones in both languages`() {
    #expect(EliminationChecks.isShortApology("I'm sorry, but I can't."))
    #expect(EliminationChecks.isShortApology("抱歉，我无法回答这个问题。"))
    #expect(!EliminationChecks.isShortApology("Here is the letter."))
    #expect(!EliminationChecks.isShortApology("I am sorry. " + String(repeating: "real words follow here ", count: 30)))
    #expect(!EliminationChecks.isShortApology("很遗憾。" + String(repeating: "但是下面给出完整的分析", count: 12)))
    #expect(EliminationChecks.isEmptyAnswer("?! ... the, of, and"))
    #expect(EliminationChecks.isEmptyAnswer("好的，是的。"))
    #expect(EliminationChecks.isEmptyAnswer(""))
    #expect(!EliminationChecks.isEmptyAnswer("42"))
    #expect(!EliminationChecks.isEmptyAnswer("是巴黎。"))
  }

  @Test func `a scaffold word that the parent already had is no leak`() {
    #expect(EliminationChecks.leaks("Improve the given prompt.", parent: "Improve this."))
    #expect(!EliminationChecks.leaks("Improve the given prompt twice.", parent: "Improve the given prompt."))
    #expect(EliminationChecks.leaks("把原请求写长", parent: "写一首诗"))
    #expect(EliminationChecks.leaks("[query 53ee8479] How?", parent: "How?"))
    #expect(!EliminationChecks.leaks("Sum [1, 2] in [section 12345678x].", parent: "Sum."))
  }
}
