internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

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
    guard (levels + [statedLevel]).allSatisfy({ $0 > 0 && $0 < 1 }) else {
      throw ValidationError("--levels and --stated-level take numbers between 0 and 1, such as 0.95.")
    }
    guard names.count <= 1 || names.count == scores.count else {
      throw ValidationError("--names takes one map, or one for each of the \(scores.count) tables of scores.")
    }
    guard seed >= 0 else { throw ValidationError("--seed takes a number from 0.") }
  }

  func run() throws {
    let qualities = try measured()
    let subsets = judgments.isEmpty ? nil : try separations()
    if output.json {
      var document: JSONObject = ["benchmarks": .array(qualities.map { .object($0.json) })]
      if let subsets { document["subsets"] = .array(subsets.map { .object($0.json) }) }
      Console.output(JSONValue.object(document).text(.pretty))
    } else {
      var blocks: [String] = []
      if !qualities.isEmpty { blocks.append(qualityText(qualities)) }
      if let subsets { blocks.append(subsetText(subsets)) }
      Console.output(blocks.joined(separator: "\n\n"))
    }
  }

  private func measured() throws -> [BenchmarkQuality] {
    let truth = try truth.map { try table($0, column: nil) }
    return try scores.enumerated().map { index, path in
      var table = try table(path, column: column)
      let map = names.count == 1 ? names[0] : names.isEmpty ? "-" : names[index]
      if map != "-" {
        table = try table.renamed(by: NameMapFile.read(path: map), towards: truth?.rows.map(\.model) ?? [])
      }
      return try BenchmarkQuality(table, truth: truth, levels: levels, statedLevel: statedLevel)
    }
  }

  private func table(_ path: String, column: String?) throws -> ScoreTable {
    let read = try ScoreTableFile.read(
      path: path, column: column, options: ReadOptions(skipInvalid: input.skipInvalid))
    for diagnostic in read.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    return read.table
  }

  private func separations() throws -> [SubsetQuality] {
    let source = try ScoreSource(paths: judgments, from: from, cluster: by, skipInvalid: input.skipInvalid)
    for diagnostic in source.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    return try SubsetQuality.measured(source.table, equalSize: equalSize, seed: UInt64(max(0, seed)))
  }
}
