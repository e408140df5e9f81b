internal import PlumbCore
internal import PlumbEvaluation

extension FinishedRun {
  /// Completes the certificates by people's labels, when there are any.
  ///
  /// - Parameters:
  ///   - labels: Files of labels; without one, the run's own `labels.jsonl`.
  ///   - workspace: Whose formats are read.
  /// - Throws: `CoreError` when a file is bad.
  public mutating func certify(by labels: [String], in workspace: Workspace) throws {
    let request = CertificationRequest(paths: [folder.path], labels: labels, jury: facts.jury)
    guard try !CertificationFiles(request, workspace: workspace.path).labels.isEmpty else { return }
    let certification = try workspace.certify(request)
    leaderboard.certificates = certification.certificates
    leaderboard.warnings += certification.warnings
  }
}
