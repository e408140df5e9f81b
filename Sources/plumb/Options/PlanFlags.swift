internal import ArgumentParser
internal import PlumbWorkspace

/// What is assumed of the scores.
struct PlanAssumptionFlags: ParsableArguments {
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

  /// What the library takes.
  var assumptions: PlanAssumptions {
    PlanAssumptions(
      variance: variance, noise: noise, repeats: repeats, clusterSize: clusterSize,
      clusterCorrelation: clusterCorrelation)
  }
}

/// Earlier judgments to plan from.
struct PilotFlags: ParsableArguments {
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

  /// Checks what the flags say together.
  func validate() throws {
    if run != nil, !judgments.isEmpty { throw ValidationError("--run and --judgments name two pilots; choose one.") }
    if source != nil, models.count != 2 { throw ValidationError("Name the pilot's two models with --models.") }
  }

  /// What the library takes; `nil` when there is no pilot.
  var pilot: PlanRequest.Pilot? {
    source.map { PlanRequest.Pilot(source: $0, first: models[0], second: models[1], baseline: baseline) }
  }

  private var source: JudgmentSource? {
    if let run { return .run(run) }
    return judgments.isEmpty ? nil : .files(judgments, format: from)
  }
}

/// How judgments are made, and what they cost.
struct PlanCostFlags: ParsableArguments {
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

  /// What the library takes.
  var judging: PlanJudging {
    PlanJudging(
      orders: orders, judges: judges, judge: judge, promptTokens: promptTokens, completionTokens: completionTokens)
  }
}
