internal import ArgumentParser
internal import PlumbJudging

/// `plumb scenario show`.
struct ShowScenario: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a scenario's criteria, inherited ones included.",
    discussion: """
      Example: plumb scenario show writing_email
               plumb scenario show writing_email --language zh --template
      """)

  @Argument(help: ArgumentHelp("The scenario's name, as `plumb scenario list` gives it.", valueName: "scenario"))
  var name: String

  @Option(help: ArgumentHelp("The language: en or zh.", valueName: "language"))
  var language = "en"

  @Flag(help: "Print the text that fills a judge's template instead.")
  var template = false

  @OptionGroup var criteria: CriteriaOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = try criteria.libraries().whole
    let overview = try ScenarioOverview(name, in: library)
    if output.json { return Console.output(json: overview.json) }
    let style = CriteriaTextStyle(language: language)
    Console.output(
      template ? try library.criteriaText(of: name, style: style) : scenarioText(overview, language: language))
  }
}
