internal import ArgumentParser
internal import PlumbCore
internal import PlumbWorkspace

/// `plumb export`: a finished run in another system's files, or as training data.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a finished run in another system's files, or as training data for a judge.",
    discussion: """
      Example: plumb export first-run --to alpaca-eval --output exported
               plumb export judge-sft first-run --output sft.jsonl
      """, subcommands: [ExportRun.self, ExportJudgeSFT.self], defaultSubcommand: ExportRun.self)
}

/// `plumb export run`: a finished run in another system's files.
struct ExportRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Write a finished run in another system's files.",
    discussion: """
      Example: plumb export first-run --to alpaca-eval --output exported
               plumb export my-alignbench --to alignbench --output exported
      \(Registries.standard.exporters.elements.map { "\($0.name): \($0.summary)." }.joined(separator: "\n"))
      """)

  @Argument(help: ArgumentHelp("The run's name or folder.", valueName: "run"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "The format: \(Registries.standard.exporters.names.joined(separator: " or ")).", valueName: "format"))
  var to = "alpaca-eval"

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var output: String

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @OptionGroup var workspace: WorkspaceOptions

  func run() async throws {
    let written = try await workspace.make().export(name, as: to, to: output)
    if written.omitted > 0 {
      Console.error(
        "warning: \(written.omitted) items have several turns, which the layout cannot hold; they were left out.")
    }
    if json { return Console.output(json: written.json) }
    Console.output(written.files.map { "Written: \($0)" }.joined(separator: "\n"))
  }
}
