internal import PlumbCore

extension LintRule {
  /// ``IdentifierRule``.
  static let identifiers = LintRule(
    name: "id", summary: "ids that stand twice, or hold spaces, control characters or slashes"
  ) { items, _ in IdentifierRule().findings(in: items) }
}

/// Ids that are not unique, or that files, tables and command lines cannot carry.
struct IdentifierRule {
  func findings(in items: [Item]) -> [LintFinding] {
    var seen: Set<String> = []
    var reported: Set<String> = []
    var findings: [LintFinding] = []
    for item in items {
      if !seen.insert(item.id).inserted {
        if reported.insert(item.id).inserted {
          findings.append(
            LintFinding(
              .error, rule: LintRule.identifiers.name, item: item.id, field: "id", "the id stands more than once",
              advice: "Give each item an id of its own; results are found by it."))
        }
        continue
      }
      guard let problem = problem(item.id) else { continue }
      findings.append(
        LintFinding(
          problem.severity, rule: LintRule.identifiers.name, item: item.id, field: "id", "the id \(problem.text)",
          advice: "Use letters, digits, '-', '_' and '.', at most 120 of them."))
    }
    return findings
  }

  private func problem(_ id: String) -> (severity: LintFinding.Severity, text: String)? {
    let scalars = id.unicodeScalars
    if scalars.contains(where: { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format }
    ) {
      return (.error, "holds an invisible character")
    }
    if scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true {
      return (.error, "begins or ends with a space")
    }
    if scalars.contains(where: { $0.properties.isWhitespace }) { return (.warning, "holds a space") }
    if id.contains("/") || id.contains("\\") { return (.warning, "holds a slash") }
    if scalars.count > 120 { return (.warning, "has \(scalars.count) characters") }
    return nil
  }
}
