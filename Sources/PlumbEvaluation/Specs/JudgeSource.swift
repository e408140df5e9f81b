public import PlumbCore
public import PlumbJudging
public import PlumbScoring

/// Who judges.
public enum JudgeSource: Sendable {
  /// An LLM: one of the run's models, or an entry of its own.
  case model(ModelEntry)
  /// Several LLMs, and how their judgments become one.
  case jury([ModelEntry], JuryRule)
  /// Several LLMs of which one, drawn by the seed, judges each item.
  case pool([ModelEntry])
  /// A rule without a model.
  case rule(BaselineJudge.Rule)
  /// A folder in the layout of AlpacaEval's `evaluators_configs`, and the keys that go over its model's.
  case alpacaEvalConfig(path: String, entry: JSONObject)

  /// The entries of its models, those of the run among them; empty for a rule, and for a folder that is not read yet.
  public var models: [ModelEntry] {
    switch self {
    case .model(let model): [model]
    case .jury(let models, _), .pool(let models): models
    case .rule, .alpacaEvalConfig: []
    }
  }

  /// Keys of a judge's entry in a spec that are not its model's.
  static let keys = JudgingRecipe.keys + ["name", "rule", "config"]

  /// A model's part of a judge's entry.
  static func modelKeys(of entry: JSONObject) -> JSONObject {
    JSONObject(entry.entries.filter { !keys.contains($0.key) })
  }

  /// The keys that say who judges, as they stand in a spec's `judge`.
  func json(models: [ModelEntry]) -> JSONObject {
    func value(_ model: ModelEntry) -> JSONValue {
      if models.contains(where: { $0.name == model.name && $0.path == model.path }) { return .string(model.name) }
      var object = model.object
      object["name"] = .string(model.name)
      return .object(object)
    }
    switch self {
    case .model(let model):
      let value = value(model)
      return value.object ?? ["model": value]
    case .jury(let members, let rule):
      return ["jury": .string(rule.rawValue), "judges": .array(members.map(value))]
    case .pool(let members): return ["pool": true, "judges": .array(members.map(value))]
    case .rule(let rule): return ["rule": .string(rule.rawValue)]
    case .alpacaEvalConfig(let path, let entry):
      var object: JSONObject = ["config": .string(path)]
      object.append(missingFrom: entry)
      return object
    }
  }
}
