internal import PlumbCore
internal import PlumbEvaluation

/// The parts of an estimate as a table with their total.
func estimateTable(_ estimate: RunEstimate) -> TextTable {
  var table = TextTable([
    .init(title: "role"), .init(title: "requests", isNumber: true), .init(title: "tokens in", isNumber: true),
    .init(title: "tokens out", isNumber: true), .init(title: "cost", isNumber: true),
  ])
  for part in estimate.parts {
    table.add([
      part.name, "\(part.requests)", "\(part.usage.prompt)", "\(part.usage.completion)",
      part.usd.map(formatUSD) ?? "unknown",
    ])
  }
  table.add(["total", "\(estimate.requests)", "", "", estimate.usd.map(formatUSD) ?? "unknown"])
  return table
}
