internal import PlumbCore

/// Auto-J's pairwise test: a file of labelled comparisons (`prompt`, `response 1`, `response 2`, `scenario`, `label`), and
/// files with a verdict a line (`output`), for the listed order and for the exchanged one.
///
/// An output file is the exchanged one when its name says `exchange`, or else when it is the second; its verdicts are about
/// the places shown. A verdict of −1, and a text without one, is a failed judgment.
///
/// - Note: Auto-J's `data/test/testdata_pairwise.jsonl`, `data/outputs/pairwise_*.jsonl` and `codes/leaderboard`.
struct AutoJPairwise {
  /// One comparison.
  struct Row {
    var item: Item
    var answers: [String]
    /// People's preference for response 1.
    var label: Double?
  }

  /// The names of the two models.
  static let models = ["response 1", "response 2"]
  /// The judge's name: an output file does not tell it.
  static let judge = "auto-j"

  /// The comparisons; `nil` where a record is bad.
  private(set) var rows: [Row?] = []
  /// The verdicts of each output file.
  private(set) var outputs: [(isExchanged: Bool, outcomes: [Outcome?])] = []
  /// What was found while reading.
  private(set) var report = ReadReport()

  /// Reads all files.
  ///
  /// - Throws: `CoreError` when a file is bad, when there is not exactly one file of comparisons, or when the numbers of
  ///   comparisons and verdicts differ.
  init(paths: [String], options: ReadOptions) throws(CoreError) {
    let files = try paths.map { path throws(CoreError) in try RecordFile(path: path) }
    let data = files.filter(Self.holdsComparisons)
    guard data.count == 1 else {
      throw CoreError(
        .invalidInput,
        "\(paths.joined(separator: ", ")): expected one file of comparisons (records with prompt, response 1 and response 2), found \(data.count)."
      )
    }
    let verdictFiles = files.filter { !Self.holdsComparisons($0) }
    guard verdictFiles.count <= 2 else {
      throw CoreError(
        .invalidInput, "expected one or two files of verdicts beside \(data[0].name), found \(verdictFiles.count).")
    }
    rows = data[0].records.indices.map { index in data[0].read(index) { Self.row(&$0, number: index + 1) } }
    for (position, file) in verdictFiles.enumerated() {
      if file.records.count != rows.count {
        file.report(
          .error,
          "holds \(file.records.count) verdicts, but \(data[0].name) holds \(rows.count) comparisons; they go by line")
      }
      let outcomes = file.records.indices.map { index in file.read(index, Self.outcome) }
      outputs.append((Self.isExchanged(file.name, among: verdictFiles.map(\.name), at: position), outcomes))
    }
    if outputs.count == 2, outputs[0].isExchanged == outputs[1].isExchanged {
      throw CoreError(
        .invalidInput,
        "\(verdictFiles.map(\.name).joined(separator: ", ")): both names say 'exchange'; give one file for each order.")
    }
    report.files = files.count
    report.diagnostics = files.flatMap(\.diagnostics)
    report.invalid = files.reduce(0) { $0 + $1.unreadable } + rows.count { $0 == nil }
    guard files.allSatisfy({ !$0.hasErrors }) || options.skipInvalid else {
      throw CoreError(report.diagnostics, advice: RecordFile.advice)
    }
  }

  private static func holdsComparisons(_ file: RecordFile) -> Bool {
    file.records.lazy.compactMap(\.self).first.map { $0["prompt"] != nil || $0["response 1"] != nil } ?? false
  }

  private static func isExchanged(_ name: String, among names: [String], at position: Int) -> Bool {
    let says = { (name: String) in name.split(separator: "/").last?.lowercased().contains("exchange") ?? false }
    return names.contains(where: says) ? says(name) : position == 1
  }

  private static func row(_ fields: inout FieldReader, number: Int) -> Row? {
    let prompt = fields.required("prompt", .string)
    let first = fields.required("response 1", .string)
    let second = fields.required("response 2", .string)
    let scenario = fields.optional("scenario", .string)
    var label: Double?
    if let value = fields.value("label") {
      label = value.int.flatMap { [0: 1, 1: 0, 2: 0.5][$0] }
      if label == nil {
        fields.report("label", "expected 0 (response 1 is better), 1 (response 2) or 2 (a tie), found \(value.text())")
      }
    }
    guard fields.isValid, let prompt, let first, let second else { return nil }
    return Row(
      item: Item(id: "auto-j-\(number)", turns: [prompt], category: AutoJScenario.category(of: scenario)),
      answers: [first, second], label: label)
  }

  private static func outcome(_ fields: inout FieldReader) -> Outcome? {
    guard let value = fields.value("output") else {
      fields.report("output", "missing; expected 0, 1, 2, -1 or the judge's text")
      return nil
    }
    if let outcome = AutoJVerdict.outcome(value) { return outcome }
    fields.report("output", "expected 0, 1, 2, -1 or the judge's text, found \(value.text())")
    return nil
  }
}

extension JudgmentFormat {
  /// Auto-J's pairwise test with its output files.
  static let autoJ = JudgmentFormat(
    name: "auto-j", summary: "Auto-J's testdata_pairwise.jsonl with one or two output files"
  ) { paths, options, body in
    let files = try AutoJPairwise(paths: paths, options: options)
    var report = files.report
    for (isExchanged, outcomes) in files.outputs {
      for (row, outcome) in zip(files.rows, outcomes) {
        guard let row else { continue }
        let models = isExchanged ? AutoJPairwise.models.reversed() : AutoJPairwise.models
        let answers = isExchanged ? row.answers.reversed() : row.answers
        let judgment = Judgment(
          item: row.item.id, judge: AutoJPairwise.judge, models: models,
          outcome: outcome ?? .failed(Failure(.notRecorded, "The line of the output file cannot be read.")),
          category: row.item.category, lengths: answers.map(\.unicodeScalars.count))
        report.records += 1
        try body(
          ImportedJudgment(
            judgment: judgment, item: row.item, answers: answers, baseline: AutoJPairwise.models[0]))
      }
    }
    return report
  }
}

extension LabelFormat {
  /// The labels of Auto-J's pairwise test.
  static let autoJ = LabelFormat(
    name: "auto-j", summary: "Auto-J's testdata_pairwise.jsonl", isWithJudgments: true
  ) { paths, options, body in
    let files = try AutoJPairwise(paths: paths, options: options)
    var report = files.report
    for row in files.rows {
      guard let row, let label = row.label else { continue }
      report.records += 1
      try body(
        ImportedLabel(
          label: Label(
            item: row.item.id, person: "people", models: AutoJPairwise.models,
            outcome: .preference(Preference(first: label)), category: row.item.category,
            lengths: row.answers.map(\.unicodeScalars.count)), item: row.item, answers: row.answers))
    }
    return report
  }
}
