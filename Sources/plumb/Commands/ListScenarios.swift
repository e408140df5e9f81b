internal import ArgumentParser
internal import PlumbCore
internal import PlumbJudging

/// `plumb scenario list`.
struct ListScenarios: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the scenarios and how many criteria each has.",
    discussion: """
      Example: plumb scenario list
               plumb scenario list --criteria my-criteria.yaml --language zh
      """)

  @Option(help: ArgumentHelp("The language of names: en or zh.", valueName: "language"))
  var language = "en"

  @OptionGroup var criteria: CriteriaOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let overview = try ScenarioOverview.all(of: criteria.libraries().own)
    if output.json { return Console.output(json: overview.map { .object($0.json) }) }
    Console.output(scenarioListText(overview, language: language))
  }
}
