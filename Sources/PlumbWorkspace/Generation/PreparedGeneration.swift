public import PlumbCore
public import PlumbBenchmarks
internal import PlumbEvaluation
public import PlumbJudging

/// One model's answers to a benchmark, without a judge.
public struct GenerationRequest: Sendable {
  /// The model.
  public var model: ModelEntry
  /// A built-in benchmark's id or a path.
  public var benchmark: String
  /// Which items.
  public var selection: ItemSelection
  /// How many answers to each item, ≥ 1.
  public var samples: Int
  /// The seed that draws a limited number of items.
  public var seed: Int
  /// Whether lines with errors are left out instead of refused.
  public var skipInvalid: Bool

  /// One model's answers.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - benchmark: A built-in benchmark's id or a path.
  ///   - selection: Which items; by default all.
  ///   - samples: How many answers to each item, ≥ 1.
  ///   - seed: The seed that draws a limited number of items.
  ///   - skipInvalid: Whether lines with errors are left out instead of refused.
  public init(
    model: ModelEntry, benchmark: String, selection: ItemSelection = ItemSelection(), samples: Int = 1, seed: Int = 0,
    skipInvalid: Bool = false
  ) {
    self.model = model
    self.benchmark = benchmark
    self.selection = selection
    self.samples = samples
    self.seed = seed
    self.skipInvalid = skipInvalid
  }
}

/// A model that is ready to answer a benchmark's items.
///
/// ``run(to:)`` closes what was opened; whoever does not run it calls ``close()``.
public struct PreparedGeneration: Sendable {
  /// What generating found.
  public struct Outcome: Sendable, Equatable {
    /// How many were written.
    public let count: Int
    /// How many of them failed.
    public var failed: Int { answers.failed }
    /// What became of the answers.
    public let answers: AnswerCounts
    /// What the last failed one says; may hold an endpoint's own words.
    public let failure: String?
  }

  /// How many items are asked about.
  public let itemCount: Int
  /// What was found in the benchmark's files that does not stop it.
  public let diagnostics: [Diagnostic]
  /// Models whose tokens have no known price.
  public let unpriced: [String]
  /// Where progress is counted.
  public var metrics: RunMetrics { desk.metrics }

  private let source: any ResponseSource
  private let folder: RunFolder
  private let samples: Int
  private let window: Int
  private let desk: ModelDesk

  init(_ workspace: Workspace, _ request: GenerationRequest, _ desk: ModelDesk) async throws {
    let benchmark = try BenchmarkLibrary.benchmark(named: request.benchmark, recipes: workspace.registries.recipes)
    folder = try RunFolder(path: workspace.runFolder("generate-\(request.model.name)"))
    let chosen = try chooseItems(
      of: benchmark, selection: request.selection, seed: request.seed, skipInvalid: request.skipInvalid,
      to: folder.items)
    itemCount = chosen.count
    diagnostics = chosen.diagnostics
    let maker = SourceMaker(
      desk: desk, registries: workspace.registries, recipe: benchmark.recipe.generation, items: folder.items,
      origin: SpecOrigin())
    source = try await maker.source(request.model).source
    samples = request.samples
    window = await desk.window
    unpriced = await desk.unpriced
    self.desk = desk
  }

  /// Asks about every item; rerunning resumes, since replies are stored.
  ///
  /// - Parameter output: The file that gets the responses, in the items' order, when all are there; `-` is standard output.
  /// - Returns: How many responses there are, and how many failed.
  /// - Throws: `EvaluationError` when the endpoint refuses everything or it was interrupted; what was answered is kept.
  public func run(to output: String) async throws -> Outcome {
    do {
      let path = folder.responses(of: source.name)
      _ = try await translatingFailures {
        try await generate(
          source, items: folder.items, to: path, samples: samples, window: window, total: itemCount, metrics: metrics)
      }
      let outcome = try copy(path, to: output)
      await close()
      return outcome
    } catch {
      await close()
      throw error
    }
  }

  private func copy(_ path: String, to output: String) throws -> Outcome {
    let writer = try JSONLinesWriter(path: output)
    var answers = AnswerCounts(model: source.name)
    var failure: String?
    for case .record(let response, _) in try JSONLinesReader<Response>(path: path) {
      answers.add(response)
      failure = response.failure?.message ?? failure
      try writer.write(response)
    }
    try writer.finish()
    return Outcome(count: writer.count, answers: answers, failure: failure)
  }

  /// Closes whatever was opened.
  public func close() async { await desk.shutdown() }
}

extension Workspace {
  /// Makes a model ready to answer a benchmark's items; nothing is asked.
  ///
  /// - Parameter request: Who answers what.
  /// - Returns: The work; ``PreparedGeneration/run(to:)`` or ``PreparedGeneration/close()`` must follow.
  /// - Throws: `CoreError` for items or an entry that are wrong, `ClientError` for a missing key.
  public func makeSource(_ request: GenerationRequest) async throws -> PreparedGeneration {
    if !isFileName(request.model.name) {
      throw CoreError(
        .invalidInput, "'\(request.model.name)' cannot name the model's file; use letters, digits, '-' and '_'.")
    }
    let desk = try await ModelDesk(self, run: "generate-\(request.model.name)")
    do {
      return try await PreparedGeneration(self, request, desk)
    } catch {
      await desk.shutdown()
      throw error
    }
  }
}
