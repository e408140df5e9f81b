internal import PlumbCore

/// A leaderboard for the terminal: the table, what is known of the judge, and warnings.
func leaderboardText(_ leaderboard: Leaderboard, showsParts: Bool = false) -> String {
  var blocks: [String] = []
  let title =
    leaderboard.display.title
    ?? leaderboard.baseline.map { "\(leaderboard.method) against \($0)" } ?? leaderboard.method
  var facts = [title, "\(levelText(leaderboard.level)) intervals" + (leaderboard.interval.map { ": \($0)" } ?? "")]
  if !leaderboard.control.isEmpty { facts.append("controlled: \(leaderboard.control.joined(separator: ", "))") }
  blocks.append(TextTable.printable(facts.joined(separator: "; ")))
  blocks.append(table(leaderboard))
  for dimension in showsParts ? ["category", "turn", "language"] : [] {
    let parts = leaderboard.breakdowns.filter { $0.dimension == dimension }
    if !parts.isEmpty {
      blocks.append(
        breakdownTable(
          parts, dimension: dimension, level: leaderboard.level, decimals: leaderboard.unit.decimals))
    }
  }
  if !leaderboard.questionWeights.isEmpty {
    let list = leaderboard.questionWeights.map { "\($0.category) \(number($0.weight, 2))" }.joined(separator: ", ")
    blocks.append("What one question weighs, 1 being alike for all: " + TextTable.printable(list))
  }
  if !leaderboard.styleEffects.isEmpty {
    let list = leaderboard.styleEffects.map { effect in
      let range = effect.low == nil ? "" : " (\(number(effect.low, 3)) – \(number(effect.high, 3)))"
      return "\(effect.feature) \(number(effect.value, 3))\(range)"
    }
    blocks.append("Effect of a standard deviation of style, in log-odds: " + list.joined(separator: ", "))
  }
  for certificate in leaderboard.certificates {
    blocks.append(certificateText(certificate, statesLevel: leaderboard.level != Proportion.level))
  }
  let answers = answerText(leaderboard.answers)
  if !answers.isEmpty { blocks.append(answers.joined(separator: "\n")) }
  if !leaderboard.warnings.isEmpty {
    blocks.append(leaderboard.warnings.map { "Warning: \(TextTable.printable($0))" }.joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n")
}

private func number(_ value: Double?, _ decimals: Int = 1) -> String {
  value.map { formatDecimal($0, decimals) } ?? "—"
}

private func interval(_ row: Leaderboard.Row, _ decimals: Int = 1) -> String {
  row.low == nil && row.high == nil ? "—" : "\(number(row.low, decimals)) – \(number(row.high, decimals))"
}

private func table(_ leaderboard: Leaderboard) -> String {
  let showsCounts = leaderboard.display.showsCounts
  let showsRanks = leaderboard.rows.contains { $0.rank != nil }
  var columns: [TextTable.Column] = [
    .init(title: "#", isNumber: true), .init(title: "model"), .init(title: "score", isNumber: true),
    .init(title: "\(levelText(leaderboard.level)) interval", isNumber: true),
  ]
  if showsRanks { columns.append(.init(title: "ranks", isNumber: true)) }
  if showsCounts { columns.append(.init(title: "won/tied/lost", isNumber: true)) }
  columns += leaderboard.display.columns.map { .init(title: $0.title, isNumber: true) }
  columns += ["judgments", "failed", "coverage"].map { .init(title: $0, isNumber: true) }
  var table = TextTable(columns)
  for (row, rank) in zip(leaderboard.rows, leaderboard.ranks) {
    var cells = [
      (row.rank?.rank ?? rank).map(String.init) ?? "—", row.model, number(row.score, 2),
      interval(row, leaderboard.unit.decimals),
    ]
    if showsRanks { cells.append(row.rank.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" } ?? "—") }
    if showsCounts {
      cells.append(row.counts.map { "\($0.wins)/\($0.ties)/\($0.losses)" } ?? "—")
    }
    cells += leaderboard.display.columns.map { number(row.columns[$0.key]?.double, $0.decimals) }
    cells += [
      "\(row.judgments)", "\(row.failed)", row.coverage.map { formatDecimal(100 * $0, 1) + " %" } ?? "—",
    ]
    table.add(cells)
  }
  return table.text
}

private func breakdownTable(_ parts: [Leaderboard.Breakdown], dimension: String, level: Double, decimals: Int)
  -> String
{
  var table = TextTable([
    .init(title: dimension), .init(title: "model"), .init(title: "score", isNumber: true),
    .init(title: "\(levelText(level)) interval", isNumber: true), .init(title: "items", isNumber: true),
    .init(title: "failed", isNumber: true), .init(title: "if failures lost – won", isNumber: true),
  ])
  for part in parts {
    for row in part.rows {
      table.add([
        part.value, row.model, number(row.score, decimals), interval(row, decimals),
        row.scored.map(String.init) ?? "—",
        "\(row.failed)",
        row.failed > 0
          ? "\(number(row.scoreIfFailuresLost, decimals)) – \(number(row.scoreIfFailuresWon, decimals))" : "—",
      ])
    }
  }
  return table.text
}
