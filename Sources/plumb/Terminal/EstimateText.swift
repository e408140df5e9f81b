internal import PlumbBenchmarks
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWorkspace

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
  let usage = estimate.usage
  table.add([
    "total", "\(estimate.requests)", "\(usage.prompt)", "\(usage.completion)", estimate.usd.map(formatUSD) ?? "unknown",
  ])
  return table
}

/// What a run would take.
///
/// - Parameters:
///   - prepared: The run.
///   - stored: How many replies the store has already.
/// - Returns: Lines for the terminal.
func estimateText(_ prepared: PreparedRun, stored: Int) -> String {
  let known =
    stored == 0 ? "if nothing is in the store yet" : "if nothing were in the store; \(stored) replies are there already"
  return """
    \(prepared.itemCount) items of \(prepared.benchmark.id); judge: \(prepared.judgeDescription.text(in: .english))
    \(estimateTable(prepared.estimate).text)
    At most, \(known).\(excessText(prepared.estimate, prepared.spec.budget)) Prices of \(PriceTable.date); tokens are guessed from lengths and limits.
    """
}

/// The sentence for an estimate above the budget, with a space before it; empty where it is not above.
private func excessText(_ estimate: RunEstimate, _ budget: BudgetLimits) -> String {
  var excesses: [String] = []
  if let limit = budget.usd, let usd = estimate.usd, usd > limit {
    excesses.append("\(formatUSD(usd)) exceeds the budget of \(formatUSD(limit))")
  }
  if let limit = budget.requests, estimate.requests > limit {
    excesses.append("\(estimate.requests) requests exceed the budget of \(limit)")
  }
  return excesses.isEmpty ? "" : " The estimate of \(excesses.joined(separator: ", and ")): the run may end early."
}

/// What a session asked, and where a run's files are.
func sessionText(_ metrics: RunMetrics.Snapshot, _ folder: RunFolder) -> String {
  let estimated =
    metrics.estimated == 0
    ? "" : "\nEstimated from texts: the tokens of \(metrics.estimated) of them, whose replies reported no usage."
  return """

    \(metrics.answered) requests answered, \(metrics.cached) replies from the store, \(formatUSD(metrics.usd)) in this session.\(estimated)
    Report: \(folder.report)
    Files:  \(folder.path)
    """
}
