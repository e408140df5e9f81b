public import PlumbCore
public import PlumbEvaluation
internal import PlumbJudging

/// Writes the report of a finished run from the files in its folder.
///
/// The folder's judgments are read twice, one comparison at a time, so memory does not grow with the run.
public enum RunReport {
  /// Writes the report.
  ///
  /// - Parameters:
  ///   - folder: The run's files.
  ///   - facts: What was run.
  ///   - leaderboard: Its scores.
  ///   - language: The language; absent means the one of the facts.
  ///   - path: The file to write; it appears when it is whole.
  /// - Throws: `CoreError` when a file is missing or cannot be written.
  public static func write(
    folder: RunFolder, facts: RunFacts, leaderboard: Leaderboard, language: Language? = nil, to path: String
  ) throws {
    let language = language ?? facts.language
    var tallies = leaderboard.judges.map { PreferenceTally(judge: $0.judge) }
    var spends = SpendCount()
    for (act, judgments) in try JudgedActs(folder: folder, facts: facts) {
      let judged = JudgedComparison(act, judgments)
      for index in tallies.indices { tallies[index].add(judged) }
      spends.add(act, judgments)
    }
    let report = Report(
      title: facts.name, language: language, createdAt: facts.finished ?? "—", benchmark: facts.benchmark,
      itemCount: facts.items, leaderboard: leaderboard, runFacts: factList(facts, language: language),
      spend: spends.lines(facts: facts, language: language), tallies: tallies)
    let file = try OutputFile(path: path)
    try ReportRenderer().write(
      report,
      comparisons: JudgedActs(folder: folder, facts: facts).lazy.map { JudgedComparison($0.act, $0.judgments) }
    ) {
      try file.write(Array($0.utf8))
    }
    try file.finish()
  }

  private static func factList(_ facts: RunFacts, language: Language) -> [Report.Fact] {
    let named =
      [facts.baseline].compactMap(\.self)
      + facts.baselineByCategory.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let baseline =
      named.isEmpty
      ? nil
      : Report.Fact(label: language.text("Baseline", "基线"), value: named.joined(separator: language.text("; ", "；")))
    return [
      .init(
        label: language.text("Judge", "裁判"),
        value: facts.judge + language.text(": ", "：") + facts.judgeDescription.text(in: language))
    ] + [baseline].compactMap(\.self) + [
      .init(label: language.text("Seed", "随机种子"), value: "\(facts.seed)"),
      .init(label: language.text("Plumb version", "Plumb 版本"), value: facts.version),
      .init(label: language.text("Started", "开始"), value: facts.started ?? "—"),
      .init(label: language.text("Finished", "结束"), value: facts.finished ?? "—"),
    ]
  }
}

extension JudgedComparison {
  fileprivate init(_ act: JudgedAct, _ judgments: [Judgment]) {
    switch act {
    case .pair(let comparison):
      self.init(
        item: comparison.item, model: comparison.model.model, baseline: comparison.baseline.model,
        answer: comparison.model, baselineAnswer: comparison.baseline, judgments: judgments)
    case .response(let response, let item):
      self.init(item: item, model: response.model, answer: response, judgments: judgments)
    }
  }
}

/// What the run's parts cost, by what their responses and judgments say.
private struct SpendCount {
  private var order: [String] = []
  private var spends: [String: (spend: Spend, isPriced: Bool)] = [:]
  private var item = ""
  private var seen: Set<String> = []

  /// Counts an act; a response that is part of several acts of one item counts once.
  mutating func add(_ act: JudgedAct, _ judgments: [Judgment]) {
    if act.item.id != item {
      item = act.item.id
      seen = []
    }
    for response in act.responses where seen.insert(response.model).inserted { add(response) }
    for judgment in judgments where judgment.usage != nil {
      add(judgment.judge, usage: judgment.usage, usd: judgment.usd)
    }
  }

  private mutating func add(_ response: Response) {
    guard response.usage != nil else { return }
    add(response.model, usage: response.usage, usd: response.usd)
  }

  private mutating func add(_ name: String, usage: TokenUsage?, usd: Double?) {
    if spends[name] == nil {
      order.append(name)
      spends[name] = (Spend(), true)
    }
    spends[name]?.spend.requests += 1
    spends[name]?.spend.usd += usd ?? 0
    if let usage, let old = spends[name]?.spend.usage { spends[name]?.spend.usage = old + usage }
    if usd == nil { spends[name]?.isPriced = false }
  }

  func lines(facts: RunFacts, language: Language) -> [Report.SpendLine] {
    var lines = order.compactMap { name in
      spends[name].map { Report.SpendLine(label: name, spend: $0.spend, isPriced: $0.isPriced) }
    }
    if let total = facts.spend {
      lines.append(
        .init(
          label: language.text("Total, all sessions", "合计（所有次运行）"), spend: total, isPriced: facts.isPriced,
          isTotal: true))
    }
    return lines
  }
}
