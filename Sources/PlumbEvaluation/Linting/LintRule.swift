public import PlumbCore

/// One kind of check that needs nothing but the items.
///
/// Pure: the same items always give the same findings.
public protocol LintRule: Sendable {
  /// The name that findings carry.
  var name: String { get }
  /// What it looks for, in a sentence.
  var summary: String { get }

  /// The findings, in the items' order.
  func findings(in items: [Item]) -> [LintFinding]
}

/// The offline rules.
///
/// A new one is a file and a line here.
public enum LintRuleRegistry {
  /// All rules.
  ///
  /// - Parameter year: The current year, for facts that are dated.
  /// - Returns: One of each.
  public static func rules(year: Int) -> [any LintRule] {
    [
      IdentifierRule(), DuplicateRule(), ReferenceRule(), TruncationRule(), EvidenceRule(), StaleFactRule(year: year),
      SizeRule(),
    ]
  }
}
