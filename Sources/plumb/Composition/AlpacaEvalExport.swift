internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// Writes a run's responses, judgments and leaderboard in AlpacaEval's layout, one comparison in memory at a time.
///
/// - Returns: The files written.
func exportAlpacaEval(_ run: FinishedRun, to folder: String) throws -> [String] {
  var files: [String] = []
  let items = try JSONLinesReader<Item>.load(path: run.folder.items).records
  for model in run.facts.models {
    try makeFolder("\(folder)/\(model)")
    let responses = try JSONLinesReader<Response>.load(path: run.folder.responses(of: model)).records
    let path = "\(folder)/\(model)/model_outputs.json"
    try AlpacaEvalOutputsWriter.write(responses, items: items, to: path)
    files.append(path)
  }
  for model in run.facts.models where model != run.facts.baseline {
    try makeFolder("\(folder)/\(model)/\(run.facts.judge)")
    let path = "\(folder)/\(model)/\(run.facts.judge)/annotations.json"
    let writer = try AlpacaEvalAnnotationsWriter(path: path, baseline: run.facts.baseline)
    let all = run.facts.models.filter { $0 != run.facts.baseline }
    for (comparison, judgments) in try JudgedComparisons(folder: run.folder, models: all, baseline: run.facts.baseline)
    where comparison.model.model == model {
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
  return files + [path]
}

private func makeFolder(_ path: String) throws(CoreError) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw CoreError(.file, "\(path): the folder cannot be created (\(error.localizedDescription)).")
  }
}
