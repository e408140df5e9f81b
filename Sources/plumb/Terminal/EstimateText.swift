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
  table.add(["total", "\(estimate.requests)", "", "", estimate.usd.map(formatUSD) ?? "unknown"])
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
    At most, \(known). Prices of \(PriceTable.date); tokens are guessed from lengths and limits.
    """
}

/// What a session asked, and where a run's files are.
func sessionText(_ metrics: RunMetrics.Snapshot, _ folder: RunFolder) -> String {
  """

  \(metrics.answered) requests answered, \(metrics.cached) replies from the store, \(formatUSD(metrics.usd)) in this session.
  Report: \(folder.report)
  Files:  \(folder.path)
  """
}
