public import PlumbCore

extension LocalizedText {
  /// The text itself when its language is not said, otherwise the texts by language.
  public var json: JSONValue {
    if texts.count == 1, let text = texts[""] { return .string(text) }
    return .object(JSONObject(texts.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
  }
}

extension Criterion {
  /// The criterion as it stands in a criteria file.
  public var json: JSONObject {
    var object: JSONObject = ["part": .string(part.rawValue), "name": name.json, "text": text.json]
    object["weight"] = weight.map { JSONValue($0) }
    return object
  }
}

extension Scenario {
  /// The scenario as it stands in a criteria file, without its id.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["group"] = group.map(JSONValue.string)
    object["name"] = name?.json
    object["about"] = about?.json
    if !inherits.isEmpty { object["inherits"] = .array(inherits.map(JSONValue.string)) }
    object["criteria"] = .array(criteria.map { .object($0.json) })
    return object
  }
}

extension CriteriaSet {
  /// The set as it stands in a criteria file, without its id.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["name"] = name?.json
    if !inherits.isEmpty { object["inherits"] = .array(inherits.map(JSONValue.string)) }
    object["criteria"] = .array(criteria.map { .object($0.json) })
    return object
  }
}

extension ScenarioLibrary {
  /// The library as one document in the form of `Documentation/schemas/scenarios.schema.json`.
  public var json: JSONObject {
    var object: JSONObject = [:]
    if !sets.isEmpty {
      object["sets"] = .object(JSONObject(sets.map { .init(key: $0.id, value: .object($0.json)) }))
    }
    if !scenarios.isEmpty {
      object["scenarios"] = .object(JSONObject(scenarios.map { .init(key: $0.id, value: .object($0.json)) }))
    }
    return object
  }
}
