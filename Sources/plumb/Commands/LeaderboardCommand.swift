internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// `plumb leaderboard`: scores from existing judgments.
struct LeaderboardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leaderboard", abstract: "Compute a leaderboard from existing judgments.",
    discussion: """
      Example: plumb leaderboard results/*/annotations.json --from alpaca-eval
               plumb leaderboard .plumb/runs/first-run/judgments.jsonl --baseline reference
      """)

  @Argument(help: ArgumentHelp("Files with judgments.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The files' format: \(FormatRegistry.judgmentFormats.map(\.name).joined(separator: ", ")).", valueName: "format"))
  var from = "plumb"

  @Option(help: ArgumentHelp("The model that the others are compared with.", valueName: "model"))
  var baseline: String?

  @Flag(help: "Also print the scores by category and by language.")
  var parts = false

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try FormatRegistry.judgmentFormat(named: from)
    let result = try leaderboard(from: paths, format: format, baseline: baseline, skipInvalid: input.skipInvalid)
    for diagnostic in result.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    if output.json {
      Console.output(JSONValue.object(result.leaderboard.json).text(.pretty))
    } else {
      Console.output(leaderboardText(result.leaderboard, showsParts: parts))
    }
    try checkCoverage(of: result.leaderboard, floor: 0.95, judgments: nil)
  }
}
