internal import PlumbCore
internal import PlumbStatistics

/// What pilot models' scores say of the benchmark: how many pairs of models it tells apart.
///
/// Run the benchmark with a few models (`plumb run`), name the run's `leaderboard.json` under `pilot`, and build again: only
/// this step is done.
struct PilotStep: BuildStep {
  let name = "pilot"
  let leaderboard: String

  var files: [String] { [leaderboard] }
  let settings: JSONObject = ["version": 1]

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let document: YAMLDocument = try YAMLDocument(path: leaderboard)
    let rows = document.value["rows"]?.array ?? []
    guard !rows.isEmpty else {
      throw CoreError(.invalidInput, "\(leaderboard): has no 'rows'; expected a leaderboard as `plumb run` writes it.")
    }
    var intervals: [Interval] = []
    for row in rows {
      if let object = row.object { try output.write(.object(object)) }
      guard let low = row["low"]?.double, let high = row["high"]?.double else { continue }
      intervals.append(Interval(low: low, high: high, level: 0.95))
    }
    var details: JSONObject = ["models": JSONValue(rows.count)]
    if let found = try? separability(intervals) {
      details["separability"] = .number(found.share)
      details["pairs"] = JSONValue(found.pairs)
    }
    return StepResult(
      counts: [NamedCount("models", rows.count), NamedCount("with_interval", intervals.count)], details: details)
  }
}
