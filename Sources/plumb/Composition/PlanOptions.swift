internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStatistics

/// What is assumed of the scores.
struct PlanAssumptions: ParsableArguments {
  @Option(help: ArgumentHelp("The variance over items of the difference of expected scores.", valueName: "number"))
  var variance: Double?

  @Option(
    help: ArgumentHelp("The variance of one model's score of an item over repeats; for both.", valueName: "number"))
  var noise: Double?

  @Option(help: ArgumentHelp("How often each model answers each item.", valueName: "count"))
  var repeats = 1

  @Option(help: ArgumentHelp("The mean number of dependent items in a cluster.", valueName: "number"))
  var clusterSize = 1.0

  @Option(help: ArgumentHelp("The correlation of differences inside a cluster.", valueName: "number"))
  var clusterCorrelation = 0.0

  /// The design: the pilot's where there is one, with what was given here.
  func design(_ pilot: Pilot?, significance: Double) -> ComparisonDesign {
    var design = pilot?.design ?? ComparisonDesign(differenceVariance: variance ?? 0)
    if let noise { (design.firstNoise, design.secondNoise) = (noise, noise) }
    design.firstRepeats = repeats
    design.secondRepeats = repeats
    design.clusterSize = clusterSize
    design.clusterCorrelation = clusterCorrelation
    design.significance = significance
    return design
  }
}

/// Earlier judgments to plan from.
struct PilotOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A finished run.", valueName: "run"))
  var run: String?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Files of judgments.", valueName: "path"), completion: .file())
  var judgments: [String] = []

  @Option(help: ArgumentHelp("The files' format, as in `plumb leaderboard`.", valueName: "format"))
  var from = "plumb"

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("The two models to plan for.", valueName: "model"))
  var models: [String] = []

  @Option(help: ArgumentHelp("The opponent by whose beating they are compared.", valueName: "model"))
  var baseline: String?

  var isGiven: Bool { run != nil || !judgments.isEmpty }

  func validate() throws {
    if run != nil, !judgments.isEmpty { throw ValidationError("--run and --judgments name two pilots; choose one.") }
    if isGiven, models.count != 2 { throw ValidationError("Name the pilot's two models with --models.") }
  }

  func source(workspace: String, skipInvalid: Bool) throws -> ScoreSource? {
    if let run { return try ScoreSource(run: run, workspace: workspace, cluster: nil) }
    return judgments.isEmpty
      ? nil : try ScoreSource(paths: judgments, from: from, cluster: nil, skipInvalid: skipInvalid)
  }

  func pilot(_ source: ScoreSource, significance: Double) throws -> Pilot {
    try Pilot(source.table, first: models[0], second: models[1], baseline: baseline, significance: significance)
  }
}

/// How judgments are made, and what they cost.
struct PlanCostOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Orders each comparison is judged in, 1 or 2; 1 for grades; the pilot's, else 2, when left out.",
      valueName: "count"))
  var orders: Int?

  @Option(help: ArgumentHelp("Judges asked for each.", valueName: "count"))
  var judges = 1

  @Option(help: ArgumentHelp("The judge's model, for its price.", valueName: "model"))
  var judge: String?

  @Option(help: ArgumentHelp("Tokens a judge reads for a judgment; the pilot's when left out.", valueName: "count"))
  var promptTokens: Double?

  @Option(help: ArgumentHelp("Tokens a judge writes for a judgment; the pilot's when left out.", valueName: "count"))
  var completionTokens: Double?

  func validate() throws {
    guard (1...2).contains(orders ?? 2) else { throw ValidationError("--orders takes 1 or 2.") }
    guard judges >= 1 else { throw ValidationError("--judges takes a number from 1.") }
    guard promptTokens ?? 0 >= 0, completionTokens ?? 0 >= 0 else {
      throw ValidationError("Tokens are numbers from 0.")
    }
  }

  /// The price of a judgment: the named judge's, else what the pilot's cost.
  func price(_ pilot: Pilot?) throws -> EvaluationPlan.Price? {
    guard let judge else {
      return (pilot?.spending.meanUSD).map { EvaluationPlan.Price(usd: $0, basis: "the mean of the pilot's judgments") }
    }
    guard let price = PriceTable.price(of: judge) else {
      throw CoreError(
        .invalidInput,
        "the table of prices (\(PriceTable.date)) has no '\(judge)'. Name a model that it has, or plan without --judge."
      )
    }
    guard let read = promptTokens ?? pilot?.spending.meanPromptTokens,
      let written = completionTokens ?? pilot?.spending.meanCompletionTokens
    else {
      throw CoreError(
        .invalidInput,
        "a price for '\(judge)' needs the tokens of a judgment: give --prompt-tokens and --completion-tokens, or a pilot whose judgments tell them."
      )
    }
    return EvaluationPlan.Price(
      model: judge, price: price, listed: PriceTable.date, promptTokens: read, completionTokens: written)
  }
}
