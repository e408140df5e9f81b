/// Scenarios with their criteria, and the sets they inherit from.
public struct ScenarioLibrary: Sendable, Equatable {
  /// The shared sets, in order.
  public var sets: [CriteriaSet]
  /// The scenarios, in order.
  public var scenarios: [Scenario]

  /// A library.
  public init(sets: [CriteriaSet] = [], scenarios: [Scenario] = []) {
    self.sets = sets
    self.scenarios = scenarios
  }

  /// The scenario with an id.
  public func scenario(_ id: String) -> Scenario? { scenarios.first { $0.id == id } }

  /// The groups in order of their first scenario.
  public var groups: [String] {
    scenarios.reduce(into: []) { groups, scenario in
      if let group = scenario.group, !groups.contains(group) { groups.append(group) }
    }
  }

  /// The group of each scenario that has one, by scenario id.
  public var groupByScenario: [String: String] {
    scenarios.reduce(into: [:]) { $0[$1.id] = $1.group }
  }

  /// This library with another one below it: what this one does not define is taken from there.
  ///
  /// A scenario of this library without group, name or description takes them from the scenario of the same id below.
  ///
  /// - Parameter base: The library below, such as the built-in one.
  /// - Returns: Both together.
  public func overlaying(_ base: ScenarioLibrary) -> ScenarioLibrary {
    var result = self
    for index in result.scenarios.indices {
      guard let below = base.scenario(result.scenarios[index].id) else { continue }
      result.scenarios[index].group = result.scenarios[index].group ?? below.group
      result.scenarios[index].name = result.scenarios[index].name ?? below.name
      result.scenarios[index].about = result.scenarios[index].about ?? below.about
    }
    let own = Set(sets.map(\.id) + scenarios.map(\.id))
    result.sets += base.sets.filter { !own.contains($0.id) }
    result.scenarios += base.scenarios.filter { !own.contains($0.id) }
    return result
  }

  /// How many criteria are written here, each counted once however many scenarios inherit it.
  public var criteriaCount: Int {
    sets.reduce(0) { $0 + $1.criteria.count } + scenarios.reduce(0) { $0 + $1.criteria.count }
  }
}
