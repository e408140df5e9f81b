internal import PlumbCore

extension LintRule {
  /// ``ReferenceRule``.
  static let references = LintRule(
    name: "reference", summary: "empty questions and references, and references that are missing where others have them"
  ) { items, _ in ReferenceRule().findings(in: items) }
}

/// References and questions that are empty, and references that are missing where their neighbours have one.
struct ReferenceRule {
  func findings(in items: [Item]) -> [LintFinding] {
    var groups: [String: (items: Int, withReference: Int)] = [:]
    for item in items {
      groups[item.topCategory ?? "", default: (0, 0)].items += 1
      if hasReference(item) { groups[item.topCategory ?? "", default: (0, 0)].withReference += 1 }
    }
    return items.flatMap { item in
      let group = groups[item.topCategory ?? ""] ?? (0, 0)
      return findings(in: item, isExpected: group.withReference * 2 >= group.items && group.withReference > 0)
    }
  }

  private func findings(in item: Item, isExpected: Bool) -> [LintFinding] {
    var findings: [LintFinding] = []
    for (index, turn) in item.turns.enumerated() where isBlank(turn) {
      findings.append(
        LintFinding(
          .error, rule: LintRule.references.name, item: item.id, field: "turns[\(index)]", "the question is empty",
          advice: "Write it or remove the item."))
    }
    if let evidence = item.evidence, isBlank(evidence) {
      findings.append(
        LintFinding(
          .warning, rule: LintRule.references.name, item: item.id, field: "evidence", "the evidence is empty",
          advice: "Remove the field or write what the reference rests on."))
    }
    guard hasReference(item) else {
      if !item.references.isEmpty {
        findings.append(
          LintFinding(
            .error, rule: LintRule.references.name, item: item.id, field: "references", "the reference is empty",
            advice: "Write it, or remove the field if the item is judged without one."))
      } else if isExpected {
        findings.append(
          LintFinding(
            .warning, rule: LintRule.references.name, item: item.id, field: "references",
            "has no reference, as most items of its category have", advice: "Write one."))
      }
      return findings
    }
    for index in item.turns.indices where index >= item.references.count || isBlank(item.references[index]) {
      findings.append(
        LintFinding(
          .warning, rule: LintRule.references.name, item: item.id, field: "references[\(index)]",
          "turn \(index + 1) has no reference while another turn has one",
          advice: "Write it; the judge sees one reference a turn."))
    }
    for (index, pair) in zip(item.turns, item.references).enumerated()
    where comparableText(pair.0) == comparableText(pair.1) && !isBlank(pair.1) {
      findings.append(
        LintFinding(
          .error, rule: LintRule.references.name, item: item.id, field: "references[\(index)]",
          "the reference repeats the question",
          advice: "Write the answer."))
    }
    return findings
  }

  private func hasReference(_ item: Item) -> Bool { item.references.contains { !isBlank($0) } }
  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
