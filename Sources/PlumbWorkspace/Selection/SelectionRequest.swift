public import PlumbCore
public import PlumbEvaluation
public import PlumbJudging

/// The best of several responses to each item, and preference pairs.
public struct SelectionRequest: Sendable {
  /// The items: a built-in benchmark's id or a path.
  public var benchmark: String
  /// Files of responses; one model's lines are its samples.
  public var responses: [NamedFile]
  /// How the best one is found.
  public var method = SelectionMethod.pointwise
  /// Who judges.
  public var judge: JudgeSource
  /// How, over the benchmark's recipe; pairs of models mean nothing here.
  public var judging: JudgingOverrides
  /// At most this many items, spread over the categories; absent means all.
  public var limit: Int?
  /// The seed of everything random.
  public var seed = 0
  /// The file of chosen responses.
  public var output: String
  /// The file of preference pairs; absent means none.
  public var pairs: String?
  /// The file of all judgments; absent means none.
  public var judgments: String?
  /// Which pairs are written.
  public var pairPolicy = PairPolicy.bestWorst
  /// The smallest margin of a pair, in the score's unit, ≥ 0.
  public var minimumMargin = 0.0
  /// How pairs are written.
  public var layout = PreferencePair.Layout.standard
  /// Whether lines with errors are left out instead of refused.
  public var skipInvalid = false
  /// Whether it is prepared only to say what it would take.
  public var isDryRun = false

  /// A selection.
  ///
  /// - Parameters:
  ///   - benchmark: The items: a built-in benchmark's id or a path.
  ///   - responses: Files of responses; one model's lines are its samples.
  ///   - judge: Who judges.
  ///   - judging: How, over the benchmark's recipe.
  ///   - output: The file of chosen responses.
  public init(
    benchmark: String, responses: [NamedFile], judge: JudgeSource, judging: JudgingOverrides = JudgingOverrides(),
    output: String
  ) {
    self.benchmark = benchmark
    self.responses = responses
    self.judge = judge
    self.judging = judging
    self.output = output
  }
}

extension SelectionRequest {
  /// The candidates of the files, in the items' order.
  func candidates(items path: String) throws -> (sets: [CandidateSet], stray: Int, diagnostics: [Diagnostic]) {
    var all: [Response] = []
    var diagnostics: [Diagnostic] = []
    for file in responses {
      for line in try JSONLinesReader<Response>(path: file.path) {
        switch line {
        case .record(var response, _):
          if response.model.isEmpty { response.model = file.name }
          all.append(response.separatingThinking())
        case .invalid(let problems):
          guard skipInvalid else { throw CoreError(problems, advice: skipAdvice()) }
          diagnostics += problems
        }
      }
    }
    let items = try JSONLinesReader<Item>.load(path: path).records
    let (sets, stray) = CandidateSet.grouping(items, responses: all)
    guard !sets.isEmpty else {
      throw CoreError(
        .invalidInput, "none of the \(all.count) responses answers an item of '\(benchmark)'. Check the items' ids.")
    }
    return (sets, limit == nil ? stray : 0, diagnostics)
  }
}
