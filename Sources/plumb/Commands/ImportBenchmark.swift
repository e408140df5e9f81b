internal import ArgumentParser
internal import PlumbCore
internal import PlumbFormats
internal import PlumbWorkspace

/// `plumb benchmark import`.
struct ImportBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a benchmark from another system's files.",
    discussion: """
      Example: plumb benchmark import alpaca-eval alpaca_eval.json --to alpaca-eval-2
               plumb benchmark import alignbench AlignBench --to alignbench
               plumb benchmark import arena-hard arena-hard-v2.0 --to arena-hard
      Formats:
      \(Registries.standard.benchmarkFormats.elements.map { "  \($0.name): \($0.summary)." }.joined(separator: "\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "The format: \(Registries.standard.benchmarkFormats.list).", valueName: "format"))
  var format: String

  @Argument(help: ArgumentHelp("The file or folder.", valueName: "path"), completion: .file())
  var path: String

  @Option(help: ArgumentHelp("The folder to write (items.jsonl, benchmark.yaml).", valueName: "folder"))
  var to: String

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let imported = try Workspace().importBenchmark(path, format: format, to: to, skipInvalid: input.skipInvalid)
    Console.report(imported.diagnostics)
    if output.json { return Console.output(json: imported.json) }
    var lines = [
      "\(imported.items) items written to \(imported.itemsPath). Use it with `benchmark: \(to)` in a spec."
    ]
    if !imported.models.isEmpty {
      lines.append(
        "Responses of \(imported.models.count) models: `models: { NAME: { responses: \(to)/responses/NAME.jsonl } }`.")
    }
    if imported.judgments > 0 {
      lines.append(
        "\(imported.judgments) judgments: `plumb leaderboard \(to)/judgments.jsonl --method weighted-win-rate`.")
    }
    Console.output(lines.joined(separator: "\n"))
  }
}
