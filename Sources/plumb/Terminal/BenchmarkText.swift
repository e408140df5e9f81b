internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging

/// A benchmark's description for the terminal.
func benchmarkText(_ overview: BenchmarkOverview) -> String {
  var lines = [
    "\(TextTable.printable(overview.id)): \(TextTable.printable(overview.summary))",
    "licence      \(TextTable.printable(overview.licence ?? "not stated"))",
    "items        \(overview.itemCount) (\(overview.multiTurn) with several turns, \(overview.withReference) with a reference, \(overview.withEvidence) with evidence)",
    "turns        \(counts(overview.turns))", "languages    \(counts(overview.languages))",
    "tags         \(counts(overview.tags))", "recipe       \(recipeText(overview.recipe))",
  ]
  if !overview.paths.isEmpty { lines += ["", categoryTable(overview.paths).text] }
  lines += ["", "request lengths (Unicode scalars)"] + histogram(overview.lengths)
  if !overview.referenceLengths.isEmpty {
    lines += ["reference lengths (Unicode scalars)"] + histogram(overview.referenceLengths)
  }
  return lines.joined(separator: "\n")
}

private func counts(_ parts: [BenchmarkOverview.Part]) -> String {
  parts.isEmpty ? "—" : parts.map { "\(TextTable.printable($0.name)): \($0.count)" }.joined(separator: ", ")
}

private func recipeText(_ recipe: Recipe) -> String {
  var parts = [
    "template \(recipe.judging.template)", "orders \(recipe.judging.orders)",
    "score \(recipe.score ?? "by what is judged")",
  ]
  let settings = recipe.generation.settings.json
  if !settings.isEmpty { parts.append("generation \(JSONValue.object(settings).text())") }
  for (category, settings) in recipe.generation.byCategory.sorted(by: { $0.key < $1.key }) {
    parts.append("\(category) \(JSONValue.object(settings.json).text())")
  }
  return TextTable.printable(parts.joined(separator: ", "))
}

private func categoryTable(_ paths: [BenchmarkOverview.Category]) -> TextTable {
  var table = TextTable([
    .init(title: "category"), .init(title: "items", isNumber: true), .init(title: "several turns", isNumber: true),
    .init(title: "all references", isNumber: true), .init(title: "evidence", isNumber: true),
  ])
  for category in paths {
    let name = category.path.last ?? "(none)"
    table.add([
      String(repeating: "  ", count: max(0, category.path.count - 1)) + name, "\(category.items)",
      "\(category.multiTurn)", "\(category.withReference)", "\(category.withEvidence)",
    ])
  }
  return table
}

private func histogram(_ bins: [BenchmarkOverview.Part]) -> [String] {
  let most = bins.map(\.count).max() ?? 0
  return bins.map { bin in
    let bar = String(repeating: "█", count: most > 0 ? Int((30 * Double(bin.count) / Double(most)).rounded(.up)) : 0)
    return "  \(pad(bin.name, 11)) \(pad("\(bin.count)", 6)) \(bar)"
  }
}

private func pad(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - displayWidth(text))) + text
}
