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
  for certificate in leaderboard.certificates { blocks.append(certificateText(certificate)) }
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
