internal import ArgumentParser
internal import PlumbCore
internal import PlumbJudging
internal import PlumbWorkspace

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
    let (library, diagnostics) = try Workspace().importScenarios(folder)
    if !output.quiet { Console.report(diagnostics) }
    if to == "-" { return Console.output(library.yaml) }
    if let to { try library.write(to: to) }
    if output.json {
      return Console.output(
        json: [
          "scenarios": JSONValue(library.scenarios.count), "sets": JSONValue(library.sets.count),
          "criteria": JSONValue(library.criteriaCount),
          "warnings": .array(diagnostics.map { .string($0.description) }), "path": to.map(JSONValue.string) ?? .null,
        ])
    }
    let counts =
      "\(library.scenarios.count) scenarios and \(library.sets.count) basic sets with \(library.criteriaCount) criteria"
    Console.output(
      to.map { "\(counts) written to \($0). Use them with --criteria \($0)." }
        ?? "\(counts) read. Pass --to FILE to keep them.")
  }
}
