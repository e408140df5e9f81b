internal import PlumbCore
internal import PlumbJudging
internal import PlumbScoring

extension RunSpec {
  /// Reads `judge`: who judges, and how.
  static func judge(_ fields: inout FieldReader, models: [ModelEntry]) -> (
    source: JudgeSource, judging: JudgingOverrides
  )? {
    guard let object = fields.required("judge", .object) else { return nil }
    var nested = fields.nested(object, at: "judge")
    let source = source(&nested, of: object, models: models)
    let judging = JudgingOverrides(from: &nested)
    switch source {
    // Where the judge has a model of its own, the provider checks the rest of the entry.
    case .model(let model) where model.path == "judge": break
    case .alpacaEvalConfig: break
    case .none: break
    default: nested.warnAboutUnknownKeys()
    }
    if let ignored = ignoredKeys(source) {
      for key in ignored.keys where object[key].map({ !$0.isNull && $0 != false }) ?? false {
        nested.report(key, "would have no effect: \(ignored.reason); leave it out")
      }
    }
    fields.report(nested.diagnostics)
    return source.map { ($0, judging) }
  }

  /// The keys that a judge without a template of its choice has no use for, and why.
  private static func ignoredKeys(_ source: JudgeSource?) -> (keys: [String], reason: String)? {
    let asked = ["template", "reference", "evidence", "criteria", "two_pass", "structured", "repetitions"]
    return switch source {
    case .rule: (asked + ["temperature", "max_tokens"], "a rule asks no model")
    case .alpacaEvalConfig: (asked, "the judge of 'config' brings its own question")
    default: nil
    }
  }

  private static func source(_ nested: inout FieldReader, of object: JSONObject, models: [ModelEntry]) -> JudgeSource? {
    if let rule = nested.optional("jury", .oneOf(JuryRule.self)) {
      return members(&nested, models: models).map { .jury($0, rule) }
    }
    if nested.optional("pool", .bool) ?? false { return members(&nested, models: models).map { .pool($0) } }
    if let rule = nested.optional("rule", .oneOf(BaselineJudge.Rule.self)) { return .rule(rule) }
    if let path = nested.optional("config", .nonEmptyString) {
      var rest = JudgeSource.modelKeys(of: object)
      for key in ["jury", "pool"] { rest[key] = nil }
      rest["orders"] = object["orders"]
      return .alpacaEvalConfig(path: path, entry: rest)
    }
    let given = ["model", "provider", "rule", "config"].filter { object[$0].map { !$0.isNull } ?? false }
    if given.contains("provider") {
      return .model(ModelEntry(name: "judge", object: JudgeSource.modelKeys(of: object), path: "judge"))
    }
    if let name = nested.optional("model", .nonEmptyString) {
      guard let model = models.first(where: { $0.name == name }) else {
        nested.report("model", "\(isNone(name, of: models)); to use another one, give its provider here")
        return nil
      }
      return .model(model)
    }
    if given.isEmpty { nested.report("model", "missing; expected one of the models, or 'rule', or 'config'") }
    return nil
  }

  /// The members of a jury or a pool: names of models, or entries with a provider, each with a name of its own.
  private static func members(_ fields: inout FieldReader, models: [ModelEntry]) -> [ModelEntry]? {
    guard let entries = fields.required("judges", .array) else { return nil }
    var members: [ModelEntry] = []
    for (index, entry) in entries.enumerated() {
      let key = "judges[\(index)]"
      let object = entry.object ?? entry.string.map { ["model": .string($0)] }
      guard let object, let model = object["model"]?.string else {
        fields.report(key, "expected a model's name or an entry with 'model', found \(entry.kindDescription)")
        continue
      }
      if object["provider"] == nil {
        if let known = models.first(where: { $0.name == model }) {
          members.append(known)
        } else {
          fields.report(key, isNone(model, of: models))
        }
      } else {
        members.append(
          ModelEntry(
            name: object["name"]?.string ?? model, object: JudgeSource.modelKeys(of: object), path: "judge.\(key)"))
      }
    }
    for problem in problems(ofMembers: members.map(\.name)) { fields.report("judges", problem) }
    if entries.count < 2 { fields.report("judges", "a jury or a pool has at least two judges; found \(entries.count)") }
    return fields.isValid ? members : nil
  }
}
