import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks
@testable import PlumbJudging

@Suite struct BenchBuilderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let topics = [
    "Write Python code that sorts a linked list of numbers quickly",
    "Explain how vaccines train the immune system of a child",
    "请详细说明北京故宫建筑的历史与风格特点", "Plan a cheap week of vegetarian dinners for a family",
  ]

  private var prompts: [Item] {
    (0..<80).map { index in
      let text =
        "\(Self.topics[index % 4]), variant \(["alpha", "beta", "gamma", "delta"][index / 20]) \(index * 7919 % 1000) \(index % 13)"
      return Item(id: "p\(index)", turns: [text])
    }
  }

  private func build(_ extra: String, client: any ModelClient) throws -> BenchmarkBuild {
    try folder.write("", to: "in.jsonl")
    let spec = try BuildSpec(
      YAMLDocument(
        text: """
          name: small
          sources: [{ path: '\(folder.file("in.jsonl"))', name: logs, licence: CC0 }]
          dedupe: { threshold: 0.99 }
          cluster: { method: kmeans, clusters: 4 }
          labeller: m
          namer: m
          select: { prompt_threshold: 3, cluster_threshold: 2.5, per_cluster: 2 }
          \(extra)
          """, file: "b.yaml"))
    let asked = BuildEnvironment.Asked(client: CachedClient(scripted: client))
    let items = prompts
    let environment = BuildEnvironment(
      spec: spec, models: ["m": asked], readPrompts: { _ in LoadedPrompts(items: items) })
    let made = try spec.steps(in: environment)
    #expect(made.warnings.isEmpty)
    return BenchmarkBuild(folder: try BuildFolder(path: folder.file("build")), steps: made.steps)
  }

  /// Dinners are easy, every fifth other prompt has an unreadable label.
  private static func reply(_ request: ModelRequest) -> String {
    let user = request.messages[1].content
    if request.messages[0].content.contains("topic in common") {
      return user.contains("Python") ? "TOPIC: Sorting" : user.contains("故宫") ? "主题：故宫" : "I would rather not.\nReally."
    }
    if user.contains("dinners") { return "Criteria: [7]" }
    if user.contains(" 3\n") { return "no idea" }
    return user.contains("alpha") ? "Criteria: [1, 2]" : "Criteria: [1, 2, 3, 4]"
  }

  @Test func `a build goes from prompts to items, and every prompt is accounted for`() async throws {
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: Self.reply(request), finishReason: .stop)
    }
    let build = try build("", client: client)
    let reports = try await build.run()
    #expect(
      reports.map(\.step) == ["load", "clean", "dedupe", "embed", "cluster", "topics", "criteria", "select", "items"])
    let decisions = try JSONLinesReader<SelectionRecord>.load(path: build.file(of: "select")).records
    #expect(decisions.count == 80)
    let card = try BenchmarkCard(build, reports: reports, name: "small", seed: 0)
    #expect(card.funnel.first?.left == 80 && card.funnel.last?.left == card.items.count)
    for (stage, next) in zip(card.funnel, card.funnel.dropFirst()) {
      #expect(stage.left - next.left == next.dropped.reduce(0) { $0 + $1.count }, "\(next.name)")
    }
    #expect(card.topics.count == 4 && card.items.count == 6)
    #expect(!card.items.contains { $0.turns[0].contains("dinners") })
    #expect(Set(card.items.compactMap(\.topCategory)).isSuperset(of: ["Sorting", "故宫"]))
    // Joined by id: an item's cluster, label and words belong together.
    for item in card.items {
      let record = try #require(decisions.first { $0.item == item.id })
      #expect(record.cluster == item.extra["cluster"]?.int && record.score == 4)
      #expect(item.extra["criteria"]?.array?.count == 4)
    }
    #expect(card.allCriteria.failed > 0 && card.chosenCriteria.failed == 0)
    #expect(card.allCriteria.labelled + card.allCriteria.failed == 80)
    #expect(card.topics.contains { $0.record.failure != nil && $0.record.name == nil && !$0.record.terms.isEmpty })

    let asked = client.requests.count
    #expect(try await self.build("", client: client).run().allSatisfy(\.wasDone))
    #expect(client.requests.count == asked)
    let path = try #require(try build.publish(id: "small", summary: "s", licence: "CC0"))
    let benchmark = try BenchmarkLibrary.benchmark(named: path)
    #expect(try benchmark.items().map(\.id) == card.items.map(\.id) && benchmark.id == "small")
  }

  @Test func `recorded labels come first, a slice is compared with an older one, a pilot's leaderboard is read`()
    async throws
  {
    var labels = ""
    for index in 0..<80 where index % 2 == 0 {
      labels +=
        JSONValue.object(
          CriteriaLabel(item: "p\(index)", met: [.complexity, .creativity, .specificity], labeller: "people").json
        ).text() + "\n"
    }
    try folder.write(labels, to: "labels.jsonl")
    try folder.write(
      JSONValue.object(Item(id: "p0", turns: prompts[0].turns).json).text() + "\n"
        + #"{"id":"old","turns":["An old question about dinners"]}"#, to: "old.jsonl")
    try folder.write(
      #"{"rows":[{"model":"a","low":10,"high":20},{"model":"b","low":30,"high":40},{"model":"c","low":35,"high":50},{"model":"d"}]}"#,
      to: "board.json")
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: Self.reply(request), finishReason: .stop)
    }
    let build = try build(
      """
      labels: ['\(folder.file("labels.jsonl"))']
      previous: '\(folder.file("old.jsonl"))'
      pilot: { leaderboard: '\(folder.file("board.json"))' }
      """, client: client)
    let reports = try await build.run()
    #expect(
      client.requests.count { !$0.messages[0].content.contains("topic in common") && $0.messages.count == 2 } == 40)
    let card = try BenchmarkCard(build, reports: reports, name: "small", seed: 0)
    #expect(card.labellers["people"] == 40)
    #expect(card.slice?["old"]?.int == 2 && card.slice?["new"]?.int == card.items.count)
    #expect(card.pilot?["pairs"]?.int == 3)
    #expect(abs((card.pilot?["separability"]?.double ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test func `a spec's mistakes are named with their keys`() throws {
    let spec = try BuildSpec(
      YAMLDocument(
        text: """
          name: bad
          sources: [3]
          clean: { turns: some, colour: red }
          select: { prompt_threshold: 9 }
          embedding: { method: magic }
          labeller: nobody
          """, file: "b.yaml"))
    let environment = BuildEnvironment(spec: spec, models: [:], readPrompts: { _ in LoadedPrompts(items: []) })
    let error = #expect(throws: CoreError.self) { try spec.steps(in: environment) }
    for part in [
      "sources[0]", "clean.turns", "select.prompt_threshold", "embedding.method", "'nobody' is none of the models",
    ] {
      #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }
  }
}
