internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStatistics

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

  @OptionGroup var resampling: ResamplingOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try resampling.check()
    let isOneSource = runName != nil || !judgments.isEmpty
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
    let options = ComparingOptions(baseline: baseline, clustered: cluster != nil, settings: resampling.settings)
    let comparisons: [ModelComparison]
    if runName != nil || !judgments.isEmpty {
      let source =
        try runName.map { try ScoreSource(run: $0, workspace: workspace.workspace, cluster: cluster) }
        ?? ScoreSource(paths: judgments, from: from, cluster: cluster, skipInvalid: input.skipInvalid)
      report(source)
      comparisons = try source.table.comparisons(of: sides, options: options)
    } else {
      let sources = try sides.map {
        try ScoreSource(
          $0, from: from, workspace: workspace.workspace, cluster: cluster, skipInvalid: input.skipInvalid)
      }
      sources.forEach(report)
      comparisons = try sources[0].table.comparisons(
        with: sources[1].table, names: (sources[0].name, sources[1].name), models: model, options: options)
    }
    if output.json {
      Console.output(JSONValue.object(document(comparisons)).text(.pretty))
    } else {
      Console.output(comparisonText(comparisons, level: resampling.level))
    }
  }

  private func report(_ source: ScoreSource) {
    for diagnostic in source.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
  }

  private func document(_ comparisons: [ModelComparison]) -> JSONObject {
    [
      "level": .number(resampling.level), "seed": JSONValue(resampling.seed),
      "bootstrap_rounds": JSONValue(resampling.bootstrap), "permutations": JSONValue(resampling.permutations),
      "comparisons": .array(comparisons.map { .object($0.json) }),
    ]
  }
}

/// How tests and intervals are drawn.
struct ResamplingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The level of intervals.", valueName: "share"))
  var level = 0.95

  @Option(help: ArgumentHelp("Rounds of the bootstrap.", valueName: "rounds"))
  var bootstrap = 5000

  @Option(help: ArgumentHelp("Random sign flips of the permutation test.", valueName: "rounds"))
  var permutations = 10_000

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  /// Refuses impossible settings.
  func check() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level takes a number between 0 and 1, such as 0.95.") }
    guard bootstrap >= 1, permutations >= 1 else {
      throw ValidationError("--bootstrap and --permutations take at least one round.")
    }
    guard seed >= 0 else { throw ValidationError("--seed takes a number from 0.") }
  }

  /// The library's settings.
  var settings: PairedComparisonSettings {
    PairedComparisonSettings(
      level: level, bootstrapRounds: bootstrap, permutations: permutations, seed: UInt64(max(0, seed)))
  }
}
