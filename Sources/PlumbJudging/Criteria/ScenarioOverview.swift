public import PlumbCore

/// A scenario with everything it inherits, ready to be shown.
public struct ScenarioOverview: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// All its criteria with their origins.
  public var criteria: [ScenarioLibrary.InheritedCriterion]
  /// The names of the sets, by id.
  public var setNames: [String: LocalizedText]

  /// The overview of one scenario.
  ///
  /// - Throws: `EvaluationError` when it does not exist or its inheritance is broken.
  public init(_ id: String, in library: ScenarioLibrary) throws(EvaluationError) {
    guard let scenario = library.scenario(id) else { throw library.unknownScenario(id) }
    self.scenario = scenario
    criteria = try library.criteria(of: id)
    setNames = library.sets.reduce(into: [:]) { $0[$1.id] = $1.name }
  }

  /// All scenarios of a library, in order.
  ///
  /// - Throws: `EvaluationError` when an inheritance is broken.
  public static func all(of library: ScenarioLibrary) throws(EvaluationError) -> [ScenarioOverview] {
    var result: [ScenarioOverview] = []
    for scenario in library.scenarios { result.append(try ScenarioOverview(scenario.id, in: library)) }
    return result
  }

  /// How many criteria a part has.
  public func count(_ part: Criterion.Part) -> Int { criteria.count { $0.criterion.part == part } }

  /// The overview as JSON: id, group, name, about, inherits, criteria with `origin`.
  public var json: JSONObject {
    var object: JSONObject = ["id": .string(scenario.id)]
    object["group"] = scenario.group.map(JSONValue.string) ?? .null
    object["name"] = scenario.name?.json ?? .null
    object["about"] = scenario.about?.json ?? .null
    object["inherits"] = .array(scenario.inherits.map(JSONValue.string))
    object["criteria"] = .array(
      criteria.map { element in
        var criterion = element.criterion.json
        criterion["origin"] = .string(element.origin)
        return .object(criterion)
      })
    return object
  }
}
