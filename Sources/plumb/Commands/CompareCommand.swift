internal import ArgumentParser
internal import PlumbWorkspace

/// `plumb compare`: paired tests between models or sources on the same items.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Test whether two models, runs or files differ on the same items.",
    discussion: """
      Example: plumb compare small large --run first-run
               plumb compare monday tuesday
               plumb compare a/annotations.json b/annotations.json --from alpaca-eval
      With --run or --judgments the arguments are models of those judgments (none: every pair). Without, they are two \
      runs or two files, whose models of the same name (or whose only models) are compared. Scores are joined by item; \
      several judgments of an item count at their mean. P-values of several pairs are adjusted by Holm's method.
      """)

  @Argument(help: ArgumentHelp("Models of one source, or two runs or files.", valueName: "a b"), completion: .file())
  var sides: [String] = []

  @Option(name: .customLong("run"), help: ArgumentHelp("The run whose models are compared.", valueName: "run"))
  var runName: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of judgments whose models are compared.", valueName: "path"), completion: .file())
  var judgments: [String] = []

  @Option(help: ArgumentHelp("The files' format, as in `plumb leaderboard`.", valueName: "format"))
  var from = "plumb"

  @Option(help: ArgumentHelp("A model to compare across two runs or files; may be repeated.", valueName: "model"))
  var model: [String] = []

  @Option(help: ArgumentHelp("The opponent by whose beating models are compared.", valueName: "model"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "What dependent items share: category, language, or a key of the items.", valueName: "key"))
  var cluster: String?

  @OptionGroup var resampling: ResamplingFlags
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try resampling.settings()
    let isOneSource = source != nil
    if runName != nil, !judgments.isEmpty {
      throw ValidationError("--run and --judgments name two sources; choose one.")
    }
    if isOneSource, sides.count == 1 { throw ValidationError("Name two models or more, or none for every pair.") }
    if !isOneSource, sides.count != 2 {
      throw ValidationError("Name two runs or files, or the models of one with --run or --judgments.")
    }
    if isOneSource, !model.isEmpty {
      throw ValidationError("--model is for two runs or files; name models as arguments.")
    }
  }

  func run() throws {
    let options = ComparisonOptions(
      baseline: baseline, cluster: cluster, settings: try resampling.settings(), skipInvalid: input.skipInvalid)
    let here = workspace.make()
    let result =
      if let source {
        try here.compare(sides, in: source, options: options)
      } else {
        try here.compare(
          .named(sides[0], format: from), with: .named(sides[1], format: from), models: model, options: options)
      }
    Console.report(result.diagnostics)
    if output.json {
      Console.output(json: result.json)
    } else {
      Console.output(comparisonText(result.comparisons, level: resampling.level))
    }
  }

  /// The one source whose models are compared; `nil` when two sources are.
  private var source: JudgmentSource? {
    if let runName { return .run(runName) }
    return judgments.isEmpty ? nil : .files(judgments, format: from)
  }
}
