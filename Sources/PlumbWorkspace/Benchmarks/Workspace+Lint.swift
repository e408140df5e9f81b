internal import Foundation
internal import PlumbClients
public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging

/// How a benchmark is checked.
public struct LintOptions: Sendable {
  /// A model that is asked whether references contradict their evidence; absent means that nothing is asked.
  public var reviewer: ModelEntry?
  /// What may be spent on asking.
  public var budget: BudgetLimits

  /// Options.
  public init(reviewer: ModelEntry? = nil, budget: BudgetLimits = BudgetLimits()) {
    self.reviewer = reviewer
    self.budget = budget
  }
}

/// A benchmark that was checked by the offline rules, and about whose evidence a model can be asked.
public struct PreparedLint: Sendable {
  /// What the offline rules found.
  public let offline: BenchmarkLint
  /// What was found about the options that does not stop the check.
  public let warnings: [Diagnostic]
  let items: [Item]
  let review: EvidenceReview?

  /// Where progress is counted while the model is asked.
  public let metrics: RunMetrics

  /// Asks the model about every reference that has evidence; without a model, what the offline rules found.
  ///
  /// - Throws: `ModelError` when going on is pointless, `CancellationError` when interrupted; what was answered is kept in
  ///   the store.
  public func run() async throws -> BenchmarkLint {
    guard let review else { return offline }
    var lint = offline
    lint.add(try await review.summary(of: items), for: items)
    return lint
  }
}

extension Workspace {
  /// Checks a benchmark by the offline rules, hands the result to `body`, and closes afterwards whatever was opened.
  ///
  /// - Parameters:
  ///   - benchmark: A built-in benchmark's id or a path.
  ///   - options: Whether a model is asked.
  ///   - body: What is done with it: ``PreparedLint/run()``.
  /// - Returns: What `body` returns.
  /// - Throws: `CoreError` when the benchmark cannot be read, `ClientError` for a missing key, and what `body` throws.
  public func withLint<Result: Sendable>(
    of benchmark: String, options: LintOptions = LintOptions(), _ body: (PreparedLint) async throws -> Result
  ) async throws -> Result {
    let found = try BenchmarkLibrary.benchmark(named: benchmark, recipes: registries.recipes)
    let year = Calendar(identifier: .gregorian).component(.year, from: host.now())
    let (offline, items) = try lintBenchmark(found, year: year, rules: registries.lintRules)
    guard let reviewer = options.reviewer else {
      return try await body(
        PreparedLint(offline: offline, warnings: [], items: items, review: nil, metrics: RunMetrics()))
    }
    return try await withModels(run: "lint \(found.id)", limits: options.budget) { desk in
      let model = try await desk.model(ModelSpec(reviewer))
      let review = EvidenceReview(
        client: model.client, settings: model.settings, window: model.window, metrics: desk.metrics)
      return try await body(
        PreparedLint(
          offline: offline, warnings: try checkPrices(unpriced: await desk.unpriced, limits: options.budget),
          items: items, review: review, metrics: desk.metrics))
    }
  }

  /// Checks a benchmark by the offline rules, and by a model where the options name one.
  ///
  /// - Throws: As ``withLint(of:options:_:)`` and ``PreparedLint/run()``.
  public func lint(_ benchmark: String, options: LintOptions = LintOptions()) async throws -> BenchmarkLint {
    try await withLint(of: benchmark, options: options) { try await $0.run() }
  }
}
