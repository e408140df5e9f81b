internal import PlumbCore
internal import PlumbBenchmarks

extension BenchmarkCardPage {
  var provenance: BuildContent {
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
    return BuildContent(table: table)
  }

  var funnel: BuildContent {
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
    return BuildContent(chart: chart.svg(id: "funnel-chart"), table: table)
  }

  var map: BuildContent {
    let labels = Dictionary(card.topics.map { ($0.record.cluster, $0.record.label) }, uniquingKeysWith: { $1 })
    let chart = ClusterMapChart(
      places: card.places, labels: labels, title: t("Map of topics", "主题地图"),
      summary: card.topics.prefix(40).map { "\($0.record.label): \($0.record.size)" }.joined(separator: "; "))
    let caption = t(
      "Each dot is a prompt; near dots use like words. \(NumberText.count(card.unclustered)) grey ones belong to no cluster. Only the \(min(40, card.topics.count)) largest clusters are named, as far as there is room.",
      "每个点是一个题目，相近的点用词相近。灰色的 \(NumberText.count(card.unclustered)) 个不属于任何簇。只标出最大的 \(min(40, card.topics.count)) 个簇，且以放得下为限。"
    )
    return BuildContent(chart: chart.svg(id: "map-chart"), caption: caption)
  }

  var topics: BuildContent {
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
    return BuildContent(
      table: table,
      note: rest > 0 ? t("\(rest) smaller topics are in card.json.", "另有 \(rest) 个较小的主题见 card.json。") : nil)
  }

  var criteria: BuildContent {
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
    return BuildContent(table: table, note: text)
  }

  var pilot: BuildContent {
    guard let pilot = card.pilot else {
      return BuildContent(
        none: t(
          "Not measured yet. Run the benchmark with a few models, name the run's leaderboard.json under `pilot` in the spec, and build again.",
          "尚未测量。请用几个模型运行该评测集，在规格的 `pilot` 中写上运行的 leaderboard.json，再构建一次。"))
    }
    guard let share = pilot["separability"]?.double, let pairs = pilot["pairs"]?.int else {
      return BuildContent(none: t("The pilot has fewer than two models with an interval.", "试测中有区间的模型不足两个。"))
    }
    let text = t(
      "Of \(pairs) pairs of pilot models, \(NumberText.share(share)) have 95% intervals that do not overlap (separability).",
      "\(pairs) 对试测模型中，\(NumberText.share(share)) 的 95% 区间互不重叠（可分离度）。")
    return BuildContent(text: text)
  }

  func comparison(with slice: JSONObject) -> BuildContent {
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
    return BuildContent(table: table, text: text)
  }
}
