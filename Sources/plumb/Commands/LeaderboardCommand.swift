internal import ArgumentParser
internal import PlumbCore
internal import PlumbScoring
internal import PlumbWorkspace

/// `plumb leaderboard`: scores from existing judgments.
struct LeaderboardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leaderboard", abstract: "Compute a leaderboard from existing judgments.",
    discussion: """
      Example: plumb leaderboard results/*/annotations.json --from alpaca-eval --method length-controlled
               plumb leaderboard battles.csv --from battles --method bradley-terry --anchor gpt-4=1200
               plumb leaderboard arena-hard-v2.0 --from arena-hard-v2 --control length,headers,lists,bold
               plumb leaderboard .plumb/runs/first-run/judgments.jsonl --baseline reference
      Intervals resample prompts, not rows; the table says how and at which level.
      """)

  @Argument(help: ArgumentHelp("Files or folders with judgments.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The files' format: \(Registries.standard.judgmentFormats.list).", valueName: "format"))
  var from = "plumb"

  @OptionGroup var scoring: ScoringFlags

  @Option(
    help: ArgumentHelp(
      "Score several judges as a jury: majority, mean or dawid-skene; without it their mean counts.", valueName: "rule"),
    transform: juryRule)
  var jury: JuryRule?

  @Flag(help: "Also print the scores by category and by language.")
  var parts = false

  @Flag(help: "Print comma-separated values on standard output.")
  var csv = false

  @Flag(help: "Print a Markdown table on standard output.")
  var markdown = false

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [csv, markdown, output.json].count(where: \.self) <= 1 else {
      throw ValidationError("Give one of --json, --csv and --markdown.")
    }
  }

  func run() async throws {
    let result = try await Workspace().leaderboard(
      from: paths, format: from, options: scoring.options(jury: jury, skipInvalid: input.skipInvalid))
    Console.report(result.diagnostics)
    var board = result.leaderboard
    board.warnings = board.warnings.map(FlagNames.spelled)
    if output.json {
      Console.output(json: board.json)
    } else if csv || markdown {
      Console.output(csv ? board.csv : board.markdown)
      for warning in board.warnings { Console.error("warning: \(TextTable.printable(warning))") }
    } else {
      Console.output(leaderboardText(board, showsParts: parts))
    }
    try end(below: result.shortfall)
  }
}
