internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStatistics

/// `plumb plan`: how many items and judgments show a difference, and what they cost.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan how many items and judgments show a difference between two models, and the cost.",
    discussion: """
      Example: plumb plan --difference 0.03 --variance 0.111
               plumb plan --difference 0.05 --run pilot --models small large --judge gpt-4o-mini
      The variance of the score difference comes from --variance, or from a pilot: a run or files of judgments of two \
      models. Differences are in the unit of the scores: 0 to 1 for win probabilities, points for grades. The cost is \
      what the pilot's judgments cost, or tokens times the price of --judge.
      """)

  @Option(help: ArgumentHelp("The difference to see; the pilot's own when left out.", valueName: "number"))
  var difference: Double?

  @Option(help: ArgumentHelp("The chance of seeing it.", valueName: "share"))
  var power = 0.8

  @Option(help: ArgumentHelp("The chance of a false alarm, two-sided.", valueName: "share"))
  var significance = 0.05

  @OptionGroup(title: "Assumptions") var assumptions: PlanAssumptions
  @OptionGroup(title: "Pilot") var pilot: PilotOptions
  @OptionGroup(title: "Cost") var cost: PlanCostOptions

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Numbers of items to look at besides.", valueName: "count"))
  var items: [Int] = []

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard power > 0, power < 1 else { throw ValidationError("--power takes a number between 0 and 1, such as 0.8.") }
    guard significance > 0, significance < 1 else {
      throw ValidationError("--significance takes a number between 0 and 1, such as 0.05.")
    }
    if assumptions.variance != nil, pilot.isGiven {
      throw ValidationError("--variance and a pilot both tell the variance; choose one.")
    }
    if assumptions.variance == nil, !pilot.isGiven {
      throw ValidationError(
        "Give --variance, or a pilot with --run or --judgments. Without a pilot, 0.11 is common for win probabilities from log-probabilities and 0.3 for verdicts of 0 or 1."
      )
    }
    if assumptions.variance != nil, difference == nil { throw ValidationError("Give the --difference to see.") }
    if let difference, difference == 0 || !difference.isFinite {
      throw ValidationError("--difference takes a number other than 0.")
    }
    if let difference, let variance = assumptions.variance, abs(difference) > 1, variance <= 1 {
      throw ValidationError(
        "--difference \(difference) does not go with --variance \(variance): win probabilities go from 0 to 1, so five points are 0.05."
      )
    }
    guard items.allSatisfy({ $0 >= 2 }) else { throw ValidationError("--items takes numbers from 2.") }
  }

  func run() throws {
    let source = try pilot.source(workspace: workspace.workspace, skipInvalid: input.skipInvalid)
    for diagnostic in source?.diagnostics ?? [] { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let earlier = try source.map { try pilot.pilot($0, significance: significance) }
    guard let goal = difference ?? earlier?.difference else { throw ValidationError("Give the --difference to see.") }
    let plan = try EvaluationPlan(
      design: assumptions.design(earlier, significance: significance),
      goal: .init(
        difference: goal, power: power, orders: cost.orders ?? earlier?.orders ?? 2, judges: cost.judges,
        judgedModels: earlier?.isDirect == true ? 1 : 2),
      price: try cost.price(earlier),
      basis: earlier.map { "pilot of \($0.items) items, difference \(formatDecimal($0.difference, 4))" }
        ?? "assumptions",
      items: items)
    Console.output(output.json ? JSONValue.object(plan.json).text(.pretty) : planText(plan))
  }
}
