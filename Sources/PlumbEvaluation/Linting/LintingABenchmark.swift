public import PlumbCore

/// Reads a benchmark and checks it by all offline rules; lines that cannot be read are findings.
///
/// - Parameters:
///   - benchmark: The benchmark.
///   - year: The current year.
///   - rules: The rules.
/// - Returns: The findings, and the items for further checks.
/// - Throws: `CoreError` when the file cannot be read.
public func lintBenchmark(_ benchmark: Benchmark, year: Int, rules: Registry<LintRule> = .standard) throws -> (
  lint: BenchmarkLint, items: [Item]
) {
  var items: [Item] = []
  var unreadable: [LintFinding] = []
  try benchmark.forEachItem { line in
    switch line {
    case .record(let item, _): items.append(item)
    case .invalid(let problems):
      unreadable += problems.map {
        LintFinding(.error, rule: "file", "\($0)", advice: "Fix the line; it is not an item.")
      }
    }
  }
  let lint = BenchmarkLint(
    items, benchmark: benchmark.id, year: year, rules: rules, more: unreadable)
  return (lint, items)
}
