/// One grading act.
public struct Judgment: Sendable, Equatable {
  /// The item's id.
  public var item: String
  /// The judge's name in the run.
  public var judge: String
  /// The models whose answers were shown, in the order shown: one for a rating, two for a preference.
  public var models: [String]
  /// What was found.
  public var outcome: Outcome
  /// How it was found, when not by asking; absent when the judge was asked.
  public var basis: Basis?
  /// Which turn was graded, from 1; absent for the last or only one.
  public var turn: Int?
  /// Which repeat this is, from 0.
  public var repetition: Int
  /// The judge's reasons.
  public var critique: String?
  /// The judge's whole last text.
  public var raw: String?
  /// The template's name.
  public var template: String?
  /// The item's category path.
  public var category: [String]
  /// The item's language.
  public var language: String?
  /// The lengths of the answers shown, in Unicode scalars, in the order shown.
  public var lengths: [Int]
  /// The lengths and markup of the answers shown, in the order shown, for style control; empty when unknown.
  public var styles: [AnswerStyle]
  /// The model that the other one is compared with, where the recipe or the file names one.
  public var baseline: String?
  /// Tokens of all calls of this act.
  public var usage: TokenUsage?
  /// Seconds of all calls of this act.
  public var latency: Double?
  /// US dollars, when the price is known.
  public var usd: Double?
  /// Keys of the file that Plumb does not know, kept.
  public var extra: JSONObject

  /// A judgment.
  public init(
    item: String, judge: String, models: [String], outcome: Outcome, basis: Basis? = nil, turn: Int? = nil,
    repetition: Int = 0, critique: String? = nil, raw: String? = nil, template: String? = nil, category: [String] = [],
    language: String? = nil, lengths: [Int] = [], styles: [AnswerStyle] = [], baseline: String? = nil,
    usage: TokenUsage? = nil, latency: Double? = nil, usd: Double? = nil,
    extra: JSONObject = [:]
  ) {
    self.item = item
    self.judge = judge
    self.models = models
    self.outcome = outcome
    self.basis = basis
    self.turn = turn
    self.repetition = repetition
    self.critique = critique
    self.raw = raw
    self.template = template
    self.category = category
    self.language = language
    self.lengths = lengths
    self.styles = styles
    self.baseline = baseline
    self.usage = usage
    self.latency = latency
    self.usd = usd
    self.extra = extra
  }
}

extension Judgment: JSONRecord {
  /// Reads a judgment.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString),
      let models = fields.required("models", .strings),
      fields.required("outcome", .object) != nil
    else { return nil }
    guard !models.isEmpty else {
      fields.report("models", "expected the models shown, at least one")
      return nil
    }
    guard let outcome = fields.record("outcome", as: Outcome.self) else { return nil }
    if outcome.preference != nil, models.count != 2 {
      fields.report("models", "a preference is between two models; found \(models.count)")
      return nil
    }
    let counts = FieldKind<[Int]>("one whole number for each of the \(models.count) models") { value in
      let lengths = value.array?.compactMap(\.int)
      return lengths?.count == models.count && value.array?.count == models.count ? lengths : nil
    }
    let styles = Self.styles(&fields, models: models.count)
    self.init(
      item: item, judge: fields.optional("judge", .string) ?? "", models: models, outcome: outcome,
      basis: fields.optional("basis", .string).map(Basis.init(rawValue:)),
      turn: fields.optional("turn", .integer(atLeast: 1)),
      repetition: fields.optional("repetition", .integer(atLeast: 0)) ?? 0,
      critique: fields.optional("critique", .string), raw: fields.optional("raw", .string),
      template: fields.optional("template", .string),
      category: fields.categoryPath("category"),
      language: fields.optional("language", .string), lengths: fields.optional("lengths", counts) ?? [],
      styles: styles, baseline: fields.optional("baseline", .nonEmptyString),
      usage: fields.record("usage", as: TokenUsage.self), latency: fields.optional("latency", .number),
      usd: fields.optional("usd", .number), extra: fields.rest)
  }

  /// What is known, unknown keys last.
  public var json: JSONObject {
    var object: JSONObject = [
      "item": .string(item), "judge": .string(judge), "models": .array(models.map(JSONValue.string)),
      "outcome": .object(outcome.json),
    ]
    object["basis"] = basis.map { .string($0.rawValue) }
    object["turn"] = turn.map { JSONValue($0) }
    if repetition > 0 { object["repetition"] = JSONValue(repetition) }
    object["critique"] = critique.map(JSONValue.string)
    object["raw"] = raw.map(JSONValue.string)
    object["template"] = template.map(JSONValue.string)
    if !category.isEmpty { object["category"] = categoryJSON(category) }
    object["language"] = language.map(JSONValue.string)
    if !lengths.isEmpty { object["lengths"] = .array(lengths.map { JSONValue($0) }) }
    if !styles.isEmpty { object["styles"] = .array(styles.map { .object($0.json) }) }
    object["baseline"] = baseline.map(JSONValue.string)
    object["usage"] = usage.map { .object($0.json) }
    object["latency"] = latency.map(JSONValue.number)
    object["usd"] = usd.map(JSONValue.number)
    object.append(missingFrom: extra)
    return object
  }

  private static func styles(_ fields: inout FieldReader, models: Int) -> [AnswerStyle] {
    guard let values = fields.optional("styles", .array) else { return [] }
    guard values.count == models else {
      fields.report("styles", "expected one object for each of the \(models) models; found \(values.count)")
      return []
    }
    var styles: [AnswerStyle] = []
    for (index, value) in values.enumerated() {
      guard let object = value.object else {
        fields.report("styles[\(index)]", "expected an object, found \(value.kindDescription)")
        continue
      }
      var nested = fields.nested(object, at: "styles[\(index)]")
      if let style = AnswerStyle(from: &nested) { styles.append(style) }
      fields.report(nested.diagnostics)
    }
    return styles
  }
}
