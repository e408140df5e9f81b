internal import ArgumentParser
internal import PlumbScoring

/// The rule of a jury by its name.
///
/// - Throws: `ValidationError` that lists the names there are.
@Sendable func juryRule(_ name: String) throws -> JuryRule {
  guard let rule = JuryRule(rawValue: name) else {
    let names = JuryRule.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("a jury's rule is one of \(names), not '\(name)'.")
  }
  return rule
}
