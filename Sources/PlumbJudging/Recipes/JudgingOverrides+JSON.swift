public import PlumbCore

extension JudgingOverrides {
  /// Reads ``JudgingRecipe/keys`` and sampling keys.
  public init(from fields: inout FieldReader) {
    self.init(template: fields.optional("template", .nonEmptyString))
    if let word = fields.optional("orders", .nonEmptyString) {
      if OrderPolicy.named(word, seed: 0) == nil {
        fields.report("orders", "expected first, random or both, found '\(word)'")
      } else {
        orders = word
      }
    }
    pairs = fields.optional("pairs", .oneOf(JudgingRecipe.Pairs.self))
    turns = fields.optional("turns", .oneOf(JudgedTurns.self))
    repetitions = fields.optional("repetitions", .integer(in: 1...10_000))
    showsReference = fields.optional("reference", .bool)
    showsEvidence = fields.optional("evidence", .bool)
    structured = fields.optional("structured", .bool)
    language = fields.optional("language", .nonEmptyString)
    criteria = fields.optional("criteria", .nonEmptyString)
    twoPass = fields.optional("two_pass", .bool)
    labelFlip = fields.optional("label_flip", .number(in: 0...0.5))
    settings = SamplingSettings(from: &fields) ?? settings
    rubric = RubricOverrides(from: &fields)
    for entry in (fields.optional("by_category", .object) ?? [:]).entries {
      guard let object = entry.value.object else {
        fields.report("by_category.\(entry.key)", "expected settings, found \(entry.value.kindDescription)")
        continue
      }
      var nested = fields.nested(object, at: "by_category.\(entry.key)")
      byCategory[entry.key] = JudgingRecipe.Exception(
        template: nested.optional("template", .nonEmptyString), showsReference: nested.optional("reference", .bool),
        settings: SamplingSettings(from: &nested) ?? SamplingSettings())
      nested.warnAboutUnknownKeys()
      fields.report(nested.diagnostics)
    }
  }

  /// The keys that say something, as they stand in a spec's `judge`.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["template"] = template.map(JSONValue.string)
    object["orders"] = orders.map(JSONValue.string)
    object["pairs"] = pairs.map { .string($0.rawValue) }
    object["turns"] = turns.map { .string($0.rawValue) }
    object["repetitions"] = repetitions.map { JSONValue($0) }
    object["reference"] = showsReference.map(JSONValue.bool)
    object["evidence"] = showsEvidence.map(JSONValue.bool)
    object["structured"] = structured.map(JSONValue.bool)
    object["language"] = language.map(JSONValue.string)
    object["criteria"] = criteria.map(JSONValue.string)
    object["two_pass"] = twoPass.map(JSONValue.bool)
    object["label_flip"] = labelFlip.map(JSONValue.number)
    object.append(missingFrom: settings.json)
    object.append(missingFrom: rubric.json)
    if !byCategory.isEmpty {
      object["by_category"] = .object(
        JSONObject(
          byCategory.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .object(Self.json($0.value))) }))
    }
    return object
  }

  private static func json(_ exception: JudgingRecipe.Exception) -> JSONObject {
    var object: JSONObject = [:]
    object["template"] = exception.template.map(JSONValue.string)
    object["reference"] = exception.showsReference.map(JSONValue.bool)
    object.append(missingFrom: exception.settings.json)
    return object
  }
}
