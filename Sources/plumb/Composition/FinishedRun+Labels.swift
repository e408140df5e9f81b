internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbWorkspace

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
