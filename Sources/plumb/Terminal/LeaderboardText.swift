internal import PlumbCore
internal import PlumbEvaluation

/// A leaderboard for the terminal: the table, what is known of the judge, and warnings.
func leaderboardText(_ leaderboard: Leaderboard, showsParts: Bool = false) -> String {
  var blocks: [String] = []
  if let baseline = leaderboard.baseline {
    blocks.append(
      "\(methodTitle(leaderboard.method)) against \(TextTable.printable(baseline)), in percent, with 95 % intervals")
  }
  blocks.append(table(leaderboard.rows))
  for dimension in showsParts ? ["category", "language"] : [] {
    let parts = leaderboard.breakdowns.filter { $0.dimension == dimension }
    if !parts.isEmpty { blocks.append(breakdownTable(parts, dimension: dimension)) }
  }
  for judge in leaderboard.judges { blocks.append(judgeText(judge)) }
  if !leaderboard.warnings.isEmpty {
    blocks.append(leaderboard.warnings.map { "Warning: \(TextTable.printable($0))" }.joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n")
}

private func methodTitle(_ method: String) -> String { method == "win-rate" ? "Win rate" : method }

private func number(_ value: Double?, _ decimals: Int = 1) -> String {
  value.map { formatDecimal($0, decimals) } ?? "—"
}

private func interval(_ row: Leaderboard.Row) -> String { "\(number(row.low)) – \(number(row.high))" }

private func table(_ rows: [Leaderboard.Row]) -> String {
  var table = TextTable([
    .init(title: "#", isNumber: true), .init(title: "model"), .init(title: "score", isNumber: true),
    .init(title: "95 % interval", isNumber: true), .init(title: "won/tied/lost", isNumber: true),
    .init(title: "judgments", isNumber: true), .init(title: "failed", isNumber: true),
    .init(title: "coverage", isNumber: true), .init(title: "mean length", isNumber: true),
  ])
  for (index, row) in rows.enumerated() {
    let counts = ["n_wins", "n_draws", "n_wins_base"].map { row.columns[$0]?.int.map(String.init) ?? "—" }
    table.add([
      "\(index + 1)", row.model, number(row.score, 2), interval(row), counts.joined(separator: "/"), "\(row.judgments)",
      "\(row.failed)", row.coverage.map { formatDecimal(100 * $0, 1) + " %" } ?? "—",
      row.columns["avg_length"]?.int.map(String.init) ?? "—",
    ])
  }
  return table.text
}

private func breakdownTable(_ parts: [Leaderboard.Breakdown], dimension: String) -> String {
  var table = TextTable([
    .init(title: dimension), .init(title: "model"), .init(title: "score", isNumber: true),
    .init(title: "95 % interval", isNumber: true), .init(title: "items", isNumber: true),
  ])
  for part in parts {
    for row in part.rows {
      table.add([
        part.value, row.model, number(row.score), interval(row), row.columns["n_total"]?.int.map(String.init) ?? "—",
      ])
    }
  }
  return table.text
}

private func judgeText(_ judge: JudgeBehaviour) -> String {
  var facts: [String] = []
  func add(_ label: String, _ proportion: Proportion?) {
    guard let proportion else { return }
    let range = "\(formatDecimal(100 * proportion.low, 0))–\(formatDecimal(100 * proportion.high, 0))"
    facts.append("\(label) \(formatDecimal(100 * proportion.value, 1)) % (\(range), n = \(proportion.count))")
  }
  add("same verdict when swapped", judge.swapConsistency)
  add("first shown preferred", judge.firstPositionRate)
  add("longer preferred", judge.longerRate)
  add("ties", judge.tieRate)
  if let mass = judge.meanMissingMass {
    facts.append("probability outside the verdict \(formatDecimal(100 * mass, 1)) %")
  }
  if judge.identical > 0 { facts.append("\(judge.identical) ties of equal answers, not asked") }
  if !judge.failures.isEmpty {
    let list = judge.failures.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    facts.append("failed: \(list)")
  }
  let title =
    "Judge \(judge.judge.isEmpty ? "(unnamed)" : TextTable.printable(judge.judge)): \(judge.judgments) judgments"
  return ([title] + facts.map { "  \($0)" } + ["  " + TextTable.printable(judgeTrust(judge).sentence(in: .english))])
    .joined(separator: "\n")
}
