public import PlumbCore
public import PlumbBenchmarks

extension BuildPage {
  /// The card of a built benchmark, as a page and as `card.json`.
  static let benchmarkCard = BuildPage(name: "benchbuilder") { material in
    let card = try BenchmarkCard(
      material.build, reports: material.reports, name: material.title, seed: material.seed)
    return [
      File(name: fileName, text: try BenchmarkCardPage(card, language: material.language).html()),
      File(name: "card.json", text: JSONValue.object(card.json).text(.pretty) + "\n"),
    ]
  }
}

/// The page of a built benchmark.
public struct BenchmarkCardPage: Sendable {
  let card: BenchmarkCard
  let language: Language

  /// A page.
  ///
  /// - Parameters:
  ///   - card: What is known of the benchmark.
  ///   - language: The page's language.
  public init(_ card: BenchmarkCard, language: Language) {
    self.card = card
    self.language = language
  }

  func t(_ english: String, _ chinese: String) -> String { language.text(english, chinese) }

  /// The whole file.
  ///
  /// - Throws: ``ReportError`` when a template cannot be used; that is a defect of Plumb.
  public func html() throws(ReportError) -> String {
    let records = card.funnel.first?.left ?? 0
    var sections: [BuildDocument.Section] = [
      .init("provenance", t("Where the prompts come from", "题目来源"), provenance),
      .init("funnel", t("What was left after each step", "各步之后剩下多少"), funnel),
      .init("map", t("Map of topics", "主题地图"), map), .init("topics", t("Topics", "主题"), topics),
      .init("criteria", t("Quality criteria", "质量标准"), criteria),
      .init("quality", t("Does it tell models apart?", "它能区分模型吗？"), pilot),
    ]
    if let slice = card.slice {
      sections.append(.init("slice", t("Compared with the older slice", "与旧切片比较"), comparison(with: slice)))
    }
    sections += [
      .init("examples", t("Examples", "示例"), template: "examples", ["examples": examples]),
      .init("method", t("How it was made", "制作方法"), template: "method", method),
    ]
    return try BuildDocument(
      language: language, kind: t("Benchmark card", "评测集说明"), title: card.name,
      facts: [
        (t("Items", "题目数"), NumberText.count(card.items.count)),
        (t("Topics", "主题数"), NumberText.count(card.topics.count)), (t("Seed", "随机种子"), "\(card.seed)"),
      ],
      lead: t(
        "\(card.items.count) items were chosen from \(NumberText.count(records)) records in \(card.topics.count) topics.",
        "从 \(NumberText.count(records)) 条记录的 \(card.topics.count) 个主题中选出 \(card.items.count) 个题目。"),
      sections: sections
    ).html(Self.templates)
  }

  private static let templates: [(name: String, text: String)] = [
    (
      "examples",
      #"""
      {{#examples}}
      <details class="root"><summary><strong><bdi>{{id}}</bdi></strong> <span class="tag">{{tag}}</span></summary>
      {{> text}}</details>
      {{/examples}}
      """#
    ),
    (
      "method",
      #"""
      <dl class="grid">{{#settings}}<dt>{{label}}</dt><dd>{{value}}</dd>{{/settings}}</dl>
      <p class="note">{{note}}</p>
      """#
    ),
  ]
}

extension BenchmarkCardPage {
  private var examples: [Fields] {
    card.items.prefix(12).map { item in
      let met = (item.extra["criteria"]?.array ?? []).compactMap { $0.string.flatMap(PromptCriterion.init(rawValue:)) }
      let names = met.map { $0.texts(in: language).name }.joined(separator: t(", ", "、"))
      return BuildText.fields(item.turns.joined(separator: "\n"), limit: 1_200).merging([
        "id": item.id, "tag": (item.category.first ?? "—") + " · " + names,
      ]) { $1 }
    }
  }

  private var method: Fields {
    let settings: [(String, JSONObject)] = [
      (t("embedding", "嵌入"), card.embedding), (t("clusters", "聚类"), card.clusterer), (t("selection", "选择"), card.rules),
    ]
    return [
      "settings": settings.map { label, object -> Fields in
        let entries = object.entries.filter { $0.key != "version" }
        let value = entries.map { "\($0.key) \($0.value.string ?? $0.value.text())" }.joined(separator: "; ")
        return ["label": label, "value": value]
      },
      "note": t(
        "Clusters that pass are put in an order drawn by the seed, the prompts of each likewise. Prompts are taken in rounds, one of each cluster, then the second of each, until there are enough; more clusters, more a cluster or a larger limit keep what a smaller draw took.",
        "通过阈值的簇按种子抽出的顺序排列，簇内题目亦然。然后逐轮抽取：每簇一题，再每簇第二题，直到够数；增加簇数、每簇题数或总数时，较小抽样的题目都会保留。"),
    ]
  }
}
