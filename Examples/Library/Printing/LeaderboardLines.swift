import PlumbCore

/// Prints a leaderboard and what is known of its judges.
func printLines(of leaderboard: Leaderboard) {
  print(leaderboard.display.title ?? leaderboard.method)
  for row in leaderboard.rows {
    let score = row.score.map { formatDecimal($0, 1) } ?? "undefined"
    var line = "  \(row.model): \(score)"
    if let low = row.low, let high = row.high { line += " (\(formatDecimal(low, 1)) to \(formatDecimal(high, 1)))" }
    print(line + ", \(row.judgments) judgments, \(row.failed) failed")
  }
  for warning in leaderboard.warnings { print("  note: \(warning)") }
  for certificate in leaderboard.certificates { printLines(of: certificate) }
}
