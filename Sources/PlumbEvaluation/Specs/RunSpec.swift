public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging

/// What a run does: the content of `SPEC.yaml`, or what a program says.
public struct RunSpec: Sendable {
  /// Files of another system, to be imported when the run begins.
  public struct Import: Sendable, Equatable {
    /// The system: `alignbench`, `mt-bench`, `alpaca-eval`.
    public var format: String
    /// The file or folder, relative to the spec.
    public var path: String

    /// Files to import.
    public init(format: String, path: String) {
      self.format = format
      self.path = path
    }
  }

  /// The run's name; its folder in the workspace is named for it.
  public var name: String
  /// A built-in benchmark's id or a path.
  public var benchmark: String
  /// Files of another system that take the benchmark's place when they are there.
  public var benchmarkImport: Import?
  /// A built-in recipe instead of the benchmark's own.
  public var recipe: Recipe?
  /// Which items.
  public var selection: ItemSelection
  /// The models, in the order written.
  public var models: [ModelEntry]
  /// The models the others are compared with; empty where answers are graded one by one or every model meets every other.
  public var baselines: RunBaselines
  /// Who judges.
  public var judge: JudgeSource
  /// How answers are judged, over the recipe.
  public var judging: JudgingOverrides
  /// How models are asked, over the recipe.
  public var generation: GenerationOverrides
  /// How judgments become scores; absent means the recipe's.
  public var score: String?
  /// What may be spent.
  public var budget: BudgetLimits
  /// The seed of everything random.
  public var seed: Int
  /// The share of comparisons that must have an outcome, 0–1; below it there is no ranking and a command ends with 3.
  public var coverageFloor: Double
  /// The share of each model's answers that must be whole, 0–1: not empty, cut, filtered or failed; below it a command ends
  /// with 3.
  public var answerFloor: Double
  /// The language of the report.
  public var language: Language
  /// The folder that relative paths start from: the spec's.
  public var baseFolder: BaseFolder
  /// Where its keys were written, for messages.
  public var origin: SpecOrigin
  /// Findings that do not stop the run.
  public var warnings: [Diagnostic]
  /// The document it was read from; absent for a spec that a program made.
  package var document: JSONValue?

  /// A spec made by a program.
  ///
  /// What is wrong in it is told when the run is prepared.
  ///
  /// - Parameters:
  ///   - name: The run's name; its folder in the workspace is named for it.
  ///   - benchmark: A built-in benchmark's id or a path.
  ///   - benchmarkImport: Files of another system that take the benchmark's place when they are there.
  ///   - recipe: A recipe instead of the benchmark's own.
  ///   - selection: Which items; by default all.
  ///   - models: The models, baselines included.
  ///   - baselines: The models the others are compared with.
  ///   - judge: Who judges.
  ///   - judging: How answers are judged, over the recipe.
  ///   - generation: How models are asked, over the recipe.
  ///   - score: A leaderboard method's name; absent means the recipe's.
  ///   - budget: What may be spent over all sessions; by default anything.
  ///   - seed: The seed of everything random.
  ///   - coverageFloor: The share of comparisons that must have an outcome, 0–1.
  ///   - answerFloor: The share of each model's answers that must be whole, 0–1.
  ///   - language: The language of the report: `en` or `zh`.
  ///   - baseFolder: The folder that relative paths start from.
  public init(
    name: String, benchmark: String, benchmarkImport: Import? = nil, recipe: Recipe? = nil,
    selection: ItemSelection = ItemSelection(), models: [ModelEntry], baselines: RunBaselines = RunBaselines(),
    judge: JudgeSource, judging: JudgingOverrides = JudgingOverrides(),
    generation: GenerationOverrides = GenerationOverrides(), score: String? = nil,
    budget: BudgetLimits = BudgetLimits(), seed: Int = 0, coverageFloor: Double = Leaderboard.standardCoverageFloor,
    answerFloor: Double = AnswerCounts.standardFloor,
    language: Language = .english, baseFolder: BaseFolder = .current
  ) {
    self.name = name
    self.benchmark = benchmark
    self.benchmarkImport = benchmarkImport
    self.recipe = recipe
    self.selection = selection
    self.models = models
    self.baselines = baselines
    self.judge = judge
    self.judging = judging
    self.generation = generation
    self.score = score
    self.budget = budget
    self.seed = seed
    self.coverageFloor = coverageFloor
    self.answerFloor = answerFloor
    self.language = language
    self.baseFolder = baseFolder
    origin = SpecOrigin()
    warnings = []
  }
}
