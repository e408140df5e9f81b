internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// A finished run's files and facts.
struct StoredRun {
  var folder: RunFolder
  var facts: RunFacts

  /// Finds a run by its name in the workspace or by its folder's path.
  ///
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  init(_ name: String, workspace: String) throws(CoreError) {
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
}

/// A finished run read back from its folder, with its scores.
struct FinishedRun {
  var folder: RunFolder
  var facts: RunFacts
  var leaderboard: Leaderboard

  /// Reads a run by its name in the workspace or by its folder's path and scores its judgments.
  ///
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  init(_ name: String, workspace: String) async throws {
    let stored = try StoredRun(name, workspace: workspace)
    (folder, facts) = (stored.folder, stored.facts)
    var scorer = try RunScores.makeScorer(facts.score, baselines: facts.baselines, seed: facts.seed, jury: facts.jury)
    for line in try JSONLinesReader<Judgment>(path: folder.judgments) {
      switch line {
      case .record(let judgment, _): try scorer.add(judgment)
      case .invalid(let problems): throw CoreError(problems, advice: "Rerun the spec.")
      }
    }
    leaderboard = try await scorer.leaderboard()
  }
}

extension FinishedRun {
  /// Completes the certificates by people's labels, when there are any.
  ///
  /// - Parameter labels: Files of labels; without one, the run's own `labels.jsonl`.
  /// - Throws: `CoreError` when a file is bad.
  mutating func certify(by labels: [String]) throws {
    var input = CertificationInput(
      paths: [folder.path], format: try Registry<JudgmentFormat>.standard.element(named: "plumb"), labels: labels,
      labelFormat: try Registry<LabelFormat>.standard.element(named: "plumb"), jury: facts.jury)
    try input.resolveRuns(workspace: "")
    guard !input.labels.isEmpty else { return }
    let certification = try Certification(input)
    leaderboard.certificates = certification.certificates
    leaderboard.warnings += certification.warnings
  }
}
