public import PlumbCore
public import PlumbEvaluation

/// The page of a built benchmark.
public struct BenchmarkCardPage: Sendable {
  private let card: BenchmarkCard
  private let language: Language

  /// A page.
  public init(_ card: BenchmarkCard, language: Language) {
    self.card = card
    self.language = language
  }

  private func t(_ english: String, _ chinese: String) -> String { language.text(english, chinese) }

  /// The whole file.
  public var html: String {
    let records = card.funnel.first?.left ?? 0
    let lead = t(
      "\(card.items.count) items were chosen from \(NumberText.count(records)) records in \(card.topics.count) topics.",
      "从 \(NumberText.count(records)) 条记录的 \(card.topics.count) 个主题中选出 \(card.items.count) 个题目。")
    var sections: [BuildPage.Section] = [
      .init(id: "provenance", heading: t("Where the prompts come from", "题目来源"), html: provenanceHTML),
      .init(id: "funnel", heading: t("What was left after each step", "各步之后剩下多少"), html: funnelHTML),
      .init(id: "map", heading: t("Map of topics", "主题地图"), html: mapHTML),
      .init(id: "topics", heading: t("Topics", "主题"), html: topicsHTML),
      .init(id: "criteria", heading: t("Quality criteria", "质量标准"), html: criteriaHTML),
      .init(id: "quality", heading: t("Does it tell models apart?", "它能区分模型吗？"), html: pilotHTML),
    ]
    if card.slice != nil {
      sections.append(.init(id: "slice", heading: t("Compared with the older slice", "与旧切片比较"), html: sliceHTML))
    }
    sections += [
      .init(id: "examples", heading: t("Examples", "示例"), html: examplesHTML),
      .init(id: "method", heading: t("How it was made", "制作方法"), html: methodHTML),
    ]
    return BuildPage(
      language: language, kind: t("Benchmark card", "评测集说明"), title: card.name,
      facts: [
        (t("Items", "题目数"), NumberText.count(card.items.count)),
        (t("Topics", "主题数"), NumberText.count(card.topics.count)),
        (t("Seed", "随机种子"), "\(card.seed)"),
      ], lead: escapedHTML(lead), sections: sections, footer: t("Made by Plumb.", "由 Plumb（准绳）生成。")
    ).html
  }

  private func note(_ text: String) -> String { "<p class=\"note\">\(escapedHTML(text))</p>" }

  private var provenanceHTML: String {
    var table = BuildTable(
      titles: [
        t("source", "来源"), t("prompts", "题目"), t("unusable", "不可用"), t("invalid lines", "错误行"), t("licence", "许可"),
      ],
      textColumns: [4])
    for source in card.sources {
      table.rows.append([
        source["name"]?.string ?? "—", NumberText.count(source["prompts"]?.int),
        NumberText.count(source["unusable"]?.int),
        NumberText.count(source["invalid_lines"]?.int), source["licence"]?.string ?? t("not stated", "未注明"),
      ])
    }
    return table.html
  }

  private func stageName(_ name: String) -> String {
    switch name {
    case "records": t("records read", "读入的记录")
    case "load": t("prompts, exact repeats folded", "题目（合并完全重复）")
    case "clean": t("after cleaning", "清洗之后")
    case "dedupe": t("after near-duplicates", "去除近似重复之后")
    case "no-label": t("with a label", "有标签的")
    case "below-prompt-threshold": t("enough criteria met", "符合足够多的标准")
    case "in-no-cluster": t("in a cluster", "属于某个簇")
    case "below-cluster-threshold": t("in a demanding cluster", "所在的簇足够难")
    case "not-drawn": t("drawn: the benchmark", "抽中：评测集")
    default: name
    }
  }

  private func reason(_ name: String) -> String {
    switch name {
    case "too_short": t("too short", "太短")
    case "too_long": t("too long", "太长")
    case "other_language": t("another language", "其他语言")
    case "damaged_text": t("damaged text", "文本损坏")
    case "repetition": t("one word over and over", "反复重复")
    case "blocked_word": t("blocked word", "含屏蔽词")
    case "unusable": t("no words of a user", "没有用户文字")
    case "exact_repeats": t("exact repeats", "完全重复")
    case "near_duplicates": t("near-duplicates", "近似重复")
    case "no-label": t("label failed or missing", "标签失败或缺失")
    case "below-prompt-threshold": t("too few criteria", "符合的标准太少")
    case "in-no-cluster": t("in no cluster", "不属于任何簇")
    case "below-cluster-threshold": t("cluster not demanding enough", "所在簇不够难")
    case "not-drawn": t("others of the cluster were drawn", "抽中了同簇的其他题目")
    default: name
    }
  }

  private var funnelHTML: String {
    let chart = FunnelChart(
      stages: card.funnel.map { (stageName($0.name), $0.left) }, title: t("Prompts left after each step", "各步之后剩下的题目"))
    var table = BuildTable(
      titles: [t("step", "步骤"), t("left", "剩下"), t("dropped, by reason", "去掉的及原因")], textColumns: [2])
    for stage in card.funnel {
      let dropped = stage.dropped.filter { $0.count > 0 }.map { "\(reason($0.name)) \(NumberText.count($0.count))" }
      table.rows.append([
        stageName(stage.name), NumberText.count(stage.left),
        dropped.isEmpty ? "—" : dropped.joined(separator: t(", ", "，")),
      ])
    }
    return "<figure>\(chart.svg(id: "funnel-chart"))</figure>\(table.html)"
  }

  private var mapHTML: String {
    let labels = Dictionary(card.topics.map { ($0.record.cluster, $0.record.label) }, uniquingKeysWith: { $1 })
    let chart = ClusterMapChart(
      places: card.places, labels: labels, title: t("Map of topics", "主题地图"),
      summary: card.topics.prefix(40).map { "\($0.record.label): \($0.record.size)" }.joined(separator: "; "))
    let caption = t(
      "Each dot is a prompt; near dots use like words. \(NumberText.count(card.unclustered)) grey ones belong to no cluster. Only the \(min(40, card.topics.count)) largest clusters are named, as far as there is room.",
      "每个点是一个题目，相近的点用词相近。灰色的 \(NumberText.count(card.unclustered)) 个不属于任何簇。只标出最大的 \(min(40, card.topics.count)) 个簇，且以放得下为限。"
    )
    return "<figure>\(chart.svg(id: "map-chart"))<p class=\"caption\">\(escapedHTML(caption))</p></figure>"
  }

  private var topicsHTML: String {
    var table = BuildTable(
      titles: [
        t("topic", "主题"), t("terms", "特征词"), t("prompts", "题目"), t("languages", "语言"), t("labelled", "已标注"),
        t("mean criteria", "平均标准数"), t("chosen", "入选"),
      ], textColumns: [1, 3])
    for topic in card.topics.prefix(200) {
      let languages = topic.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      table.rows.append([
        "\(topic.record.cluster) · \(topic.record.label)", topic.record.terms.prefix(8).joined(separator: t(", ", "、")),
        NumberText.count(topic.record.size), languages.joined(separator: ", "), NumberText.count(topic.labelled),
        NumberText.fixed(topic.meanScore, decimals: 2), NumberText.count(topic.chosen),
      ])
    }
    let rest = card.topics.count - 200
    return table.html
      + (rest > 0 ? note(t("\(rest) smaller topics are in card.json.", "另有 \(rest) 个较小的主题见 card.json。")) : "")
  }

  private var criteriaHTML: String {
    var table = BuildTable(titles: [t("criterion", "标准"), t("all labelled prompts", "全部已标注题目"), t("benchmark", "评测集")])
    for criterion in PromptCriterion.allCases {
      table.rows.append([
        criterion.texts(in: language).name, NumberText.proportion(card.allCriteria.rate(of: criterion)),
        NumberText.proportion(card.chosenCriteria.rate(of: criterion)),
      ])
    }
    table.rows.append([
      t("mean number met", "平均符合数"), NumberText.fixed(card.allCriteria.meanScore, decimals: 2),
      NumberText.fixed(card.chosenCriteria.meanScore, decimals: 2),
    ])
    let labellers = card.labellers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      "\(name.isEmpty ? t("nobody", "无人") : name) \(NumberText.count(count))"
    }
    let text = t(
      "Shares with 95% intervals (Wilson). Labelled by: \(labellers.joined(separator: ", ")). \(NumberText.count(card.allCriteria.failed)) labels failed; they count as no label, not as none met.",
      "比例附 95% 区间（Wilson）。标注者：\(labellers.joined(separator: "，"))。\(NumberText.count(card.allCriteria.failed)) 个标签失败；失败算作没有标签，而不是一条也不符合。"
    )
    return table.html + note(text)
  }

  private var pilotHTML: String {
    guard let pilot = card.pilot else {
      return note(
        t(
          "Not measured yet. Run the benchmark with a few models, name the run's leaderboard.json under `pilot` in the spec, and build again.",
          "尚未测量。请用几个模型运行该评测集，在规格的 `pilot` 中写上运行的 leaderboard.json，再构建一次。"))
    }
    guard let share = pilot["separability"]?.double, let pairs = pilot["pairs"]?.int else {
      return note(t("The pilot has fewer than two models with an interval.", "试测中有区间的模型不足两个。"))
    }
    let text = t(
      "Of \(pairs) pairs of pilot models, \(NumberText.share(share)) have 95% intervals that do not overlap (separability).",
      "\(pairs) 对试测模型中，\(NumberText.share(share)) 的 95% 区间互不重叠（可分离度）。")
    return "<p>\(escapedHTML(text))</p>"
  }

  private var sliceHTML: String {
    guard let slice = card.slice else { return "" }
    var table = BuildTable(titles: ["", t("this slice", "本切片"), t("older slice", "旧切片")])
    func row(_ label: String, _ key: String, _ decimals: Int) {
      table.rows.append([
        label, NumberText.fixed(slice["new_slice"]?[key]?.double, decimals: decimals),
        NumberText.fixed(slice["old_slice"]?[key]?.double, decimals: decimals),
      ])
    }
    row(t("items", "题目"), "items", 0)
    row(t("topics", "主题"), "topics", 0)
    row(t("mean criteria met", "平均符合标准数"), "mean_score", 2)
    row(t("mean length", "平均长度"), "mean_length", 0)
    let text = t(
      "\(NumberText.count(slice["repeats"]?.int)) items stand in both; \(NumberText.count(slice["near_repeats"]?.int)) nearly repeat an older one. Mean similarity to the nearest older item: \(NumberText.fixed(slice["mean_similarity"]?.double, decimals: 2)).",
      "两者共有 \(NumberText.count(slice["repeats"]?.int)) 题；另有 \(NumberText.count(slice["near_repeats"]?.int)) 题与旧题近似。与最近旧题的平均相似度：\(NumberText.fixed(slice["mean_similarity"]?.double, decimals: 2))。"
    )
    return table.html + "<p>\(escapedHTML(text))</p>"
  }

  private var examplesHTML: String {
    card.items.prefix(12).map { item in
      let short = ShortenedText(item.turns.joined(separator: "\n"), limit: 1_200)
      let met = (item.criteriaMet ?? []).compactMap(PromptCriterion.init(rawValue:))
      let names = met.map { $0.texts(in: language).name }.joined(separator: t(", ", "、"))
      return """
        <details class="root"><summary><strong><bdi>\(escapedHTML(item.id))</bdi></strong> <span class="tag">\(escapedHTML((item.category.first ?? "—") + " · " + names))</span></summary>
        <div class="text">\(escapedHTML(short.text))\(short.fullLength == nil ? "" : " […]")</div></details>
        """
    }.joined(separator: "\n")
  }

  private var methodHTML: String {
    let settings: [(String, JSONObject)] = [
      (t("embedding", "嵌入"), card.embedding), (t("clusters", "聚类"), card.clusterer), (t("selection", "选择"), card.rules),
    ]
    let list = settings.map { label, object in
      let text = object.entries.filter { $0.key != "version" }.map { "\($0.key) \($0.value.string ?? $0.value.text())" }
      return "<dt>\(escapedHTML(label))</dt><dd>\(escapedHTML(text.joined(separator: "; ")))</dd>"
    }.joined()
    let text = t(
      "Clusters that pass are put in an order drawn by the seed, the prompts of each likewise. Prompts are taken in rounds, one of each cluster, then the second of each, until there are enough; more clusters, more a cluster or a larger limit keep what a smaller draw took.",
      "通过阈值的簇按种子抽出的顺序排列，簇内题目亦然。然后逐轮抽取：每簇一题，再每簇第二题，直到够数；增加簇数、每簇题数或总数时，较小抽样的题目都会保留。")
    return "<dl class=\"grid\">\(list)</dl>" + note(text)
  }
}
