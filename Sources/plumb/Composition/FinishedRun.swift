internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation

/// A finished run read back from its folder.
struct FinishedRun {
  var folder: RunFolder
  var facts: RunFacts

  /// Reads a run by its name in the workspace or by its folder's path.
  ///
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  init(_ name: String, workspace: String) throws {
    let path = FileManager.default.fileExists(atPath: "\(name)/run.json") ? name : "\(workspace)/runs/\(name)"
    guard let bytes = FileManager.default.contents(atPath: "\(path)/run.json") else {
      throw CoreError(
        .invalidInput, "'\(name)': no finished run of that name in \(workspace)/runs. `plumb run SPEC.yaml` makes one.")
    }
    let location = Location(file: "\(path)/run.json")
    guard let object = try? JSONValue.parse(bytes).object else {
      throw CoreError(.invalidInput, "\(location): is not a JSON object. Rerun the spec.")
    }
    var fields = FieldReader(object, location: location)
    guard let facts = RunFacts(from: &fields) else {
      throw CoreError(fields.problems("a run's facts"), advice: "Rerun the spec.")
    }
    self.facts = facts
    folder = try RunFolder(path: path)
  }

  /// The scores of its judgments.
  ///
  /// - Returns: The leaderboard.
  /// - Throws: `CoreError` when a judgment cannot be read, and what makes scores undefined.
  func leaderboard() async throws -> Leaderboard {
    var scorer = try RunScores.makeScorer(facts.score, baseline: facts.baseline, seed: facts.seed)
    for line in try JSONLinesReader<Judgment>(path: folder.judgments) {
      switch line {
      case .record(let judgment, _): try scorer.add(judgment)
      case .invalid(let problems): throw CoreError(problems, advice: "Rerun the spec.")
      }
    }
    return try await scorer.leaderboard()
  }
}
