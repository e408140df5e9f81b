internal import PlumbCore

/// Reading of MT-Bench's judgments: single grades (`model`, `score`, `turn`) and pairs (`model_1`, `model_2`,
/// `g1_winner`, `g2_winner`).
///
/// A grade of −1 is a failed judgment, as is one outside 1 to 10, which upstream would count. A pair is two judgments in
/// the orders shown. A `question.jsonl` among the files gives the items' categories.
public enum MTBenchJudgments {
  /// Grades run from 1 to 10.
  public static let scale = 1.0...10.0

  /// Reads files one after the other, one line in memory at a time, and hands on each judgment.
  ///
  /// A question that the same judge judged for the same models before is handed on as a further repetition.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input. Questions are read before judgments.
  ///   - options: Whether bad lines are left out.
  ///   - body: Called once a judgment.
  /// - Returns: Counts and all findings.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`; what `body` throws.
  public static func read(
    _ paths: [String], options: ReadOptions = ReadOptions(), _ body: (ImportedJudgment) throws -> Void
  ) throws -> ReadReport {
    var report = ReadReport()
    var reader = Reader()
    func isQuestions(_ path: String) -> Bool { path.split(separator: "/").last == "question.jsonl" }
    for path in paths.filter(isQuestions) + paths.filter({ !isQuestions($0) }) {
      report.files += 1
      try report.addLines(of: path) { (record: MTBenchRecord) in
        let judgments = reader.judgments(of: record)
        for judgment in judgments { try body(judgment) }
        return judgments.count
      }
    }
    if let warning = reader.copies.warning { report.diagnostics.append(warning) }
    return try report.checked(options)
  }

  private struct Reader {
    private struct Key: Hashable {
      var item: String
      var judge: String
      var models: [String]
      var turn: Int
    }

    private var items: [String: Item] = [:]
    private var repetitions: [Key: Int] = [:]
    /// Records that stand twice.
    private(set) var copies = RecordCopies()

    mutating func judgments(of record: MTBenchRecord) -> [ImportedJudgment] {
      switch record {
      case .question(let id, let category, let turns):
        items[id] = Item(id: id, turns: turns, category: category.map { [$0] } ?? [])
        return []
      case .grade(let judged, let model, let score):
        if isCopy(judged, [model], [score.map { "\($0)" }]) { return [] }
        let outcome: Outcome
        switch score {
        case nil: outcome = .failed(Failure(.noVerdict, "The file marks this answer as not graded (score -1 or null)."))
        case .some(let score) where scale.contains(score):
          outcome = .ratings(Ratings(overall: score, scale: scale))
        case .some(let score):
          outcome = .failed(Failure(.notRecorded, "The file's grade, \(score), is outside 1 to 10."))
        }
        return [judgment(judged, models: [model], outcome: outcome, repetition: repetition(judged, [model]))]
      case .pair(let judged, let models, let winners):
        if isCopy(judged, models, winners) { return [] }
        let repetition = repetition(judged, models.sorted())
        return [0, 1].map { game in
          let shown = game == 0 ? models : models.reversed()
          let outcome =
            winners[game].map { self.outcome($0, models: models, shown: shown) }
            ?? Outcome.failed(Failure(.notRecorded, "The file's g\(game + 1)_winner is null."))
          return judgment(judged, models: shown, outcome: outcome, repetition: repetition)
        }
      }
    }

    private func outcome(_ winner: String, models: [String], shown: [String]) -> Outcome {
      switch winner {
      case "tie": .preference(Preference(first: 0.5))
      case "error": .failed(Failure(.noVerdict, "The file marks this game as not judged (error)."))
      default: .preference(Preference(first: (winner == "model_1" ? models[0] : models[1]) == shown[0] ? 1 : 0))
      }
    }

    private mutating func isCopy(_ judged: MTBenchJudged, _ models: [String], _ found: [String?]) -> Bool {
      var hasher = Hasher()
      hasher.combine(Key(item: judged.item, judge: judged.judge, models: models, turn: judged.turn))
      hasher.combine(judged.template)
      return copies.isCopy(
        "question \(judged.item), turn \(judged.turn), of \(models.joined(separator: " and "))", of: hasher.finalize(),
        found, [judged.text])
    }

    private mutating func repetition(_ judged: MTBenchJudged, _ models: [String]) -> Int {
      let key = Key(item: judged.item, judge: judged.judge, models: models, turn: judged.turn)
      let repetition = repetitions[key, default: 0]
      repetitions[key] = repetition + 1
      return repetition
    }

    private func judgment(
      _ judged: MTBenchJudged, models: [String], outcome: Outcome, repetition: Int
    ) -> ImportedJudgment {
      let item = items[judged.item] ?? Item(id: judged.item, turns: [""])
      return ImportedJudgment(
        judgment: Judgment(
          item: judged.item, judge: judged.judge, models: models, outcome: outcome, turn: judged.turn,
          repetition: repetition, raw: judged.text, template: judged.template, category: item.category),
        item: item)
    }
  }
}

extension JudgmentFormat {
  /// MT-Bench.
  static let mtBench = JudgmentFormat(
    name: "mt-bench", summary: "MT-Bench's single or pairwise judgments, with question.jsonl for categories",
    method: "mt-bench"
  ) { paths, options, body in
    try MTBenchJudgments.read(paths, options: options, body)
  }
}
