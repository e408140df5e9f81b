internal import Foundation
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
    let temporary = "\(path).partial"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw CoreError(.file, "\(path): cannot be written. Check the folder.") }
    do {
      try ReportRenderer().write(
        report,
        comparisons: JudgedActs(folder: folder, facts: facts).lazy.map { JudgedComparison($0.act, $0.judgments) }
      ) {
        try file.write(contentsOf: Data($0.utf8))
      }
      try file.close()
      guard rename(temporary, path) == 0 else {
        throw CoreError(.file, "\(path): cannot be written. Check the folder.")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
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
    spends[name]?.spend.add(usage, usd: usd)
    if usd == nil { spends[name]?.isPriced = false }
  }

  /// What the run paid for beyond its responses and judgments, so that the lines add up to the total; none when that is
  /// nothing, or when replies of other runs were used and the lines are more than the total.
  private func rest(of total: Spend) -> Spend? {
    var rest = total
    for (spend, _) in spends.values {
      rest.requests -= spend.requests
      rest.usd -= spend.usd
      rest.usage.prompt -= spend.usage.prompt
      rest.usage.completion -= spend.usage.completion
    }
    guard rest.requests >= 0, rest.usd > -1e-9, rest.usage.prompt >= 0, rest.usage.completion >= 0 else { return nil }
    rest.usd = max(0, rest.usd)
    return rest.requests > 0 || rest.usd > 1e-9 || rest.usage.total > 0 ? rest : nil
  }

  func lines(facts: RunFacts, language: Language) -> [Report.SpendLine] {
    var lines = order.compactMap { name in
      spends[name].map { Report.SpendLine(label: name, spend: $0.spend, isPriced: $0.isPriced) }
    }
    if let total = facts.spend {
      if let rest = rest(of: total) {
        lines.append(
          .init(
            label: language.text("Second askings, further turns, replies not used", "再次询问、后续轮次及未采用的回复"),
            spend: rest, isPriced: facts.isPriced))
      }
      lines.append(
        .init(
          label: language.text("Total, all sessions", "合计（所有次运行）"), spend: total, isPriced: facts.isPriced,
          isTotal: true))
    }
    return lines
  }
}
