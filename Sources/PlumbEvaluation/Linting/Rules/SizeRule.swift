internal import PlumbCore

extension LintRule {
  /// ``SizeRule``.
  static let sizes = LintRule(
    name: "size", summary: "categories with fewer than five items"
  ) { items, _ in SizeRule().findings(in: items) }
}

/// Sets and categories with too few items for a score of their own.
struct SizeRule {
  /// The fewest items a reported mean may rest on.
  var minimum = 5

  func findings(in items: [Item]) -> [LintFinding] {
    guard !items.isEmpty else {
      return [
        LintFinding(
          .error, rule: LintRule.sizes.name, "there are no items", advice: "Check the path; a benchmark needs items.")
      ]
    }
    var counts: [[String]: Int] = [:]
    var order: [[String]] = []
    for item in items {
      for depth in item.category.indices {
        let path = Array(item.category[...depth])
        if counts[path] == nil { order.append(path) }
        counts[path, default: 0] += 1
      }
    }
    var findings: [LintFinding] = []
    if items.count < minimum {
      findings.append(
        LintFinding(
          .warning, rule: LintRule.sizes.name, "the set has \(items.count) item\(items.count == 1 ? "" : "s")",
          advice: "Add items; an interval over fewer than \(minimum) says nothing."))
    }
    for path in order where counts[path, default: 0] < minimum {
      let count = counts[path, default: 0]
      findings.append(
        LintFinding(
          path.count == 1 ? .warning : .note, rule: LintRule.sizes.name, field: "category",
          "category \(path.joined(separator: " / ")) has \(count) item\(count == 1 ? "" : "s")",
          advice: path.count == 1
            ? "Add items or merge the category; do not report a score of it."
            : "Do not report a score at this level."))
    }
    let without = items.count { $0.category.isEmpty }
    if without > 0, without < items.count {
      findings.append(
        LintFinding(
          .warning, rule: LintRule.sizes.name, field: "category", "\(without) of \(items.count) items have no category",
          advice: "Give them one; they are in no category's score."))
    }
    return findings
  }
}
