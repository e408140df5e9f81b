internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbWorkspace

/// Writes a run's responses and judgments in AlignBench's layout, one answer in memory at a time.
///
/// The layout knows one turn an item; items with more are left out.
///
/// - Returns: The files written, and how many items were left out.
func exportAlignBench(_ run: FinishedRun, to folder: String) throws -> (files: [String], omitted: Int) {
  guard !run.facts.judgesPairs else {
    throw CoreError(
      .invalidInput,
      "run '\(run.facts.name)': AlignBench's layout holds grades of single answers, and this run compared answers.")
  }
  for part in ["model_answer", "judgment"] {
    do {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
    } catch {
      throw CoreError(.file, "\(folder)/\(part): the folder cannot be created (\(error.localizedDescription)).")
    }
  }
  var files: [String] = []
  var omitted: Set<String> = []
  for model in run.facts.models {
    let paths = ["model_answer", "judgment"].map { "\(folder)/\($0)/\(model).jsonl" }
    let answers = try JSONLinesWriter(path: paths[0])
    let judgments = try JSONLinesWriter(path: paths[1])
    for case (.response(let response, let item), let own) in try JudgedActs(folder: run.folder, facts: run.facts)
    where response.model == model {
      guard item.turns.count == 1 else {
        omitted.insert(item.id)
        continue
      }
      try answers.write(.object(AlignBenchWriter.answer(response, to: item)))
      for judgment in own {
        var dimensions: [String] = []
        if case .ratings(let ratings) = judgment.outcome { dimensions = ratings.dimensions.keys.sorted() }
        try judgments.write(
          .object(AlignBenchWriter.judgment(judgment, of: response, to: item, dimensions: dimensions)))
      }
    }
    try answers.finish()
    try judgments.finish()
    files += paths
  }
  return (files, omitted.count)
}
