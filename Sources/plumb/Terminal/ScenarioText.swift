internal import PlumbJudging

/// The scenarios as a table, group after group.
func scenarioListText(_ overviews: [ScenarioOverview], language: String) -> String {
  var table = TextTable([
    .init(title: "group"), .init(title: "scenario"), .init(title: "name"), .init(title: "criteria", isNumber: true),
    .init(title: "content", isNumber: true), .init(title: "format", isNumber: true),
    .init(title: "style", isNumber: true), .init(title: "inherits"),
  ])
  for overview in overviews {
    let scenario = overview.scenario
    table.add([
      scenario.group.map { ScenarioLibrary.groupName($0, language: language) } ?? "—", scenario.id,
      scenario.name?.text(in: language) ?? "—", "\(overview.criteria.count)", "\(overview.count(.content))",
      "\(overview.count(.format))", "\(overview.count(.style))", scenario.inherits.joined(separator: ", "),
    ])
  }
  return table.text + "\n\n\(overviews.count) scenarios"
}

/// A scenario with its criteria, part after part, each with where it comes from.
func scenarioText(_ overview: ScenarioOverview, language: String) -> String {
  let scenario = overview.scenario
  var lines = [scenario.id + (scenario.name.map { " · " + $0.text(in: language) } ?? "")]
  if let group = scenario.group { lines.append(ScenarioLibrary.groupName(group, language: language)) }
  if let about = scenario.about { lines.append(about.text(in: language)) }
  for part in Criterion.Part.allCases where overview.count(part) > 0 {
    lines += ["", part.title.text(in: language)]
    for element in overview.criteria where element.criterion.part == part {
      let criterion = element.criterion
      let weight = criterion.weight.map { " (\($0)/5)" } ?? ""
      let name = overview.setNames[element.origin]?.text(in: language) ?? element.origin
      let origin = element.origin == scenario.id ? "" : "  [\(name)]"
      lines.append("  - \(criterion.name.text(in: language))\(weight): \(criterion.text.text(in: language))\(origin)")
    }
  }
  return lines.map(TextTable.printable).joined(separator: "\n")
}
