internal import PlumbCore
internal import PlumbEvaluation

/// A benchmark's description for the terminal.
func benchmarkText(_ overview: BenchmarkOverview) -> String {
  func counts(_ parts: [BenchmarkOverview.Part]) -> String {
    parts.isEmpty ? "—" : parts.map { "\(TextTable.printable($0.name)) \($0.count)" }.joined(separator: ", ")
  }
  var lines = [
    "\(TextTable.printable(overview.id)): \(TextTable.printable(overview.summary))",
    "licence      \(overview.licence ?? "not stated")",
    "items        \(overview.itemCount) (\(overview.multiTurn) with several turns, \(overview.withReference) with a reference, \(overview.withEvidence) with evidence)",
    "categories   \(counts(overview.categories))", "languages    \(counts(overview.languages))",
    "tags         \(counts(overview.tags))",
    "recipe       template \(overview.recipe.judging.template), orders \(overview.recipe.judging.orders), score \(overview.recipe.score)",
    "request lengths (Unicode scalars)",
  ]
  let most = overview.lengths.map(\.count).max() ?? 0
  for bin in overview.lengths {
    let bar = String(repeating: "█", count: most > 0 ? Int((30 * Double(bin.count) / Double(most)).rounded(.up)) : 0)
    lines.append("  \(pad(bin.name, 11)) \(pad("\(bin.count)", 6)) \(bar)")
  }
  return lines.joined(separator: "\n")
}

private func pad(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - displayWidth(text))) + text
}
