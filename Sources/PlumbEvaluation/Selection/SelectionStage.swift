package import PlumbCore
package import PlumbJudging

/// What selecting over many items found.
package struct SelectionSummary: Sendable, Equatable {
  /// Items with candidates.
  package var items = 0
  /// Items of which a best candidate was chosen.
  package var chosen = 0
  /// Items whose best score is shared: the judge did not choose.
  package var tied = 0
  /// Judging acts.
  package var judgments = 0
  /// Acts without an outcome.
  package var failed = 0
  /// Mean score of the chosen candidates, over items where it differs from all others or not; absent for a knockout, whose
  /// scores are no grades.
  package var meanChosen: Double?
  /// Mean score of all candidates, the mean over items of each item's mean.
  package var meanAll: Double?

  private var chosenSum = 0.0
  private var allSum = 0.0
  private var scored = 0

  package init() {}

  /// Adds one item's selection.
  package mutating func add(_ selection: Selection) {
    items += 1
    judgments += selection.judgments.count
    failed += selection.failed
    if selection.chosen != nil { chosen += 1 }
    if selection.tied > 1 { tied += 1 }
    guard selection.method != .knockout, let chosen = selection.chosen, let best = selection.scores[chosen].value else {
      return
    }
    let values = selection.scores.compactMap(\.value)
    chosenSum += best
    allSum += values.reduce(0, +) / Double(values.count)
    scored += 1
    meanChosen = chosenSum / Double(scored)
    meanAll = allSum / Double(scored)
  }

  /// The summary by name.
  package var json: JSONObject {
    [
      "items": JSONValue(items), "chosen": JSONValue(chosen), "tied": JSONValue(tied),
      "judgments": JSONValue(judgments), "failed": JSONValue(failed),
      "mean_chosen": meanChosen.map(JSONValue.number) ?? .null, "mean_all": meanAll.map(JSONValue.number) ?? .null,
    ]
  }
}

/// Selects the best candidate of every set, many at a time, and hands the selections on in the sets' order.
///
/// - Parameters:
///   - sets: The candidates.
///   - selector: How, and by whom.
///   - window: How many sets are worked on at once.
///   - metrics: Where progress is counted.
///   - emit: Takes each set with its selection, in order.
/// - Returns: What was found over all.
/// - Throws: What ends the work: a fatal `ModelError`, an error of `emit`, cancellation.
package func select(
  from sets: [CandidateSet], by selector: Selector, window: Int, metrics: RunMetrics,
  emit: (CandidateSet, Selection) throws -> Void
) async throws -> SelectionSummary {
  let stage = "select"
  metrics.beginStage(stage, total: sets.count)
  var summary = SelectionSummary()
  try await workInOrder(sets, window: window) { set in
    let selection = try await selector.selection(from: set)
    metrics.advance(stage, failed: selection.chosen == nil)
    return (set, selection)
  } emit: { set, selection in
    summary.add(selection)
    try emit(set, selection)
  }
  metrics.endStage(stage)
  return summary
}
