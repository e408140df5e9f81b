internal import ArgumentParser
internal import PlumbCore
internal import PlumbScoring
internal import PlumbWorkspace

/// `plumb benchmark quality`: how well a benchmark tells models apart and agrees with a truth.
struct QualityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: "Measure how well benchmarks tell models apart, and how far they agree with a truth.",
    discussion: """
      Example: plumb benchmark quality --scores arena_hard.jsonl --truth arena.csv --names names.json
               plumb benchmark quality --judgments */annotations.json --from alpaca-eval
      Scores are Arena-Hard's bootstrap files (model, score, lower, upper, results), CSV tables, or what \
      `plumb leaderboard --json` prints. A map of names is a JSON object; it may lead from either side to the other. \
      With --judgments, paired t tests on each category tell which part of the items separates the models.
      """)

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Tables of a benchmark's scores.", valueName: "path"),
    completion: .file())
  var scores: [String] = []

  @Option(help: ArgumentHelp("The table of scores to agree with.", valueName: "path"), completion: .file())
  var truth: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Maps of model names: one for all tables of scores, or one for each (- for none).", valueName: "path"),
    completion: .file())
  var names: [String] = []

  @Option(help: ArgumentHelp("The column of the score in tables of scores.", valueName: "column"))
  var column: String?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Levels at which models are told apart.", valueName: "share"))
  var levels: [Double] = [0.95, 0.8]

  @Option(help: ArgumentHelp("The level of the intervals that tables state.", valueName: "share"))
  var statedLevel = 0.95

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Judgments, for tests on parts of the items.", valueName: "path"),
    completion: .file())
  var judgments: [String] = []

  @Option(help: ArgumentHelp("The judgments' format, as in `plumb leaderboard`.", valueName: "format"))
  var from = "plumb"

  @Option(help: ArgumentHelp("What parts the items: category, language, or a key of the items.", valueName: "key"))
  var by = "category"

  @Flag(help: "Draw as many items from each part as the smallest has, so that parts compare.")
  var equalSize = false

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !scores.isEmpty || !judgments.isEmpty else { throw ValidationError("Give --scores, --judgments or both.") }
    guard seed >= 0 else { throw ValidationError("--seed takes a number from 0.") }
  }

  func run() throws {
    let workspace = Workspace()
    let (benchmarks, findings) = try workspace.quality(
      of: QualityRequest(
        scores: scores, truth: truth, nameMaps: names, column: column, levels: levels, statedLevel: statedLevel,
        skipInvalid: input.skipInvalid))
    Console.report(findings)
    var document: JSONObject = ["benchmarks": .array(benchmarks.map { .object($0.json) })]
    var blocks = benchmarks.isEmpty ? [] : [qualityText(benchmarks)]
    if !judgments.isEmpty {
      let (parts, findings) = try workspace.separation(
        in: .files(judgments, format: from), by: by, equalSize: equalSize, seed: UInt64(seed),
        skipInvalid: input.skipInvalid)
      Console.report(findings)
      document["subsets"] = .array(parts.map { .object($0.json) })
      blocks.append(subsetText(parts))
    }
    if output.json { return Console.output(json: document) }
    Console.output(blocks.joined(separator: "\n\n"))
  }
}
