import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks
@testable import PlumbJudging

/// A build of the alignbench recipe in a temporary folder, with one scripted model that plays every part.
private struct Fixture {
  let folder: TemporaryFolder
  let model: ScriptedClient
  let store = InMemoryStore()

  init(_ script: @escaping ScriptedClient.Script) throws {
    folder = try TemporaryFolder()
    model = ScriptedClient("strong", script)
    try folder.write("", to: "questions.txt")
  }

  static let questions = [
    Item(id: "p-1", turns: ["1 加 1 等于几？"], extra: ["source_id": "7"]),
    Item(id: "p-2", turns: ["写一句晚安。"]), Item(id: "p-3", turns: ["电报线路有多长？"]),
  ]

  func spec(_ keys: String = "") throws -> BuildSpec {
    try BuildSpec(
      YAMLDocument(
        text: """
          name: b
          recipe: alignbench
          sources: [questions.txt]
          models: { strong: { provider: local } }
          classifier: strong
          drafter: strong
          \(keys)
          """, file: folder.file("build.yaml")))
  }

  func build(_ keys: String = "", store: (any Store)? = nil) throws -> BenchmarkBuild {
    let client = CachedClient(scripted: model, store: store ?? self.store)
    let spec = try spec(keys)
    let environment = BuildEnvironment(
      spec: spec, models: ["strong": .init(client: client)],
      readPrompts: { _ in LoadedPrompts(items: Fixture.questions) })
    return BenchmarkBuild(
      folder: try BuildFolder(path: folder.file("builds")), steps: try spec.steps(in: environment).steps)
  }

  func desk(_ keys: String = "") throws -> ReviewDesk {
    try ReviewDesk(
      spec: spec(keys), folder: BuildFolder(path: folder.file("builds")))
  }

  func waits(_ keys: String = "") async throws -> String? {
    do {
      _ = try await build(keys).run()
      return nil
    } catch let error as EvaluationError where error.code == .waiting {
      return error.description
    }
  }

  func items(_ version: String) throws -> [Item] {
    try JSONLinesReader<Item>.load(path: folder.file("b-versions/\(version)/items.jsonl")).records
  }
}

/// Classifies by a word of the question, drafts by its number, grades 9 whatever `2` is in.
private let helpful: ScriptedClient.Script = { request throws(ModelError) in
  let text = request.messages.map(\.content).joined(separator: "\n")
  if text.contains("归入哪一类") {
    let category = text.contains("等于几") ? "数学计算" : text.contains("晚安") ? "文本写作" : "专业能力"
    return ModelReply(text: "类别：“\(category)”")
  }
  if text.contains("对照参考答案") { return ModelReply(text: text.contains("答案是 2") ? "很好。\n评分：9" : "评分：5") }
  return ModelReply(
    text: text.contains("等于几") ? "答案是 2。" : text.contains("晚安") ? "晚安，好梦。" : "线路全长45公里。", finishReason: .stop)
}

@Suite struct AlignBenchRecipeTests {
  @Test func `the build stops for a person, goes on after decisions, and a rerun asks nothing`() async throws {
    let fixture = try Fixture(helpful)
    try fixture.folder.write(
      "{\"question\": \"电报线路 有多长?\", \"evidences\": [{\"quote\": \"线路全长65公里。\", \"url\": \"某百科\"}]}\n",
      to: "known.jsonl")
    let keys = "material: known.jsonl\nfactual: [专业能力]"
    #expect(try await fixture.waits(keys)?.hasPrefix("3 of 3 questions wait for a person.") == true)
    let asked = fixture.model.requests.count
    #expect(asked == 6)

    let queue = try fixture.desk(keys).queue()
    #expect(queue.entries.map(\.item.category) == [["数学计算"], ["文本写作"], ["专业能力"]])
    #expect(queue.entries.map(\.item.references) == [["答案是 2。"], ["晚安，好梦。"], ["线路全长45公里。"]])
    #expect(queue.entries[2].item.evidence == "线路全长65公里。（某百科）")
    #expect(queue.entries[2].findings == ["error: the reference says 45公里, the evidence 65公里"])
    #expect(queue.entries[0].findings.isEmpty && queue.entries.allSatisfy { $0.gaps.isEmpty })

    var edit = ReviewDecision(item: "p-3", verdict: .edit)
    edit.references = ["线路全长65公里。"]
    edit.seen = queue.entries[2].digest
    try fixture.desk(keys).append([
      ReviewDecision(item: "p-1", verdict: .accept), ReviewDecision(item: "p-2", verdict: .reject, reason: "太短"), edit,
    ])
    let reports = try await fixture.build(keys).run()
    #expect(fixture.model.requests.count == asked)
    #expect(reports.prefix(5).map(\.wasDone) == [true, true, true, true, true])
    #expect(reports.map(\.step) == BuildRecipe.alignBenchSteps)
    #expect(
      reports[5].result.counts == [
        NamedCount("accepted", 1), NamedCount("edited", 1), NamedCount("rejected", 1), NamedCount("waiting", 0),
      ])
    let frozen = try fixture.items("1.0")
    #expect(frozen.map(\.id) == ["p-1", "p-3"])
    #expect(frozen[1].references == ["线路全长65公里。"] && frozen[1].category == ["专业能力"])
    #expect(frozen[1].extra["provenance"]?["reference"]?.string == "strong")
    #expect(frozen[1].extra["curation"] == nil)
    #expect(fixture.folder.text(of: "b-versions/CHANGELOG.md")?.contains("First version: 2 items.") == true)
    #expect(try BenchmarkLibrary.benchmark(named: fixture.folder.file("b-versions/1.0")).id == "b-1.0")
    _ = try await fixture.build(keys).run()
    let third = try await fixture.build(keys).run()
    #expect(third.allSatisfy(\.wasDone) && fixture.model.requests.count == asked)
  }

  @Test func `a new version says which references changed in meaning, and a frozen one is never overwritten`()
    async throws
  {
    let fixture = try Fixture(helpful)
    _ = try await fixture.waits()
    let desk = try fixture.desk()
    try desk.append(["p-1", "p-2", "p-3"].map { ReviewDecision(item: $0, verdict: .accept) })
    _ = try await fixture.build().run()
    let before = fixture.folder.text(of: "b-versions/1.0/items.jsonl")
    var meaning = ReviewDecision(item: "p-3", verdict: .edit)
    meaning.references = ["线路全长65公里。"]
    var wording = ReviewDecision(item: "p-2", verdict: .edit)
    wording.references = ["晚安，愿你好梦。"]
    wording.changesMeaning = false
    try desk.append([meaning, wording])
    await #expect(throws: EvaluationError.self) { _ = try await fixture.build().run() }
    #expect(fixture.folder.text(of: "b-versions/1.0/items.jsonl") == before)
    let reports = try await fixture.build("version: '1.1'").run()
    #expect(
      reports.last?.result.counts == [
        NamedCount("frozen", 3), NamedCount("wording", 1), NamedCount("meaning", 1),
      ])
    let log = fixture.folder.text(of: "b-versions/CHANGELOG.md") ?? ""
    let order = [
      "## 1.1", "References that changed in meaning", "p-3: without 45", "References in other words", "## 1.0",
    ]
    let places = order.compactMap { log.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted(), "\(log)")
  }

  @Test func `a changelog that cannot be read stays as it is, and nothing is frozen`() async throws {
    let fixture = try Fixture(helpful)
    _ = try await fixture.waits()
    try fixture.desk().append(["p-1", "p-2", "p-3"].map { ReviewDecision(item: $0, verdict: .accept) })
    let path = fixture.folder.file("b-versions/CHANGELOG.md")
    try FileManager.default.createDirectory(
      atPath: fixture.folder.file("b-versions"), withIntermediateDirectories: true)
    // A changelog in GB 18030.
    let bytes = Data([0x23, 0x20, 0xB0, 0xE6, 0xB1, 0xBE, 0x0A])
    try bytes.write(to: URL(filePath: path))
    let error = await #expect(throws: CoreError.self) { _ = try await fixture.build().run() }
    #expect(
      error?.description.contains("CHANGELOG.md: cannot be read as UTF-8 text") == true, "\(String(describing: error))")
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.file("b-versions/1.0/items.jsonl")))
    try FileManager.default.removeItem(atPath: path)
    _ = try await fixture.build().run()
    #expect(fixture.folder.text(of: "b-versions/CHANGELOG.md")?.contains("First version: 3 items.") == true)
  }

  @Test func `failures lose nothing: the questions wait with their gaps, and only they are asked again`() async throws {
    let down = Counter()
    let fixture = try Fixture { request throws(ModelError) in
      let text = request.messages.map(\.content).joined(separator: "\n")
      if text.contains("晚安"), down.value == 0 { throw ModelError(.server, "503") }
      if text.contains("电报"), text.contains("归入哪一类") || text.contains("只写出一个") { return ModelReply(text: "不知道") }
      return try await helpful(request)
    }
    _ = try await fixture.waits()
    let queue = try fixture.desk().queue()
    #expect(queue.entries.map(\.gaps) == [[], ["no category", "no reference"], ["no category"]])
    // Accepting what has gaps is refused, in a file of decisions as well.
    try fixture.folder.write(#"{"item": "p-2", "decision": "accept"}"#, to: "made.jsonl")
    #expect(throws: CoreError.self) { try fixture.desk().read(fixture.folder.file("made.jsonl")) }
    let asked = fixture.model.requests.count
    down.add(1)
    _ = try await fixture.waits()
    // The category and the draft of one question; what the model wrote for the other is stored.
    #expect(fixture.model.requests.count == asked + 2)
    #expect(try fixture.desk().queue().entries.map(\.gaps) == [[], [], ["no category"]])
  }

  @Test func `only what every pilot model answers well is dropped, and a failed grade drops nothing`() async throws {
    let fixture = try Fixture { request throws(ModelError) in
      let text = request.messages.map(\.content).joined(separator: "\n")
      if text.contains("对照参考答案"), text.contains("晚安") { return ModelReply(text: "很好") }
      return try await helpful(request)
    }
    _ = try await fixture.waits()
    try fixture.desk().append(["p-1", "p-2", "p-3"].map { ReviewDecision(item: $0, verdict: .accept) })
    let reports = try await fixture.build("pilot: { models: [strong], judge: strong }").run()
    #expect(
      reports[6].result.counts == [
        NamedCount("kept", 2), NamedCount("too_easy", 1), NamedCount("grades_failed", 1),
      ])
    #expect(try fixture.items("1.0").map(\.id) == ["p-2", "p-3"])
    #expect(try fixture.items("1.0")[1].extra["provenance"]?["pilot"]?["strong"]?.double == 5)
  }

  @Test func `a decision about an earlier text does not count`() async throws {
    let fixture = try Fixture(helpful)
    _ = try await fixture.waits()
    var stale = ReviewDecision(item: "p-1", verdict: .accept)
    stale.seen = "000000000000"
    try fixture.desk().append([stale])
    let queue = try fixture.desk().queue()
    #expect(queue.waiting.count == 3 && queue.entries[0].isOutdated)
  }

  @Test func `partial goes on with what is decided`() async throws {
    let fixture = try Fixture(helpful)
    _ = try await fixture.waits()
    try fixture.desk().append([ReviewDecision(item: "p-1", verdict: .accept)])
    _ = try await fixture.build("partial: true").run()
    #expect(try fixture.items("1.0").map(\.id) == ["p-1"])
  }

  @Test func `everything wrong with a spec is told at once`() throws {
    let fixture = try Fixture(helpful)
    do {
      _ = try fixture.build(
        "categories: [a, a]\nfactual: [z]\nversion: first\npilot: { models: [weak] }\nchecker: nobody")
      Issue.record("the spec was taken")
    } catch let error as CoreError {
      for part in [
        "a name stands twice", "'z' is none of the categories", "expected numbers with points", "'weak' is none",
        "'nobody' is none",
      ] {
        #expect(error.description.contains(part), "\(error.description)")
      }
    }
  }
}

@Suite struct CategoryTaxonomyTests {
  @Test(arguments: [
    ("数学计算", "数学计算"), ("“数学计算”。", "数学计算"), ("类别：逻辑推理", "逻辑推理"), ("{\"category\": \"文本写作\"}", "文本写作"),
    ("先看题目……不是数学计算。\n答案：逻辑推理", "逻辑推理"), ("我认为是写作", nil), ("", nil), ("数学计算或逻辑推理", nil),
  ])
  func `a category is read from whatever words are around it`(text: String, expected: String?) {
    #expect((try? CategoryTaxonomy.alignBench.category(in: text)) == expected)
  }
}

@Suite struct PassageIndexTests {
  @Test func `the passage that shares most comes first and strangers do not come`() {
    let index = PassageIndex([
      Passage(text: "珠穆朗玛峰海拔8848.86米，位于中国与尼泊尔边界。", source: "甲"), Passage(text: "长江全长约6300公里，是亚洲第一长河。", source: "乙"),
      Passage(text: "尼泊尔的首都是加德满都。"),
    ])
    #expect(index.best(for: "珠穆朗玛峰位于哪里？海拔多少？", count: 2).first?.source == "甲")
    #expect(index.best(for: "贝多芬写了几部交响曲？", count: 2).isEmpty)
    #expect(PassageIndex([]).best(for: "x", count: 1).isEmpty)
  }
}
