public import PlumbCore
internal import Synchronization
public import PlumbJudging
public import PlumbScoring

/// One evaluation: generate, judge, score.
///
/// Rerunning it resumes, since every reply is in the store.
public struct EvaluationRun: Sendable {
  /// What happens to each pair or answer after it was judged, in the items' order.
  public typealias Visitor = (JudgedAct, [Judgment]) throws -> Void

  /// The items' file and the results' place.
  public var folder: RunFolder
  /// How many items there are.
  public var itemCount: Int
  /// The models, baseline included, in the order of the spec.
  public var sources: [any ResponseSource]
  /// Who judges what.
  public var judging: RunJudging
  /// How judgments become scores: a leaderboard method's name.
  public var score: String
  /// How the judgments of several judges become one; absent for a single judge.
  public var jury: JuryRule?
  /// The seed, noted in the leaderboard.
  public var seed: Int
  /// How many responses each model gives to each item; judging a run needs one.
  public var samples = 1
  /// How many items are worked on at once.
  public var window: Int
  /// Where progress is counted.
  public var metrics: RunMetrics
  /// The leaderboard methods there are.
  public var methods: Registry<LeaderboardMethod>

  /// A run.
  public init(
    folder: RunFolder, itemCount: Int, sources: [any ResponseSource], judging: RunJudging, score: String, seed: Int,
    window: Int, metrics: RunMetrics, methods: Registry<LeaderboardMethod> = .standard
  ) {
    self.folder = folder
    self.itemCount = itemCount
    self.sources = sources
    self.judging = judging
    self.score = score
    self.seed = seed
    self.window = window
    self.metrics = metrics
    self.methods = methods
  }

  /// Runs all stages.
  ///
  /// - Returns: The leaderboard.
  /// - Throws: `EvaluationError` when an endpoint refuses everything or the run was interrupted; what was answered is
  ///   kept in the store.
  public func run(visit: Visitor = { _, _ in }) async throws -> Leaderboard {
    try await generateResponses()
    return try await judgeResponses(visit: visit)
  }

  /// Asks every model, all models at the same time.
  public func generateResponses() async throws {
    try await translatingFailures {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for source in sources {
          group.addTask {
            _ = try await generate(
              source, items: folder.items, to: folder.responses(of: source.name), samples: samples, window: window,
              total: itemCount, metrics: metrics)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Judges the responses in the folder and scores nothing.
  package func judgeOnly() async throws {
    try await translatingFailures { try await judged { _, _ in } }
  }

  /// Judges the responses in the folder and scores the judgments.
  public func judgeResponses(visit: Visitor = { _, _ in }) async throws -> Leaderboard {
    var baselines: RunBaselines?
    if case .pairs(_, let named) = judging { baselines = named }
    var scorer = try RunScores.makeScorer(score, baselines: baselines, seed: seed, jury: jury, methods: methods)
    try await translatingFailures {
      try await judged { act, judgments in
        for judgment in judgments { try scorer.add(judgment) }
        try visit(act, judgments)
      }
    }
    return try await scorer.leaderboard()
  }

  private func judged(_ visit: Visitor) async throws {
    try await PlumbEvaluation.judge(
      judging, models: sources.map(\.name), folder: folder, window: window,
      total: itemCount * judging.actCount(models: sources.count), metrics: metrics, visit: visit)
  }
}
