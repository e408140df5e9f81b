internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWorkspace

/// What a selection would take.
func estimateText(_ prepared: PreparedSelection) -> String {
  let requests = prepared.estimate?.requests ?? 0
  let price = prepared.estimate?.usd.map { "about \(formatUSD($0))" } ?? "price unknown"
  return
    "\(prepared.itemCount) items, \(prepared.candidateCount) candidates: \(requests) requests (a text that cannot be read is asked for once more), \(price), if nothing is in the store yet."
}

/// What a selection found and wrote.
func selectionText(_ outcome: PreparedSelection.Outcome, output: String, pairs: String?) -> String {
  let summary = outcome.summary
  var lines = [
    "\(summary.chosen) of \(summary.items) items have a best response; \(summary.judgments) judgments, \(summary.failed) of them failed."
  ]
  if let chosen = summary.meanChosen, let all = summary.meanAll {
    lines.append(
      "Mean score by this judge: \(formatDecimal(chosen, 3)) chosen, \(formatDecimal(all, 3)) over all candidates.")
  }
  if summary.tied > 0 {
    lines.append(
      "In \(summary.tied) items the best score is shared: the judge did not choose, the first one was taken.")
  }
  lines.append("Written: \(output)")
  if let pairs { lines.append("Written: \(pairs), \(outcome.pairs) pairs") }
  if outcome.omitted > 0 {
    lines.append(
      "\(outcome.omitted) pairs do not fit the layout (conversations of several turns); try --layout conversational.")
  }
  return lines.joined(separator: "\n")
}
