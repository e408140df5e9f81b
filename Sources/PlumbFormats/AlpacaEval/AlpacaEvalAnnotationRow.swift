internal import PlumbCore

/// One row of an annotations file, read into a judgment.
struct AlpacaEvalAnnotationRow {
  /// The judgment with its item and answers.
  var imported: ImportedJudgment
  /// Whether the file does not say who wrote an answer.
  var isUnnamed: Bool
  /// Whether both answers are said to be one model's.
  var isAgainstItself: Bool

  /// Reads a row; `nil` when it cannot be used, with the reason in `fields`.
  init?(from fields: inout FieldReader, options: ReadOptions) {
    let instruction = fields.required("instruction", .nonEmptyString)
    let output1 = fields.required("output_1", .string)
    let output2 = fields.required("output_2", .string)
    let generator1 = fields.optional("generator_1", .nonEmptyString)
    let generator2 = fields.optional("generator_2", .nonEmptyString)
    let dataset = fields.optional("dataset", .string)
    let judge = fields.optional("annotator", .string)
    let verdict = Self.verdict(&fields)
    let price = Self.number("price_per_example", &fields)
    let time = Self.number("time_per_example", &fields)
    let critique = Self.text("concise_explanation", &fields)
    let isSwitched = Self.isSwitched(&fields)
    let raw = Self.rawCompletion(&fields)
    guard fields.isValid, let instruction, let output1, let output2 else { return nil }

    let item = AlpacaEval.item(instruction: instruction, dataset: dataset)
    let baseline = generator1 ?? "baseline"
    let model = generator2 ?? AlpacaEval.unnamedModel
    isUnnamed = generator1 == nil || generator2 == nil
    isAgainstItself = generator1 != nil && generator1 == generator2

    var extra: JSONObject = [:]
    let outcome: Outcome
    switch verdict {
    case .preference(let value):
      extra["preference"] = .number(value)
      // Both differences are exact in binary for 1 ≤ value ≤ 2, so `1 - first` is `value - 1` to the last bit.
      outcome = .preference(Preference(first: isSwitched ? value - 1 : 2 - value))
    case .missing(let reason): outcome = .failed(Failure(.notRecorded, reason))
    }
    if options.keepRawReplies { extra["raw_completion"] = raw.flatMap { $0.string == nil ? $0 : nil } }
    extra.append(missingFrom: ForeignKeys.kept(fields.rest, in: .judgment))

    let answers = isSwitched ? [output2, output1] : [output1, output2]
    let isIdentical = raw == nil && output1 == output2 && outcome.preference?.first == 0.5
    let judgment = Judgment(
      item: item.id, judge: judge ?? "", models: isSwitched ? [model, baseline] : [baseline, model], outcome: outcome,
      basis: isIdentical ? .identical : nil, critique: critique, raw: AlpacaEvalRawCompletion.text(of: raw),
      category: item.category, lengths: answers.map(\.scalarCount), latency: time, usd: price, extra: extra)
    imported = ImportedJudgment(judgment: judgment, item: item, answers: answers, baseline: baseline)
  }

  private enum Verdict {
    case preference(Double)
    case missing(String)
  }

  private static func verdict(_ fields: inout FieldReader) -> Verdict {
    guard let value = fields.value("preference") else { return .missing("The file holds no preference for this pair.") }
    guard let preference = value.double else {
      fields.report(
        "preference",
        "expected a number from 1 (output_1 is better) to 2 (output_2 is better), 1.5 for a draw, or null; found "
          + value.kindDescription)
      return .missing("")
    }
    // 0 is an older version's draw.
    if preference == 0 { return .preference(1.5) }
    if 1...2 ~= preference { return .preference(preference) }
    if preference == -1 { return .missing("The file marks this pair as not judged (preference -1).") }
    fields.report(
      "preference", "is \(preference); expected 1 to 2. The pair counts as not judged.", severity: .warning)
    return .missing("The file's preference, \(preference), is outside 1 to 2.")
  }

  // Newer versions write these under the annotation's name, as `preference_price_per_example`.
  private static func value(_ key: String, _ fields: inout FieldReader) -> (key: String, value: JSONValue)? {
    let plain = fields.value(key)
    let prefixed = fields.value("preference_\(key)")
    if let plain { return (key, plain) }
    return prefixed.map { ("preference_\(key)", $0) }
  }

  private static func number(_ key: String, _ fields: inout FieldReader) -> Double? {
    guard let found = value(key, &fields) else { return nil }
    guard let number = found.value.double else {
      fields.report(found.key, "expected a number or null, found \(found.value.kindDescription)")
      return nil
    }
    return number
  }

  private static func text(_ key: String, _ fields: inout FieldReader) -> String? {
    guard let value = fields.value(key) else { return nil }
    return value.string ?? value.text()
  }

  private static func rawCompletion(_ fields: inout FieldReader) -> JSONValue? {
    guard let found = value("raw_completion", &fields) else { return nil }
    switch found.value {
    case .string, .object, .array: return found.value
    default:
      fields.report(found.key, "expected a string, an object or null, found \(found.value.kindDescription)")
      return nil
    }
  }

  private static func isSwitched(_ fields: inout FieldReader) -> Bool {
    var result = false
    for key in ["is_switched_output_1_output_2", "is_switch_output_1_output_2", "is_switched_outputs"] {
      guard let value = fields.value(key) else { continue }
      guard let isSwitched = value.bool ?? value.int.flatMap({ [0: false, 1: true][$0] }) else {
        fields.report(key, "expected true or false, found \(value.kindDescription)")
        continue
      }
      result = isSwitched
    }
    return result
  }
}
