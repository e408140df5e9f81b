public import PlumbCore

/// What the checks of a benchmark found.
public struct BenchmarkLint: Sendable, Equatable {
  /// The benchmark.
  public var benchmark: String
  /// How many items were checked.
  public var items: Int
  /// The findings: errors first, then in the items' order.
  public var findings: [LintFinding]
  /// Items whose evidence a model was asked about; absent when none was asked.
  public var review: EvidenceReview.Summary?

  /// Checks items by rules.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - benchmark: How the report calls them.
  ///   - year: The current year, for facts that are dated.
  ///   - rules: The rules.
  ///   - more: Findings from elsewhere, such as lines that cannot be read.
  public init(
    _ items: [Item], benchmark: String, year: Int, rules: Registry<LintRule> = .standard, more: [LintFinding] = []
  ) {
    self.init(items, benchmark: benchmark, findings: more + rules.elements.flatMap { $0.findings(items, year) })
  }

  /// What checks found, put in order.
  init(_ items: [Item], benchmark: String, findings: [LintFinding]) {
    self.benchmark = benchmark
    self.items = items.count
    self.findings = findings
    sort(by: items)
  }

  /// Adds what a model said about evidence.
  public mutating func add(_ summary: EvidenceReview.Summary, for items: [Item]) {
    review = summary
    findings += summary.findings
    sort(by: items)
  }

  /// How many findings have a severity.
  public func count(_ severity: LintFinding.Severity) -> Int { findings.count { $0.severity == severity } }

  /// Findings by rule and severity, in the order they first come.
  public var counts: [(rule: String, severity: LintFinding.Severity, count: Int)] {
    var counts: [(rule: String, severity: LintFinding.Severity, count: Int)] = []
    for finding in findings {
      if let index = counts.firstIndex(where: { $0.rule == finding.rule && $0.severity == finding.severity }) {
        counts[index].count += 1
      } else {
        counts.append((finding.rule, finding.severity, 1))
      }
    }
    return counts
  }

  /// Everything as one object.
  public var json: JSONObject {
    var object: JSONObject = [
      "benchmark": .string(benchmark), "items": JSONValue(items), "errors": JSONValue(count(.error)),
      "warnings": JSONValue(count(.warning)), "notes": JSONValue(count(.note)),
      "counts": .array(
        counts.map {
          ["rule": .string($0.rule), "severity": .string($0.severity.rawValue), "count": JSONValue($0.count)]
        }), "findings": .array(findings.map { .object($0.json) }),
    ]
    object["review"] = review.map { .object($0.json) }
    return object
  }

  private mutating func sort(by items: [Item]) {
    var place: [String: Int] = [:]
    for (index, item) in items.enumerated() where place[item.id] == nil { place[item.id] = index }
    let order = LintFinding.Severity.allCases
    findings = findings.enumerated().sorted { left, right in
      let a = (order.firstIndex(of: left.element.severity) ?? 0, left.element.item.flatMap { place[$0] } ?? -1)
      let b = (order.firstIndex(of: right.element.severity) ?? 0, right.element.item.flatMap { place[$0] } ?? -1)
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
