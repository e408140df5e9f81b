internal import ArgumentParser
internal import PlumbScoring
internal import PlumbWorkspace

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

  @OptionGroup(title: "Assumptions") var assumptions: PlanAssumptionFlags
  @OptionGroup(title: "Pilot") var pilot: PilotFlags
  @OptionGroup(title: "Cost") var cost: PlanCostFlags

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Numbers of items to look at besides.", valueName: "count"))
  var items: [Int] = []

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let result = try workspace.make().plan(
      PlanRequest(
        difference: difference, power: power, significance: significance, assumptions: assumptions.assumptions,
        pilot: pilot.pilot, judging: cost.judging, items: items, skipInvalid: input.skipInvalid))
    Console.report(result.diagnostics)
    if output.json { return Console.output(json: result.plan.json) }
    Console.output(planText(result.plan))
  }
}
