internal import PlumbCore

/// Reading of battles: JSON Lines, a JSON array, or a `.csv` or `.tsv` table with a header.
enum Battles {
  /// Reads battles in columns.
  static func readBattles(
    _ paths: [String], _ options: ReadOptions, _ body: (BattleBatch) throws -> Void
  ) throws -> ReadReport {
    try withoutActuallyEscaping(body) { body in
      var sink = BattleSink(body: body)
      for path in paths {
        sink.beginFile()
        let name = path == "-" ? "standard input" : path
        if isTable(path) {
          var table = BattleTable(path: path, name: name)
          try table.read(path: path, into: &sink)
        } else {
          try readRecords(path, report: { sink.invalid($0) }, warn: { sink.note($0) }) { record in
            let (first, second) = (sink.models.number(of: record.first), sink.models.number(of: record.second))
            let item = record.item.map { sink.items.number(of: $0) }
            try sink.add(first, second, doubledScore: record.doubledScore, item: item)
          }
        }
      }
      return try sink.finish(options)
    }
  }

  /// Reads battles as judgments, with styles where the files have them.
  static func readJudgments(
    _ paths: [String], _ options: ReadOptions, _ body: (ImportedJudgment) throws -> Void
  ) throws -> ReadReport {
    var report = ReadReport()
    func hand(_ judgment: Judgment) throws {
      report.records += 1
      try body(ImportedJudgment(judgment: judgment, item: Item(id: judgment.item, turns: [""])))
    }
    for path in paths where isTable(path) {
      let table = try readBattles([path], options) { batch in
        for index in 0..<batch.count {
          try hand(
            BattleRecord(
              first: batch.models[Int(batch.first[index])], second: batch.models[Int(batch.second[index])],
              doubledScore: batch.doubledScores[index],
              item: batch.item.isEmpty ? nil : batch.items[Int(batch.item[index])]
            ).judgment(unnamed: report.records))
        }
      }
      report.files += 1
      report.invalid += table.invalid
      report.diagnostics += table.diagnostics
    }
    for path in paths where !isTable(path) {
      report.files += 1
      try readRecords(
        path,
        report: {
          report.invalid += 1
          report.diagnostics += $0
        }, warn: { report.diagnostics += $0 }
      ) { try hand($0.judgment(unnamed: report.records)) }
    }
    if report.invalid > 0, !options.skipInvalid {
      throw CoreError(report.diagnostics, advice: skipAdvice())
    }
    return report
  }

  private static func isTable(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".csv") || path.lowercased().hasSuffix(".tsv")
  }

  private static func readRecords(
    _ path: String, report: ([Diagnostic]) -> Void, warn: ([Diagnostic]) -> Void, body: (BattleRecord) throws -> Void
  ) throws {
    if path != "-", try isOneDocument(path) {
      let file = try RecordFile(path: path)
      for index in file.records.indices {
        let before = file.diagnostics.count
        if let record = file.read(index, { BattleRecord(from: &$0) }) {
          try body(record)
        } else {
          report(Array(file.diagnostics.dropFirst(before)))
        }
      }
      if file.records.isEmpty { warn(file.diagnostics) }
      return
    }
    for line in try JSONLinesReader<BattleRecord>(path: path) {
      switch line {
      case .record(let record, let warnings):
        if !warnings.isEmpty { warn(warnings) }
        try body(record)
      case .invalid(let problems): report(problems)
      }
    }
  }

  /// Whether a file is an array, or the rows of a viewer, rather than one object a line.
  private static func isOneDocument(_ path: String) throws(CoreError) -> Bool {
    let lines = try LineReader(path: path)
    while true {
      let answer: Bool?? = try lines.next { bytes in
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return nil }
        if first == UInt8(ascii: "[") { return true }
        // A line that is no document of its own is the start of a longer one.
        guard let object = try? JSONParser().parse(withoutComma: bytes) else { return first == UInt8(ascii: "{") && bytes.count < 3 }
        return ViewerRows.records(of: object) != nil
      }
      guard let answer else { return false }
      if let answer { return answer }
    }
  }
}

extension BattleRecord {
  init(first: String, second: String, doubledScore: UInt8, item: String?) {
    self.init(
      first: first, second: second, doubledScore: doubledScore, item: item, judge: nil, language: nil, category: [],
      styles: [])
  }

  private init(
    first: String, second: String, doubledScore: UInt8, item: String?, judge: String?, language: String?,
    category: [String], styles: [AnswerStyle]
  ) {
    self.first = first
    self.second = second
    self.doubledScore = doubledScore
    self.item = item
    self.judge = judge
    self.language = language
    self.category = category
    self.styles = styles
  }
}

extension JudgmentFormat {
  /// Battles between two models.
  static let battles = JudgmentFormat(
    name: "battles", summary: "battles as JSON Lines or a table: model_a, model_b, winner", method: "bradley-terry",
    stylesAreCounts: true, readBattles: Battles.readBattles, read: Battles.readJudgments)
}
