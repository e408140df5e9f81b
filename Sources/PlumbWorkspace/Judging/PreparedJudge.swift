public import PlumbCore
public import PlumbEvaluation
public import PlumbJudging

/// A judge outside a run: asked through the workspace's store, like any run's.
///
/// Whoever has one calls ``close()`` at the end.
public struct PreparedJudge: Sendable {
  /// The judge: of pairs of answers, or of answers one by one, as its template says.
  public let judging: RunJudging
  /// The judge's model, template and orders in words.
  public let description: JudgeDescription
  /// What was found in its files that does not stop it.
  public let diagnostics: [Diagnostic]
  /// Models whose tokens have no known price.
  public let unpriced: [String]
  /// How many items are worth working on at once.
  public let window: Int
  /// Where calls are counted.
  public var metrics: RunMetrics { desk.metrics }

  /// What one item would take of its models if two answers to it were judged.
  package let roles: [EstimatedRole]
  private let desk: ModelDesk

  init(_ made: MadeJudge, _ desk: ModelDesk) async {
    judging = made.judging
    description = made.description
    diagnostics = made.diagnostics
    roles = made.roles
    unpriced = await desk.unpriced
    window = await desk.window
    self.desk = desk
  }

  /// Closes whatever was opened.
  public func close() async { await desk.shutdown() }
}

/// A judge outside a run.
public struct JudgeRequest: Sendable {
  /// The name under which the store keeps what it costs.
  public var run: String
  /// Who judges.
  public var source: JudgeSource
  /// How.
  public var recipe: JudgingRecipe
  /// The seed of everything random.
  public var seed: Int
  /// What may be spent under its name.
  public var limits: BudgetLimits
  /// The folder that paths start from.
  public var baseFolder: BaseFolder
  /// Whether it is made only to say what it would take, so that keys may be missing.
  public var isDryRun: Bool

  /// A judge outside a run.
  ///
  /// - Parameters:
  ///   - run: The name under which the store keeps what it costs.
  ///   - source: Who judges.
  ///   - recipe: How.
  ///   - seed: The seed of everything random.
  ///   - limits: What may be spent under its name; by default anything.
  ///   - baseFolder: The folder that paths start from.
  ///   - isDryRun: Whether it is made only to say what it would take.
  public init(
    run: String, source: JudgeSource, recipe: JudgingRecipe = JudgingRecipe(), seed: Int = 0,
    limits: BudgetLimits = BudgetLimits(), baseFolder: BaseFolder = .current, isDryRun: Bool = false
  ) {
    self.run = run
    self.source = source
    self.recipe = recipe
    self.seed = seed
    self.limits = limits
    self.baseFolder = baseFolder
    self.isDryRun = isDryRun
  }
}

extension Workspace {
  /// Makes a judge that belongs to no run; nothing is asked of it yet.
  ///
  /// - Parameter request: Who judges, and how.
  /// - Returns: The judge; ``PreparedJudge/close()`` must follow.
  /// - Throws: `CoreError` and `EvaluationError` for a template, criteria or keys that do not fit, `ClientError` for a
  ///   missing key.
  public func makeJudge(_ request: JudgeRequest) async throws -> PreparedJudge {
    let desk = try await ModelDesk(
      self, run: request.run, limits: request.limits, baseFolder: request.baseFolder.path, isDryRun: request.isDryRun)
    do {
      let maker = JudgeMaker(
        desk: desk, source: request.source, recipe: request.recipe, task: JudgingTask(), seed: request.seed,
        baseFolder: request.baseFolder, origin: SpecOrigin())
      return await PreparedJudge(try await maker.judge(), desk)
    } catch {
      await desk.shutdown()
      throw error
    }
  }
}
