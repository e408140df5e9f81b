internal import PlumbCore
internal import PlumbScoring
internal import PlumbStatistics

/// Benchmarks' quality for the terminal: one figure a line, one benchmark a column.
func qualityText(_ qualities: [BenchmarkQuality]) -> String {
  var table = TextTable(
    [.init(title: "figure")] + qualities.map { .init(title: TextTable.printable($0.name), isNumber: true) })
  func add(_ title: String, _ value: (BenchmarkQuality) -> String?) {
    let cells = qualities.map(value)
    if cells.contains(where: { $0 != nil }) { table.add([title] + cells.map { $0 ?? "—" }) }
  }
  func ranged(_ value: Double, _ interval: Interval?, _ factor: Double, _ decimals: Int) -> String {
    let range = interval.map {
      " (\(formatDecimal(factor * $0.low, decimals)) – \(formatDecimal(factor * $0.high, decimals)))"
    }
    return formatDecimal(factor * value, decimals) + (range ?? "")
  }
  add("models") { "\($0.models.count)" }
  add("pairs") { "\($0.models.count * ($0.models.count - 1) / 2)" }
  for level in qualities.first?.separability.map(\.level) ?? [] {
    add("separability at \(formatDecimal(100 * level, 1)) %, in percent") { quality in
      quality.separability.first { $0.level == level }.map { ranged($0.value.share, $0.interval, 100, 2) }
    }
  }
  add("agreement with confidence, in percent") {
    ($0.confidence?.halfCredit).map { formatDecimal(100 * $0, 2) }
  }
  add("  as signed mean over all pairs") { ($0.confidence?.signed).map { formatDecimal($0, 4) } }
  add("  pairs that the truth tells apart") { ($0.confidence?.decided).map(String.init) }
  add("same strict order, in percent") { $0.strictAgreement.map { formatDecimal(100 * $0, 2) } }
  for kind in CorrelationKind.allCases {
    add(kind == .kendall ? "Kendall's tau-b" : kind == .spearman ? "Spearman" : "Pearson") { quality in
      quality.correlations.first { $0.kind == kind }.map { ranged($0.value, $0.interval, 1, 4) }
    }
  }
  add("Brier score of pairs' order") { ($0.pairRank?.brier).map { formatDecimal($0, 4) } }
  add("log loss of pairs' order") { ($0.pairRank?.logLoss).map { formatDecimal($0, 4) } }
  var blocks = [table.text]
  var notes: [String] = []
  for quality in qualities {
    if !quality.onlyHere.isEmpty {
      notes.append("\(quality.name): not in the truth: \(quality.onlyHere.joined(separator: ", "))")
    }
    if !quality.onlyInTruth.isEmpty {
      notes.append("\(quality.name): only in the truth: \(quality.onlyInTruth.count) models")
    }
    notes += quality.missing.map { "\(quality.name): \($0)" }
  }
  if !notes.isEmpty { blocks.append(notes.map { "Note: \(TextTable.printable($0))" }.joined(separator: "\n")) }
  return blocks.joined(separator: "\n\n")
}

/// Which part of the items separates models, for the terminal.
func subsetText(_ subsets: [SubsetQuality]) -> String {
  var table = TextTable([
    .init(title: "items"), .init(title: "n", isNumber: true), .init(title: "pairs tested", isNumber: true),
    .init(title: "mean p", isNumber: true), .init(title: "90 % quantile", isNumber: true),
    .init(title: "largest p", isNumber: true), .init(title: "p < 0.05, in percent", isNumber: true),
    .init(title: "adjusted (BH)", isNumber: true),
  ])
  for subset in subsets {
    let tests = subset.tests
    table.add([
      subset.subset ?? "(all)", "\(tests?.items ?? subset.size)", "\(tests?.pairs ?? 0)",
      tests.map { formatDecimal($0.meanP, 4) } ?? "—", tests.map { formatDecimal($0.p90, 4) } ?? "—",
      tests.map { formatDecimal($0.maxP, 4) } ?? "—", tests.map { formatDecimal(100 * $0.significantShare, 1) } ?? "—",
      tests.map { formatDecimal(100 * $0.adjustedShare, 1) } ?? "—",
    ])
  }
  let notes = subsets.compactMap(\.missing).map { "\nNote: \(TextTable.printable($0))" }.joined()
  return "Paired t tests of every pair of models, by part of the items (a lower mean p separates better)\n\n"
    + table.text + notes
}
