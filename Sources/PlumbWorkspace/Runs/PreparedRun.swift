internal import Foundation
public import PlumbCore
public import PlumbBenchmarks
public import PlumbEvaluation
public import PlumbJudging
internal import PlumbReport

/// How a run is prepared.
public struct RunOptions: Sendable {
  /// Whether lines with errors are left out instead of refused.
  public var skipInvalid: Bool
  /// Whether it is prepared only to say what it would take: keys may be missing, and a finished run keeps its files.
  public var isDryRun: Bool

  /// Options.
  public init(skipInvalid: Bool = false, isDryRun: Bool = false) {
    self.skipInvalid = skipInvalid
    self.isDryRun = isDryRun
  }
}

/// A run that is ready to be run: items chosen, models and judge made, nothing asked.
///
/// ``run()`` closes what was opened; whoever does not run it calls ``close()``.
public struct PreparedRun: Sendable {
  /// What is run.
  public let spec: RunSpec
  /// The benchmark.
  public let benchmark: Benchmark
  /// How answers are generated, judged and scored: the benchmark's recipe with the spec's keys over it.
  public let recipe: Recipe
  /// How many items are run.
  public let itemCount: Int
  /// What it would take if nothing were stored yet.
  public let estimate: RunEstimate
  /// The judge's model, template and orders in words.
  public let judgeDescription: JudgeDescription
  /// What was found in the spec and its files that does not stop the run.
  public let diagnostics: [Diagnostic]
  /// Models whose tokens have no known price; a budget in dollars cannot hold them.
  public let unpriced: [String]
  /// Where progress is counted.
  public var metrics: RunMetrics { evaluation.metrics }

  package let evaluation: EvaluationRun
  package let facts: RunFacts
  private let options: RunOptions
  private let workspace: Workspace
  private let desk: ModelDesk

  init(_ workspace: Workspace, _ spec: RunSpec, _ options: RunOptions, _ desk: ModelDesk) async throws {
    let made = try await RunPreparation(workspace: workspace, spec: spec, options: options, desk: desk).make()
    self.spec = spec
    self.workspace = workspace
    self.options = options
    self.desk = desk
    benchmark = made.benchmark
    recipe = made.recipe
    itemCount = made.run.itemCount
    evaluation = made.run
    facts = made.facts
    judgeDescription = made.facts.judgeDescription
    unpriced = await desk.unpriced
    estimate = try estimateRun(items: made.run.folder.items, roles: made.roles)
    diagnostics =
      made.diagnostics + warnings(aboutUnpriced: unpriced, limits: spec.budget)
      + (options.isDryRun ? [] : Self.replacementWarnings(made.facts, in: workspace))
  }

  /// A warning where files of an earlier run of the same name but another spec are replaced.
  private static func replacementWarnings(_ facts: RunFacts, in workspace: Workspace) -> [Diagnostic] {
    let folder = workspace.runFolder(facts.name)
    guard FileManager.default.fileExists(atPath: "\(folder)/run.json") else { return [] }
    let earlier: RunFacts
    do {
      earlier = try StoredRun(folder, workspace: workspace.path).facts
    } catch {
      return [Diagnostic(.warning, "\(error) It is written again when this run ends.")]
    }
    guard earlier.spec != facts.spec else { return [] }
    return [
      Diagnostic(
        .warning,
        "'\(facts.name)' was run with another spec before; its leaderboard and report are replaced. Another name keeps both."
      )
    ]
  }

  /// Generates, judges, scores, and saves leaderboard, facts and report; rerunning resumes, since replies are stored.
  ///
  /// - Returns: The finished run: its coverage judged against the spec's floor, its ranking withheld below it.
  /// - Throws: `EvaluationError` when an endpoint refuses everything or the run was interrupted; what was answered is
  ///   kept. `CoreError` when a file cannot be written.
  public func run() async throws -> FinishedRun {
    try await closing {
      let finished = try await evaluate()
      try finished.save()
      return finished
    }
  }

  /// Generates, judges and scores; saves nothing but responses and judgments.
  func evaluate() async throws -> FinishedRun {
    var facts = facts
    let now = workspace.host.now
    facts.started = now().formatted(.iso8601)
    let leaderboard = try await evaluation.run()
    facts.finished = now().formatted(.iso8601)
    facts.spend = desk.budget.spend
    facts.isPriced = unpriced.isEmpty
    return try FinishedRun(folder: evaluation.folder, facts: facts, scored: leaderboard)
  }

  /// Generates, judges and scores, and writes the judgments where the caller wants them; saves no report.
  ///
  /// - Parameter output: The file that gets the judgments when all are there; `-` is standard output.
  /// - Returns: The run, and how many judgments were written.
  /// - Throws: As ``run()``.
  public func judge(writingTo output: String) async throws -> (finished: FinishedRun, count: Int) {
    try await closing {
      let finished = try await evaluate()
      let writer = try JSONLinesWriter(path: output)
      for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: finished.folder.judgments) {
        try writer.write(judgment)
      }
      try writer.finish()
      return (finished, writer.count)
    }
  }

  /// How many of the requests the store has a reply to already, as far as they can be known without asking.
  ///
  /// Goes through the whole run with the store alone, in the workspace's folder for dry runs. What is judged only after an
  /// answer that is not stored yet counts as not stored.
  ///
  /// - Throws: `EvaluationError`, `CoreError` and `StoreError` as a run does.
  public func countStoredReplies() async throws -> Int {
    var options = options
    options.isDryRun = true
    let desk = try await ModelDesk(
      workspace, run: spec.name, baseFolder: spec.baseFolder.path, isDryRun: true, asksNobody: true)
    return try await closing(desk) {
      let made = try await RunPreparation(workspace: workspace, spec: spec, options: options, desk: desk).make()
      try await made.run.generateResponses()
      try await made.run.judgeOnly()
      return desk.metrics.snapshot.cached
    }
  }

  /// Closes whatever was opened.
  public func close() async { await desk.shutdown() }

  private func closing<Result: Sendable>(
    _ other: ModelDesk? = nil, _ body: () async throws -> Result
  ) async throws -> Result {
    let desk = other ?? desk
    do {
      let result = try await body()
      await desk.shutdown()
      return result
    } catch {
      await desk.shutdown()
      throw error
    }
  }
}
