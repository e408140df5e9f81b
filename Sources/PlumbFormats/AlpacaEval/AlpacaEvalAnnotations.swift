internal import PlumbCore

/// Reading of AlpacaEval's `annotations.json`: a JSON array (or JSON Lines) of judged pairs.
///
/// A row's `output_1` is the baseline's answer and `output_2` the model's; `preference` runs from 1 (the baseline is
/// better) to 2. Judgments name the models in the file's order, baseline first, since the order shown to the judge is
/// not recorded; where a key such as `is_switched_output_1_output_2` tells it, they are in the order shown. For files
/// that alpaca_eval wrote, ``AlpacaEval/isSwitched(instruction:seed:)`` tells the order too, which is left to the caller.
///
/// A preference of −1, `null`, none at all or one outside 1 to 2 is a failed judgment (`not-recorded`); 0 is an older
/// version's draw. The preference is kept as the exact number in `extra["preference"]` (0 as 1.5).
public enum AlpacaEvalAnnotations {
  /// Reads files one after the other, each whole in memory while its rows are handed on, and the next one beside it.
  ///
  /// A file that is a copy of an earlier one (alpaca_eval leaves such copies in nested folders) is left out with a
  /// warning. A row that stands twice, with the same reply of the judge, counts once; another judgment of a pair that the same
  /// judge judged before is handed on as a further repetition. Both are told.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input.
  ///   - options: What to keep, and whether rows with errors are left out.
  ///   - body: Called once a judgment, in file order. Nothing of a file is handed on before all of it was checked.
  /// - Returns: Counts and all findings.
  /// - Throws: `CoreError` that lists the errors of all files, unless `skipInvalid`; then what `body` received is not
  ///   complete. Also what `body` throws.
  public static func read(
    _ paths: [String], options: ReadOptions = ReadOptions(), _ body: (ImportedJudgment) throws -> Void
  ) throws -> ReadReport {
    var report = ReadReport()
    var history = AlpacaEvalReadingHistory()
    var hasErrors = false
    let files = FilesAhead(paths)
    defer { files.cancel() }
    for _ in paths {
      let file = try files.next()
      let rows = judgments(in: file, options: options, history: &history)
      report.diagnostics += file.diagnostics
      hasErrors = hasErrors || file.hasErrors
      guard let rows, !hasErrors || options.skipInvalid else { continue }
      report.files += 1
      report.invalid += file.records.count { $0 != nil } - rows.count + file.unreadable
      report.records += rows.count
      for row in rows { try body(row) }
    }
    if hasErrors, !options.skipInvalid { throw CoreError(report.diagnostics, advice: RecordFile.advice) }
    return report
  }

  // `nil` when the file is a copy of an earlier one.
  private static func judgments(
    in file: RecordFile, options: ReadOptions, history: inout AlpacaEvalReadingHistory
  ) -> [ImportedJudgment]? {
    var rows: [ImportedJudgment] = []
    var positions: [Int] = []
    var firstUnnamed: Int?
    var againstThemselves: [Int] = []
    for index in file.records.indices {
      guard let row = file.read(index, { AlpacaEvalAnnotationRow(from: &$0, options: options) }) else { continue }
      rows.append(row.imported)
      positions.append(index)
      if row.isUnnamed, firstUnnamed == nil { firstUnnamed = index }
      if row.isAgainstItself { againstThemselves.append(index) }
    }
    if let original = history.original(of: rows, in: file.name) {
      file.report(.warning, "holds the same judgments as \(original); it was left out")
      return nil
    }
    if let firstUnnamed {
      file.report(
        .warning,
        "generator_1 or generator_2 is missing from here on; the models are called 'baseline' and "
          + "'\(AlpacaEval.unnamedModel)'", at: firstUnnamed)
    }
    if let first = againstThemselves.first {
      let rows = againstThemselves.count == 1 ? "1 row compares" : "\(againstThemselves.count) rows compare"
      file.report(
        .warning,
        "\(rows) a model with itself; generator_1 and generator_2 are the same model. This is the first. Check whether "
          + "the baseline's file was given as the model's", at: first, field: "generator_2")
    }
    let copies = history.takeCopies(from: &rows, &positions)
    if let first = copies.first {
      let stand = copies.count == 1 ? "1 row stands twice" : "\(copies.count) rows stand twice"
      file.report(.warning, "\(stand); this is the first that was read before. Each counts once", at: first)
    }
    let repeats = history.number(&rows)
    if let first = repeats.first {
      let pairs = repeats.count == 1 ? "1 row judges a pair" : "\(repeats.count) rows judge pairs"
      file.report(
        .warning, "\(pairs) that the same judge judged before; this is the first. All count.", at: positions[first])
    }
    return rows
  }
}

extension JudgmentFormat {
  /// AlpacaEval's `annotations.json`.
  static let alpacaEval = JudgmentFormat(
    name: "alpaca-eval", summary: "AlpacaEval's annotations.json, one or more files", namesBaselines: true
  ) { paths, options, body in
    try AlpacaEvalAnnotations.read(paths, options: options, body)
  }
}
