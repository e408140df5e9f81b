internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging
internal import PlumbWorkspace

/// A finished build for the terminal: its steps, what it asked, where everything is.
func buildText(_ built: FinishedBuild) -> String {
  var table = TextTable([
    .init(title: "step"), .init(title: "lines", isNumber: true), .init(title: "seconds", isNumber: true),
    .init(title: "what happened"),
  ])
  for report in built.steps {
    var parts = report.result.counts.map { "\($0.name) \($0.count)" }
    if report.result.unanswered > 0 { parts.append("unanswered \(report.result.unanswered)") }
    if report.wasDone { parts.append("(done before)") }
    table.add([report.step, "\(report.lines)", formatDecimal(report.seconds, 1), parts.joined(separator: ", ")])
  }
  let spent = built.spent
  var lines = [
    table.text, "",
    "\(spent.answered) requests answered, \(spent.cached) replies from the store, \(formatUSD(spent.usd)) in this session.",
  ]
  if let page = built.page { lines.append("Report: \(page)") }
  lines.append("Files: \(built.folder.path)")
  if let benchmark = built.benchmark { lines.append("Use it with `benchmark: \(benchmark)` in a spec.") }
  return lines.joined(separator: "\n")
}

/// What a build would ask, for the terminal.
func buildEstimateText(_ estimate: BuildEstimate) -> String {
  var lines = [estimateTable(estimate.requests).text]
  if !estimate.done.isEmpty { lines.append("Done already: \(estimate.done.joined(separator: ", ")).") }
  if !estimate.unknown.isEmpty {
    lines.append(
      "Not estimated, because an earlier step has to ask first: \(estimate.unknown.joined(separator: ", ")).")
  }
  lines.append(
    "Each question once, if nothing is in the store yet; an unreadable answer is asked for a second time. Prices of "
      + "\(PriceTable.date); tokens are guessed from lengths and limits.")
  return lines.joined(separator: "\n")
}
