package import PlumbCore

extension FieldReader {
  /// Reads `name`, which names a folder of the workspace.
  package mutating func specName() -> String? {
    let name = required("name", .nonEmptyString)
    if let name, let problem = problem(ofSpecName: name) { report("name", problem) }
    return name
  }

  /// Reads `budget`; keys it does not know are errors.
  package mutating func budgetLimits() -> BudgetLimits {
    guard let object = optional("budget", .object) else { return BudgetLimits() }
    var nested = nested(object, at: "budget")
    let budget = BudgetLimits(
      usd: nested.optional("usd", .number(in: 0...1e9)), requests: nested.optional("requests", .integer(atLeast: 0)),
      allowsUnpriced: nested.optional("allow_unpriced", .bool) ?? false)
    nested.warnAboutUnknownKeys(severity: .error)
    report(nested.diagnostics)
    return budget
  }

  /// Reads `seed`; 0 when there is none.
  package mutating func specSeed() -> Int { optional("seed", .integer) ?? 0 }
}

/// What keeps a text from being a spec's name; `nil` when nothing does.
package func problem(ofSpecName name: String) -> String? {
  isFileName(name) && !name.contains("\\") ? nil : "'\(name)' cannot name a folder; use letters, digits, '-' and '_'"
}
