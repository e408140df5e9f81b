internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
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
      alpaca-eval: MODEL/model_outputs.json, MODEL/JUDGE/annotations.json and leaderboard.csv in the folder.
      alignbench: model_answer/MODEL.jsonl and judgment/MODEL.jsonl in the folder.
      """)

  @Argument(help: ArgumentHelp("The run's name or folder.", valueName: "run"))
  var name: String

  @Option(help: ArgumentHelp("The format: alpaca-eval or alignbench.", valueName: "format"))
  var to = "alpaca-eval"

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var output: String

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @OptionGroup var workspace: WorkspaceOptions

  func run() async throws {
    let finished = try await FinishedRun(name, workspace: workspace.workspace)
    let files: [String]
    let omitted: Int
    switch to {
    case "alpaca-eval": (files, omitted) = try exportAlpacaEval(finished, to: output)
    case "alignbench": (files, omitted) = try exportAlignBench(finished, to: output)
    default:
      throw CoreError(
        .invalidInput,
        "'\(to)' is not a format that runs can be exported to; expected alpaca-eval or alignbench.")
    }
    if omitted > 0 {
      Console.error("warning: \(omitted) items have several turns, which the layout cannot hold; they were left out.")
    }
    Console.output(
      json
        ? JSONValue.object(["files": .array(files.map(JSONValue.string)), "omitted": JSONValue(omitted)]).text(.pretty)
        : files.map { "Written: \($0)" }.joined(separator: "\n"))
  }
}
