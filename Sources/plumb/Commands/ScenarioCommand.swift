internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// `plumb scenario`: kinds of requests, what a good answer to each does, and telling which kind a request is.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Scenarios, their criteria, and a classifier of requests.",
    subcommands: [
      ListScenarios.self, ShowScenario.self, ImportScenarios.self, TrainScenarios.self, EvaluateScenarios.self,
      ClassifyScenarios.self,
    ])
}

/// Which criteria are meant.
struct CriteriaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Criteria of your own: a YAML file or a folder of them.", valueName: "path"), completion: .file()
  )
  var criteria: String?

  /// The built-in library, or the user's over it; warnings go to standard error.
  func library(onlyOwn: Bool = false) throws -> ScenarioLibrary {
    let builtIn = try ScenarioLibrary.builtIn()
    guard let criteria else { return builtIn }
    let loaded = try ScenarioLibrary.read(path: criteria)
    for diagnostic in loaded.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let whole = loaded.library.overlaying(builtIn)
    try whole.checkInheritance()
    guard onlyOwn else { return whole }
    let own = Set(loaded.library.scenarios.map(\.id))
    let chosen = whole.scenarios.filter { own.contains($0.id) }
    let groups = builtIn.groups + ScenarioLibrary(scenarios: chosen).groups
    let inOrder = chosen.enumerated().sorted { left, right in
      let places = [left, right].map { $0.element.group.flatMap { groups.firstIndex(of: $0) } ?? groups.count }
      return places[0] == places[1] ? left.offset < right.offset : places[0] < places[1]
    }
    return ScenarioLibrary(sets: whole.sets, scenarios: inOrder.map(\.element))
  }
}

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
    let overview = try ScenarioOverview.all(of: criteria.library(onlyOwn: criteria.criteria != nil))
    Console.output(
      output.json
        ? JSONValue.array(overview.map { .object($0.json) }).text(.pretty)
        : scenarioListText(overview, language: language))
  }
}

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
    let library = try criteria.library()
    let overview = try ScenarioOverview(name, in: library)
    if output.json { return Console.output(JSONValue.object(overview.json).text(.pretty)) }
    let style = CriteriaTextStyle(language: language)
    Console.output(
      template ? try library.criteriaText(of: name, style: style) : scenarioText(overview, language: language))
  }
}

/// `plumb scenario import`.
struct ImportScenarios: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a criteria file from Auto-J's own YAML files.",
    discussion: """
      Example: plumb scenario import auto-j/other_resources/scenario_criteria --to auto-j.yaml
               plumb scenario show planning --criteria auto-j.yaml
      Include paths that do not exist and misspelt keys are put right with a warning.
      """)

  @Argument(help: ArgumentHelp("The folder that holds the criteria.", valueName: "folder"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("The file to write; `-` is standard output.", valueName: "file"), completion: .file())
  var to: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let imported = try ImportedScenarios(folder: folder)
    for diagnostic in imported.diagnostics where !output.quiet { Console.error("warning: \(diagnostic)") }
    if let to { try imported.write(to: to) }
    if to == "-" { return }
    Console.output(output.json ? JSONValue.object(imported.json(path: to)).text(.pretty) : imported.sentence(path: to))
  }
}
