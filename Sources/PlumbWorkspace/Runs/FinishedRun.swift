public import PlumbCore
public import PlumbEvaluation
public import PlumbScoring

/// A finished run with its scores.
public struct FinishedRun: Sendable {
  /// The run's files.
  public var folder: RunFolder
  /// What was run.
  public var facts: RunFacts
  /// The scores of its judgments, without a ranking where ``shortfall`` says that too much failed.
  public var leaderboard: Leaderboard
  /// Whose coverage is below the floor of ``facts``, and why; absent when nobody's is.
  public let shortfall: CoverageShortfall?

  /// A run whose judgments were scored.
  ///
  /// - Throws: `CoreError` when the judgments cannot be read.
  package init(folder: RunFolder, facts: RunFacts, scored leaderboard: Leaderboard) throws(CoreError) {
    self.folder = folder
    self.facts = facts
    var leaderboard = leaderboard
    leaderboard.answers = try folder.answerCounts(of: facts.models)
    self.leaderboard = leaderboard.withholdingRanking(belowCoverage: facts.coverageFloor)
    shortfall = try CoverageShortfall(of: leaderboard, floor: facts.coverageFloor, judgments: folder.judgments)
  }

  /// Reads a run by its name in the workspace or by its folder's path and scores its judgments.
  ///
  /// - Parameters:
  ///   - name: The run's name, or the path of its folder.
  ///   - workspace: The workspace's folder.
  ///   - methods: The leaderboard methods there are.
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  public init(
    _ name: String, workspace: String, methods: Registry<LeaderboardMethod> = .standard
  ) async throws {
    let stored = try StoredRun(name, workspace: workspace)
    let facts = stored.facts
    var scorer = try RunScores.makeScorer(
      facts.score, baselines: facts.baselines, seed: facts.seed, jury: facts.jury,
      methods: methods)
    for line in try JSONLinesReader<Judgment>(path: stored.folder.judgments) {
      switch line {
      case .record(let judgment, _): try scorer.add(judgment)
      case .invalid(let problems): throw CoreError(problems, advice: "Rerun the spec.")
      }
    }
    try self.init(folder: stored.folder, facts: facts, scored: try await scorer.leaderboard())
  }
}
