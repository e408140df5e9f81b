public import PlumbCore
public import PlumbBenchmarks

extension BuildPage {
  /// The page of a finished evolution.
  static let evolution = BuildPage(name: "evolve") { material in
    let page = EvolutionPage(
      try EvolutionOutcome(material.build), title: material.title, seed: material.seed, language: material.language)
    return [File(name: fileName, text: try page.html())]
  }
}

/// The page of a finished evolution: what became of the attempts, difficulty before and after, and the whole lineage.
public struct EvolutionPage: Sendable {
  private let outcome: EvolutionOutcome
  private let title: String
  private let seed: Int
  private let language: Language

  /// A page.
  ///
  /// - Parameters:
  ///   - outcome: The evolution.
  ///   - title: The build's name.
  ///   - seed: Its seed.
  ///   - language: The page's language.
  public init(_ outcome: EvolutionOutcome, title: String, seed: Int, language: Language) {
    self.outcome = outcome
    self.title = title
    self.seed = seed
    self.language = language
  }

  private func t(_ english: String, _ chinese: String) -> String { language.text(english, chinese) }

  /// The whole file.
  ///
  /// - Throws: ``ReportError`` when a template cannot be used; that is a defect of Plumb.
  public func html() throws(ReportError) -> String {
    let attempts = outcome.rounds.joined()
    let kept = attempts.count { $0.status == .kept }
    let evolved = Set(attempts.filter { $0.status == .kept }.map(\.root)).count
    return try BuildDocument(
      language: language, kind: t("Evolution report", "演化报告"), title: title,
      facts: [
        (t("Starting items", "起始题目"), NumberText.count(outcome.starters.count)),
        (t("Rounds", "轮数"), NumberText.count(outcome.rounds.count)), (t("Seed", "随机种子"), "\(seed)"),
      ],
      lead: t(
        "\(kept) of \(attempts.count) attempts were kept; \(evolved) of \(outcome.starters.count) starting items were evolved at least once. The rest went back to the pool, with the reason kept below.",
        "\(attempts.count) 次尝试中有 \(kept) 次被保留；\(outcome.starters.count) 个起始题目中有 \(evolved) 个至少演化了一次。其余的回到池中，原因见下。"),
      sections: [
        .init("rounds", t("What became of the attempts", "各次尝试的结果"), rounds),
        .init("operations", t("By operation", "按操作"), operations),
        .init("difficulty", t("Difficulty before and after", "演化前后的难度"), difficulty),
        .init(
          "lineage", t("Lineage", "谱系"), template: EvolutionLineage.name,
          EvolutionLineage(outcome: outcome, language: language).fields),
      ]
    ).html(EvolutionLineage.templates)
  }

  private func tally(_ attempts: some Sequence<EvolutionAttempt>) -> EvolutionTally {
    attempts.reduce(into: EvolutionTally()) { $0.add($1) }
  }

  private func cells(_ row: EvolutionTally.Row) -> [String] {
    [NumberText.count(row.attempts), NumberText.count(row.kept)]
      + EliminationRule.allCases.map { NumberText.count(row.eliminated[$0] ?? 0) }
      + [NumberText.count(row.failed.values.reduce(0, +))]
  }

  private var columns: [String] {
    [t("attempts", "尝试"), t("kept", "保留")] + EliminationRule.allCases.map { $0.name(in: language) }
      + [t("failed", "失败")]
  }

  private var rounds: BuildContent {
    var table = BuildTable(titles: [t("round", "轮次")] + columns)
    for (index, round) in outcome.rounds.enumerated() {
      table.rows.append(["\(index + 1)"] + cells(tally(round).total))
    }
    return BuildContent(
      table: table,
      note: t(
        "Failed means that the request could not be made or checked: an endpoint did not answer, or a verdict could not be read. It is not a pass.",
        "“失败”指请求未能生成或无法检查：端点没有回答，或结论无法读出。失败不算通过。"))
  }

  private var operations: BuildContent {
    let rows = tally(outcome.rounds.joined()).rows
    var table = BuildTable(titles: [t("operation", "操作")] + columns)
    for operation in EvolutionOperation.allCases {
      guard let row = rows[operation] else { continue }
      table.rows.append([operation.name(in: language)] + cells(row))
    }
    return BuildContent(table: table)
  }

  private var difficulty: BuildContent {
    guard let change = outcome.change else {
      return BuildContent(none: t("No item was evolved and rated at both ends.", "没有题目在演化前后都得到难度评分。"))
    }
    let interval = NumberText.interval(change.low, change.high, decimals: 2)
    let difference = NumberText.fixed(change.after - change.before, decimals: 2)
    let (before, after) = (NumberText.fixed(change.before, decimals: 2), NumberText.fixed(change.after, decimals: 2))
    return BuildContent(
      text: t(
        "Over \(change.count) items: \(before) before, \(after) after; difference \(difference), 95% interval \(interval) (paired t). \(outcome.failedRatings) ratings failed.",
        "共 \(change.count) 题：演化前 \(before)，演化后 \(after)；差值 \(difference)，95% 区间 \(interval)（配对 t）。\(outcome.failedRatings) 个评分失败。"
      ),
      note: t(
        "A model said how hard each request is, from 1 to 10. It is a model's opinion, not a measurement of answers.",
        "难度由模型给出，从 1 到 10；这是模型的看法，不是对回答的测量。"))
  }
}
