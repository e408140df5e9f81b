public import PlumbCore
internal import PlumbBenchmarks
package import PlumbEvaluation
public import PlumbJudging

/// A selection that is ready: candidates read, judge made, nothing asked.
///
/// ``run()`` closes what was opened; whoever does not run it calls ``close()``.
public struct PreparedSelection: Sendable {
  /// What selecting found and wrote.
  public struct Outcome: Sendable {
    /// What was found over all items.
    package let summary: SelectionSummary
    /// Preference pairs written.
    public let pairs: Int
    /// Preference pairs that the layout cannot hold.
    public let omitted: Int
    /// Why most judgments failed; known where judgments were written and an item has no best response.
    public let reason: CoverageShortfall.Reason?
    /// Items with candidates.
    public var items: Int { summary.items }
    /// Items of which a best response was chosen.
    public var chosen: Int { summary.chosen }
  }

  /// How many items have candidates.
  public let itemCount: Int
  /// How many candidates there are.
  public let candidateCount: Int
  /// Responses that belong to none of the items and were left out.
  public let stray: Int
  /// What the judge would be asked if nothing were stored yet; absent for a judge that asks nobody.
  public let estimate: RunEstimate?
  /// What was found in the files that does not stop it.
  public let diagnostics: [Diagnostic]
  /// Models whose tokens have no known price.
  public var unpriced: [String] { judge.unpriced }
  /// Where progress is counted.
  public var metrics: RunMetrics { judge.metrics }

  private let request: SelectionRequest
  private let sets: [CandidateSet]
  private let selector: Selector
  private let judge: PreparedJudge

  init(_ workspace: Workspace, _ request: SelectionRequest) async throws {
    let benchmark = try BenchmarkLibrary.benchmark(named: request.benchmark, recipes: workspace.registries.recipes)
    let recipe = try benchmark.recipe.judging.overridden(by: request.judging)
    let folder = try RunFolder(path: workspace.runFolder("select", isDryRun: request.isDryRun))
    let chosen = try chooseItems(
      of: benchmark, selection: ItemSelection(limit: request.limit), seed: request.seed,
      skipInvalid: request.skipInvalid, to: folder.items)
    judge = try await workspace.makeJudge(
      JudgeRequest(
        run: "select", source: request.judge, recipe: recipe, seed: request.seed, isDryRun: request.isDryRun))
    do {
      selector = try Selector(judge.judging, request.method)
      let found = try request.candidates(items: folder.items)
      sets = found.sets
      stray = found.stray
      itemCount = found.sets.count
      candidateCount = found.sets.reduce(0) { $0 + $1.candidates.count }
      estimate = judge.roles.last.map { estimateSelection(found.sets, method: request.method, judge: $0) }
      diagnostics = chosen.diagnostics + judge.diagnostics + found.diagnostics
      self.request = request
    } catch {
      await judge.close()
      throw error
    }
  }

  /// Chooses and writes; the files appear when all is done.
  ///
  /// Rerunning resumes, since replies are stored.
  ///
  /// - Returns: What was found and written.
  /// - Throws: `EvaluationError` when the endpoint refuses everything or it was interrupted; what was answered is kept.
  public func run() async throws -> Outcome {
    do {
      let outcome = try await translatingFailures { try await write() }
      await judge.close()
      return outcome
    } catch {
      await judge.close()
      throw error
    }
  }

  private func write() async throws -> Outcome {
    let writers = try SelectionWriters(request)
    let summary = try await select(from: sets, by: selector, window: judge.window, metrics: metrics) {
      set, selection in
      try writers.write(selection, of: set)
    }
    try writers.finish()
    var reason: CoverageShortfall.Reason?
    if summary.chosen < summary.items, let judgments = request.judgments {
      reason = try CoverageShortfall.Reason(commonestIn: judgments)
    }
    return Outcome(summary: summary, pairs: writers.pairCount, omitted: writers.omitted, reason: reason)
  }

  /// Closes whatever was opened.
  public func close() async { await judge.close() }
}

extension Selector {
  /// A judge as a selector by a method.
  ///
  /// - Throws: `EvaluationError` when the judge's template does not fit the method.
  init(_ judging: RunJudging, _ method: SelectionMethod) throws(EvaluationError) {
    switch (judging, method) {
    case (.responses(let judge), .pointwise): self = .grading(judge)
    case (.pairs(let judge, _), .knockout), (.pairs(let judge, _), .roundRobin): self = .comparing(judge, method)
    case (.pairs, .pointwise):
      throw EvaluationError(
        .invalidInput,
        "method: pointwise needs a template that grades one response, such as rating; this one compares two.")
    case (.responses, _):
      throw EvaluationError(
        .invalidInput,
        "method: \(method.rawValue) needs a template that compares two responses, such as pairwise; this one grades one."
      )
    }
  }
}

extension Workspace {
  /// Makes a selection ready: reads the candidates, makes the judge; nothing is asked.
  ///
  /// - Parameter request: What is chosen from what, and by whom.
  /// - Returns: The selection; ``PreparedSelection/run()`` or ``PreparedSelection/close()`` must follow.
  /// - Throws: `CoreError` and `EvaluationError` for files or a judge that do not fit, `ClientError` for a missing key.
  public func prepareSelection(_ request: SelectionRequest) async throws -> PreparedSelection {
    try await PreparedSelection(self, request)
  }
}
