internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbJudging

extension Exporter {
  /// AlpacaEval's layout: outputs, annotations and leaderboard of a run that compares with one baseline.
  static let alpacaEval = Exporter(
    name: "alpaca-eval",
    summary: "MODEL/model_outputs.json, MODEL/JUDGE/annotations.json and leaderboard.csv in the folder",
    write: writeAlpacaEval)
}

/// Writes a run's responses, judgments and leaderboard in AlpacaEval's layout, one comparison in memory at a time.
///
/// The layout knows one turn an item; items with more are left out.
@Sendable private func writeAlpacaEval(_ run: FinishedRun, to folder: String) throws -> ExportedFiles {
  guard let baseline = run.facts.baseline, run.facts.judgesPairs else {
    throw CoreError(
      .invalidInput,
      "run '\(run.facts.name)': AlpacaEval's layout holds comparisons with one baseline, and this run has \(run.facts.baselines == nil ? "none" : "several")."
    )
  }
  var files: [String] = []
  let all = try JSONLinesReader<Item>.load(path: run.folder.items).records
  let items = all.filter { $0.turns.count == 1 }
  let exported = Set(items.map(\.id))
  for model in run.facts.models {
    try FolderContents.create("\(folder)/\(model)")
    let responses = try JSONLinesReader<Response>.load(path: run.folder.responses(of: model)).records
      .filter { exported.contains($0.item) }
    let path = "\(folder)/\(model)/model_outputs.json"
    try AlpacaEvalOutputsWriter.write(responses, items: items, to: path)
    files.append(path)
  }
  for model in run.facts.models where model != baseline {
    try FolderContents.create("\(folder)/\(model)/\(run.facts.judge)")
    let path = "\(folder)/\(model)/\(run.facts.judge)/annotations.json"
    let writer = try AlpacaEvalAnnotationsWriter(path: path, baseline: baseline)
    for case (.pair(let comparison), let judgments) in try JudgedActs(folder: run.folder, facts: run.facts)
    where comparison.model.model == model && exported.contains(comparison.item.id) {
      var answers: [String: String] = [:]
      for response in [comparison.baseline, comparison.model] where response.failure == nil {
        answers[response.model] = response.turns.last
      }
      try writer.write(judgments, item: comparison.item, answers: answers)
    }
    try writer.finish()
    files.append(path)
  }
  let path = "\(folder)/leaderboard.csv"
  try AlpacaEvalLeaderboardWriter.write(run.leaderboard, to: path)
  return ExportedFiles(files: files + [path], omitted: all.count - items.count)
}
