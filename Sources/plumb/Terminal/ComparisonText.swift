internal import PlumbCore
internal import PlumbScoring
internal import PlumbStatistics

/// Paired comparisons for the terminal: one table of pairs, then each pair's tests when there is only one.
func comparisonText(_ comparisons: [ModelComparison], level: Double) -> String {
  var blocks: [String] = []
  var table = TextTable([
    .init(title: "first"), .init(title: "second"), .init(title: "joined", isNumber: true),
    .init(title: "first's mean", isNumber: true), .init(title: "second's mean", isNumber: true),
    .init(title: "difference", isNumber: true), .init(title: "\(levelText(level)) interval", isNumber: true),
    .init(title: "p", isNumber: true), .init(title: comparisons.count > 1 ? "p (Holm)" : "verdict", isNumber: true),
  ])
  for comparison in comparisons {
    let tests = comparison.tests
    let interval = tests.tTest?.interval ?? tests.bootstrapInterval
    let scale = Scale(comparison)
    table.add([
      comparison.first, comparison.second, "\(comparison.joined)", scale.text(tests.firstMean),
      scale.text(tests.secondMean), scale.signed(tests.difference),
      interval.map { "\(scale.signed($0.low)) – \(scale.signed($0.high))" } ?? "—", pText(tests.pValue),
      comparisons.count > 1
        ? pText(comparison.adjustedP) : comparison.adjustedP < 1 - level ? "they differ" : "not told apart",
    ])
  }
  if let first = comparisons.first {
    let unit = first.isProbability ? ", in percent" : ""
    blocks.append("Paired comparison by \(TextTable.printable(first.score))\(unit)")
  }
  blocks.append(table.text)
  if comparisons.count == 1 { blocks.append(details(comparisons[0])) }
  let warnings = comparisons.flatMap { comparison in
    (comparison.warnings + comparison.tests.undefined).map {
      comparisons.count == 1 ? $0 : "\(comparison.first) and \(comparison.second): \($0)"
    }
  }
  if !warnings.isEmpty {
    blocks.append(warnings.map { "Warning: \(TextTable.printable($0))" }.joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n")
}

/// Win probabilities are shown in percent, grades as they are.
private struct Scale {
  let factor: Double

  init(_ comparison: ModelComparison) { factor = comparison.isProbability ? 100 : 1 }

  func text(_ value: Double) -> String { formatDecimal(factor * value, 2) }
  func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + text(value) }
}

private func details(_ comparison: ModelComparison) -> String {
  let tests = comparison.tests
  let scale = Scale(comparison)
  var table = TextTable([
    .init(title: "test"), .init(title: "statistic", isNumber: true), .init(title: "p", isNumber: true),
    .init(title: "interval", isNumber: true), .init(title: "rests on"),
  ])
  func interval(_ interval: Interval?) -> String {
    interval.map { "\(scale.signed($0.low)) – \(scale.signed($0.high))" } ?? "—"
  }
  if let test = tests.tTest {
    let clusters = tests.clusters.map { ", \($0) clusters" } ?? ""
    table.add([
      tests.clusters == nil ? "paired t" : "paired t, clustered errors",
      "t = \(formatDecimal(test.statistic ?? .nan, 3))", pText(test.pValue), interval(test.interval),
      "\(test.count) pairs\(clusters), SE \(scale.text(test.standardError ?? .nan))",
    ])
  }
  table.add([
    tests.signFlip.kind == .exactSignFlip ? "sign flips, exact" : "sign flips, random", "—",
    pText(tests.signFlip.pValue),
    "—", tests.clusters.map { "\($0) clusters" } ?? "\(tests.count) pairs",
  ])
  if let test = tests.mcNemar {
    table.add([
      "McNemar, exact", "—", pText(test.pValue), interval(test.interval), "\(test.count) pairs decided on both sides",
    ])
  }
  if let bootstrap = tests.bootstrapInterval {
    table.add([
      "paired bootstrap (BCa)", "—", "—", interval(bootstrap),
      "resampled \(tests.clusters == nil ? "pairs" : "clusters")",
    ])
  }
  var facts =
    "First higher on \(tests.firstHigher), equal on \(tests.equal), second higher on \(tests.secondHigher)."
  if let correlation = tests.tTest?.correlation {
    facts += " The two scores' correlation is \(formatDecimal(correlation, 2))."
  }
  return table.text + "\n" + facts
}

/// A p-value with as many digits as say something.
func pText(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : formatDecimal(p, 4) }
