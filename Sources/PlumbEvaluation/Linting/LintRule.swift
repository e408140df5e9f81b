public import PlumbCore

/// One kind of check that needs nothing but the items.
public struct LintRule: Named, Sendable {
  /// Finds what is wrong with items, in their order.
  ///
  /// Pure: the same items in the same year always give the same findings.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - year: The current year, for facts that are dated.
  public typealias Check = @Sendable (_ items: [Item], _ year: Int) -> [LintFinding]

  /// The name that findings carry.
  public let name: String
  /// What it looks for, in a line of help.
  public let summary: String
  /// Finds what is wrong.
  public let findings: Check

  /// A check.
  public init(name: String, summary: String, findings: @escaping Check) {
    self.name = name
    self.summary = summary
    self.findings = findings
  }
}

extension Registry where Element == LintRule {
  /// The offline checks: one file and one line each.
  public static var standard: Registry {
    Registry(
      "a check of benchmarks",
      [.identifiers, .duplicates, .references, .truncation, .evidence, .staleFacts, .sizes])
  }
}
