public import PlumbCore
public import PlumbEvaluation

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
  public var html: String {
    let attempts = outcome.rounds.joined()
    let kept = attempts.count { $0.status == .kept }
    let evolved = Set(attempts.filter { $0.status == .kept }.map(\.root)).count
    let lead = t(
      "\(kept) of \(attempts.count) attempts were kept; \(evolved) of \(outcome.starters.count) starting items were evolved at least once. The rest went back to the pool, with the reason kept below.",
      "\(attempts.count) 次尝试中有 \(kept) 次被保留；\(outcome.starters.count) 个起始题目中有 \(evolved) 个至少演化了一次。其余的回到池中，原因见下。")
    return BuildPage(
      language: language, kind: t("Evolution report", "演化报告"), title: title,
      facts: [
        (t("Starting items", "起始题目"), NumberText.count(outcome.starters.count)),
        (t("Rounds", "轮数"), NumberText.count(outcome.rounds.count)), (t("Seed", "随机种子"), "\(seed)"),
      ], lead: escapedHTML(lead),
      sections: [
        .init(id: "rounds", heading: t("What became of the attempts", "各次尝试的结果"), html: roundsHTML),
        .init(id: "operations", heading: t("By operation", "按操作"), html: operationsHTML),
        .init(id: "difficulty", heading: t("Difficulty before and after", "演化前后的难度"), html: difficultyHTML),
        .init(id: "lineage", heading: t("Lineage", "谱系"), html: lineageHTML),
      ], footer: t("Made by Plumb.", "由 Plumb（准绳）生成。")
    ).html
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

  private var roundsHTML: String {
    var table = BuildTable(titles: [t("round", "轮次")] + columns)
    for (index, round) in outcome.rounds.enumerated() {
      table.rows.append(["\(index + 1)"] + cells(tally(round).total))
    }
    let note = t(
      "Failed means that the request could not be made or checked: an endpoint did not answer, or a verdict could not be read. It is not a pass.",
      "“失败”指请求未能生成或无法检查：端点没有回答，或结论无法读出。失败不算通过。")
    return table.html + "<p class=\"note\">\(escapedHTML(note))</p>"
  }

  private var operationsHTML: String {
    let rows = tally(outcome.rounds.joined()).rows
    var table = BuildTable(titles: [t("operation", "操作")] + columns)
    for operation in EvolutionOperation.allCases {
      guard let row = rows[operation] else { continue }
      table.rows.append([operation.name(in: language)] + cells(row))
    }
    return table.html
  }

  private var difficultyHTML: String {
    guard let change = outcome.change else {
      return
        "<p class=\"none\">\(escapedHTML(t("No item was evolved and rated at both ends.", "没有题目在演化前后都得到难度评分。")))</p>"
    }
    let interval = NumberText.interval(change.low, change.high, decimals: 2)
    let difference = NumberText.fixed(change.after - change.before, decimals: 2)
    let (before, after) = (NumberText.fixed(change.before, decimals: 2), NumberText.fixed(change.after, decimals: 2))
    let text = t(
      "Over \(change.count) items: \(before) before, \(after) after; difference \(difference), 95% interval \(interval) (paired t). \(outcome.failedRatings) ratings failed.",
      "共 \(change.count) 题：演化前 \(before)，演化后 \(after)；差值 \(difference)，95% 区间 \(interval)（配对 t）。\(outcome.failedRatings) 个评分失败。"
    )
    let note = t(
      "A model said how hard each request is, from 1 to 10. It is a model's opinion, not a measurement of answers.",
      "难度由模型给出，从 1 到 10；这是模型的看法，不是对回答的测量。")
    return "<p>\(escapedHTML(text))</p><p class=\"note\">\(escapedHTML(note))</p>"
  }

  private var lineageHTML: String {
    outcome.starters.map { starter in
      let lineage = outcome.lineage(of: starter.id)
      let chips = lineage.map(chip).joined(separator: " ")
      return """
        <details class="root" open><summary><strong><bdi>\(escapedHTML(starter.id))</bdi></strong> \(difficultyText(starter.id)) \(chips)</summary>
        <div class="text">\(textHTML(starter.turns.first ?? ""))</div>
        \(tree(lineage[...], below: starter.id))
        </details>
        """
    }.joined(separator: "\n")
  }

  /// What was made from the request `parent`, each with what was made from it.
  private func tree(_ lineage: ArraySlice<EvolutionAttempt>, below parent: String) -> String {
    let children = lineage.filter { $0.parent == parent }
    guard !children.isEmpty else { return "" }
    let entries = children.map { attempt in
      var details = ""
      if let request = attempt.request { details += "<div class=\"text\">\(textHTML(request))</div>" }
      if let judged = attempt.judgeText { details += more(t("The judge wrote", "裁判原文"), judged) }
      if let answer = attempt.answer { details += more(t("The answer", "回答"), answer) }
      let round = t("round \(attempt.round)", "第 \(attempt.round) 轮")
      let name = attempt.operation.name(in: language)
      return
        "<li>\(chip(attempt)) <span class=\"tag\">\(escapedHTML("\(round) · \(name) · \(attempt.id)"))</span> \(difficultyText(attempt.id))\(details)\(tree(lineage, below: attempt.id))</li>"
    }
    return "<ul class=\"lineage\">\(entries.joined(separator: "\n"))</ul>"
  }

  private func more(_ label: String, _ text: String) -> String {
    "<details><summary>\(escapedHTML(label))</summary><div class=\"text\">\(textHTML(text))</div></details>"
  }

  private func textHTML(_ text: String) -> String {
    let short = ShortenedText(text, limit: 4_000)
    return escapedHTML(short.text) + (short.fullLength == nil ? "" : " […]")
  }

  private func difficultyText(_ id: String) -> String {
    guard let value = outcome.difficulties[id] else { return "" }
    return
      "<span class=\"tag\">\(escapedHTML(t("difficulty", "难度"))) \(NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1))</span>"
  }

  private func chip(_ attempt: EvolutionAttempt) -> String {
    switch attempt.status {
    case .kept: return "<span class=\"chip kept\">\(escapedHTML(t("kept", "保留")))</span>"
    case .eliminated(let rule):
      let of = attempt.duplicateOf.map { " (\($0))" } ?? ""
      return "<span class=\"chip out\">\(escapedHTML(rule.name(in: language) + of))</span>"
    case .failed(let failure):
      return "<span class=\"chip broken\">\(escapedHTML("\(t("failed", "失败")): \(failure.message)"))</span>"
    }
  }
}
