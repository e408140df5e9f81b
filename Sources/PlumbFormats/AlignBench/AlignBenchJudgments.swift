internal import PlumbCore

/// Reading of AlignBench's judgment files: JSON Lines of one graded answer each.
///
/// `score` is the total, −1 where upstream's parser found none; `rating` the dimensions. A score of −1, none at all, or one
/// off the scale of 1 to 10 is a failed judgment (`not-recorded`), and so is a dimension off the scale. The file's number
/// stays in `extra["score"]`, which compatible scoring uses; the judge's text in `raw`. A question that the same model was
/// graded for before is a further repetition (upstream's reruns append).
enum AlignBenchJudgments {
  private static let total = "综合得分"
  private static let scale = 1.0...10.0

  static func read(_ paths: [String], options: ReadOptions, _ body: (ImportedJudgment) throws -> Void) throws
    -> ReadReport
  {
    var report = ReadReport()
    var hasErrors = false
    var counts: [String: Int] = [:]
    for path in paths {
      let file = try RecordFile(path: path)
      var rows: [ImportedJudgment] = []
      var repeats = 0
      for index in file.records.indices {
        guard var row = file.read(index, { Self.judgment(&$0) }) else { continue }
        let key = "\(row.judgment.models[0])\u{1F}\(row.judgment.item)"
        row.judgment.repetition = counts[key] ?? 0
        counts[key, default: 0] += 1
        if row.judgment.repetition > 0 { repeats += 1 }
        rows.append(row)
      }
      if repeats > 0 {
        file.report(.warning, "grades \(repeats) answers that were graded before; all count")
      }
      report.files += 1
      report.records += rows.count
      report.invalid += file.records.count { $0 != nil } - rows.count + file.unreadable
      report.diagnostics += file.diagnostics
      hasErrors = hasErrors || file.hasErrors
      if hasErrors, !options.skipInvalid { continue }
      for row in rows { try body(row) }
    }
    if hasErrors, !options.skipInvalid { throw CoreError(report.diagnostics, advice: RecordFile.advice) }
    return report
  }

  private static func judgment(_ fields: inout FieldReader) -> ImportedJudgment? {
    let id = fields.required("question_id", .identifier)
    let category = fields.required("category", .string)
    let subcategory = fields.optional("subcategory", .string)
    let model = fields.required("model_id", .nonEmptyString)
    let score = fields.optional("score", .number)
    let rating = fields.optional("rating", .object) ?? [:]
    let question = fields.optional("question", .string)
    let reference = fields.optional("reference", .string)
    let answer = fields.optional("answer", .string)
    let text = fields.optional("judgment", .string)
    let judge = fields.optional("judge_model", .string) ?? fields.optional("judge", .string)
    guard fields.isValid, let id, let category, let model else { return nil }
    // Items without categories, or with one level of them, are written with empty ones.
    let path = [category, subcategory ?? ""].filter { !$0.isEmpty }
    var judgment = Judgment(
      item: id, judge: judge ?? "alignbench", models: [model], outcome: outcome(score, rating), raw: text,
      category: path, language: "zh", lengths: answer.map { [$0.unicodeScalars.count] } ?? [])
    judgment.extra["score"] = score.map(JSONValue.number)
    if let dimensions = fields.optional("dimensions", .strings) {
      judgment.extra["dimensions"] = .array(dimensions.map(JSONValue.string))
    }
    let item = Item(
      id: id, turns: [question ?? ""], references: reference.map { [$0] } ?? [], category: path, language: "zh")
    return ImportedJudgment(judgment: judgment, item: item, answers: answer.map { [$0] } ?? [])
  }

  private static func outcome(_ score: Double?, _ rating: JSONObject) -> Outcome {
    guard let score, score != -1 else {
      return .failed(Failure(.notRecorded, "The file holds no total for this answer."))
    }
    guard scale.contains(score) else {
      return .failed(Failure(.notRecorded, "The total \(score) is off the scale of 1 to 10."))
    }
    var dimensions: [String: Double] = [:]
    for entry in rating.entries where entry.key != total {
      guard let grade = entry.value.double, scale.contains(grade) else {
        return .failed(Failure(.notRecorded, "The grade of '\(entry.key)' is off the scale of 1 to 10."))
      }
      dimensions[entry.key] = grade
    }
    return .ratings(Ratings(overall: score, dimensions: dimensions, scale: scale))
  }
}

extension JudgmentFormat {
  /// AlignBench's `data/judgment/*.jsonl`.
  static let alignBench = JudgmentFormat(
    name: "alignbench", summary: "AlignBench's judgment files, one a model", method: "alignbench"
  ) { paths, options, body in
    try AlignBenchJudgments.read(paths, options: options, body)
  }
}
