internal import PlumbCore

/// Reading of Arena-Hard's judgments: `uid`/`question_id`, `model`, `judge` and two `games`, the first with the baseline's
/// answer as A, the second with the model's; v0.1 also as its cache of battles.
///
/// Each game is a judgment in the order shown. A game or score that is `null`, and a label that does not count, is a
/// failed judgment. Strong wins carry the strength `strong`; what they weigh is the score's affair.
public enum ArenaHardJudgments {
  /// Reads files or folders, one line in memory at a time, and hands on each game.
  ///
  /// - Parameters:
  ///   - paths: Judgment files, folders of them, or a benchmark's folder with `model_judgment` in it; several judges'
  ///     folders are read one after the other.
  ///   - labels: The verdicts that count.
  ///   - baseline: The baseline of records that do not name one.
  ///   - options: Whether bad lines are left out, and whether the answers' styles are looked up.
  ///   - body: Called once a game.
  /// - Returns: Counts and all findings.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`; what `body` throws.
  public static func read(
    _ paths: [String], labels: ArenaHardVerdict.Labels, baseline: String, options: ReadOptions = ReadOptions(),
    _ body: (ImportedJudgment) throws -> Void
  ) throws -> ReadReport {
    let tree = try ArenaHardTree(paths)
    var report = ReadReport()
    let styles = options.readStyles ? try ArenaHardStyles(files: tree.answers, options: options, report: &report) : nil
    var state = Reader(labels: labels, baseline: baseline, options: options, styles: styles)
    for path in tree.judgments {
      report.files += 1
      try report.addLines(of: path) { (line: ArenaHardLine) in
        let judgments = state.judgments(of: line)
        for judgment in judgments { try body(judgment) }
        return judgments.count
      }
    }
    if let warning = state.copies.warning { report.diagnostics.append(warning) }
    return try report.checked(options)
  }

  private struct Reader {
    let labels: ArenaHardVerdict.Labels
    let baseline: String
    let options: ReadOptions
    let styles: ArenaHardStyles?
    /// How often an item's pair was judged by the same judge before.
    private var repetitions: [Int: Int] = [:]
    private var battles = 0
    /// Records that stand twice.
    private(set) var copies = RecordCopies()

    init(labels: ArenaHardVerdict.Labels, baseline: String, options: ReadOptions, styles: ArenaHardStyles?) {
      self.labels = labels
      self.baseline = baseline
      self.options = options
      self.styles = styles
    }

    mutating func judgments(of line: ArenaHardLine) -> [ImportedJudgment] {
      switch line {
      case .battle(let battle):
        battles += 1
        // Strong wins stand there several times; each line is a battle, the first model the baseline.
        var judgment = battle.judgment(unnamed: battles)
        judgment.repetition = battles
        judgment.baseline = battle.first
        judgment.styles = pair(judgment)
        return [imported(judgment, baseline: battle.first)]
      case .judged(let record):
        let base = record.baseline ?? baseline
        var hasher = Hasher()
        hasher.combine(record.item)
        hasher.combine(record.judge)
        hasher.combine(record.model)
        hasher.combine(base)
        let key = hasher.finalize()
        let isCopy = copies.isCopy(
          "item '\(record.item)' of the model '\(record.model)'", of: key, record.labels, record.texts)
        if isCopy { return [] }
        let repetition = repetitions[key, default: 0]
        repetitions[key] = repetition + 1
        return record.labels.enumerated().map { index, label in
          var judgment = Judgment(
            item: record.item, judge: record.judge, models: index == 0 ? [base, record.model] : [record.model, base],
            outcome: ArenaHardVerdict.outcome(label, labels: labels), repetition: repetition,
            category: record.category.map { [$0] } ?? [])
          if options.keepRawReplies { judgment.raw = record.texts[index] }
          judgment.baseline = base
          judgment.styles = pair(judgment)
          judgment.lengths = judgment.styles.compactMap(\.characters)
          if judgment.lengths.count != 2 { judgment.lengths = [] }
          return imported(judgment, baseline: base)
        }
      }
    }

    private func pair(_ judgment: Judgment) -> [AnswerStyle] {
      guard let styles else { return [] }
      let found = judgment.models.compactMap { styles.style(model: $0, item: judgment.item) }
      return found.count == 2 ? found : []
    }

    private func imported(_ judgment: Judgment, baseline: String) -> ImportedJudgment {
      ImportedJudgment(
        judgment: judgment, item: Item(id: judgment.item, turns: [""], category: judgment.category), baseline: baseline)
    }
  }
}

/// A line of a judgment file or of v0.1's cache of battles.
enum ArenaHardLine: JSONRecord {
  case judged(ArenaHardJudgmentRecord)
  case battle(BattleRecord)

  /// Reads a line; one with `winner` is a battle.
  init?(from fields: inout FieldReader) {
    if fields.value("winner") != nil {
      guard let battle = BattleRecord(from: &fields) else { return nil }
      self = .battle(battle)
    } else {
      guard let record = ArenaHardJudgmentRecord(from: &fields) else { return nil }
      self = .judged(record)
    }
  }

  /// What is known.
  var json: JSONObject {
    switch self {
    case .judged(let record): record.json
    case .battle(let battle): battle.json
    }
  }
}

extension JudgmentFormat {
  /// Arena-Hard v0.1.
  static let arenaHardV01 = JudgmentFormat(
    name: "arena-hard-v0.1", summary: "Arena-Hard v0.1's judgments in either layout, or its cache of battles",
    method: "bradley-terry", stylesAreCounts: true, namesBaselines: true
  ) { paths, options, body in
    try ArenaHardJudgments.read(paths, labels: .v01, baseline: "gpt-4-0314", options: options, body)
  }

  /// Arena-Hard v2.
  static let arenaHardV2 = JudgmentFormat(
    name: "arena-hard-v2", summary: "Arena-Hard v2's folder, a judge's folder, or judgment files",
    method: "weighted-win-rate", namesBaselines: true
  ) { paths, options, body in
    try ArenaHardJudgments.read(paths, labels: .v2, baseline: "o3-mini-2025-01-31", options: options, body)
  }
}
