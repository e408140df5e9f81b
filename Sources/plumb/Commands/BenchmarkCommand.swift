internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// `plumb benchmark`: the benchmarks there are, what is in one, and taking one in from another system.
struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark", abstract: "List, show, check, import, build, evolve and measure benchmarks.",
    subcommands: [
      ListBenchmarks.self, ShowBenchmark.self, LintBenchmark.self, ImportBenchmark.self, BuildBenchmark.self,
      ReviewBenchmark.self, EvolveBenchmark.self, QualityCommand.self,
    ])
}

/// `plumb benchmark list`.
struct ListBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the built-in benchmarks.", discussion: "Example: plumb benchmark list")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let overviews = try BenchmarkLibrary.builtIn.map { try BenchmarkOverview($0) }
    if output.json {
      Console.output(JSONValue.array(overviews.map { .object($0.json) }).text(.pretty))
      return
    }
    var table = TextTable([
      .init(title: "id"), .init(title: "items", isNumber: true), .init(title: "languages"), .init(title: "licence"),
      .init(title: "what it is"),
    ])
    for overview in overviews {
      table.add([
        overview.id, "\(overview.itemCount)", overview.languages.map(\.name).joined(separator: ", "),
        overview.licence ?? "—", overview.summary,
      ])
    }
    Console.output(table.text)
  }
}

/// `plumb benchmark show`.
struct ShowBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Describe a benchmark: items by category, lengths, recipe.",
    discussion: """
      Example: plumb benchmark show starter-en --items 3
               plumb benchmark show items.jsonl --criteria --provider openai --model gpt-4o-mini --limit 50
      """)

  @Argument(help: ArgumentHelp("A built-in benchmark's id or a path.", valueName: "benchmark"), completion: .file())
  var benchmark: String

  @Option(help: ArgumentHelp("Also print the first items.", valueName: "count"))
  var items = 0

  @Flag(help: "Also let a model say which of the 7 quality criteria each item meets.")
  var criteria = false

  @Option(help: ArgumentHelp("Label at most this many items, spread over the categories.", valueName: "count"))
  var limit: Int?

  @OptionGroup var model: ModelOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try BenchmarkLibrary.benchmark(named: benchmark)
    let overview = try BenchmarkOverview(found, skipInvalid: input.skipInvalid)
    let labelling = CriteriaLabelling(
      benchmark: benchmark, model: model, limit: limit, workspace: workspace, output: output)
    let labelled = criteria ? try await labelling.tally() : nil
    if output.json {
      var object = overview.json
      object["criteria"] = labelled.map { .object($0.tally.json) }
      Console.output(JSONValue.object(object).text(.pretty))
      return
    }
    Console.output(benchmarkText(overview))
    if let labelled { Console.output("\n" + criteriaText(labelled.tally, labels: labelled.labels)) }
    for item in try found.items(skipInvalid: input.skipInvalid).prefix(max(0, items)) {
      Console.output("\n" + TextTable.printable(item.id) + "\n" + JSONValue.object(item.json).text(.pretty))
    }
  }
}

/// `plumb benchmark import`.
struct ImportBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a benchmark from another system's files.",
    discussion: """
      Example: plumb benchmark import alpaca-eval alpaca_eval.json --to alpaca-eval-2
               plumb benchmark import alignbench AlignBench --to alignbench
               plumb benchmark import arena-hard arena-hard-v2.0 --to arena-hard
      Formats:
      \(Registry<BenchmarkFormat>.standard.elements.map { "  \($0.name): \($0.summary)." }.joined(separator: "\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "The format: \(Registry<BenchmarkFormat>.standard.list).", valueName: "format"))
  var format: String

  @Argument(help: ArgumentHelp("The file or folder.", valueName: "path"), completion: .file())
  var path: String

  @Option(help: ArgumentHelp("The folder to write (items.jsonl, benchmark.yaml).", valueName: "folder"))
  var to: String

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let options = ReadOptions(skipInvalid: input.skipInvalid)
    let format = try Registry<BenchmarkFormat>.standard.element(named: format)
    let imported = try format.read(path, options)
    for diagnostic in imported.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let folder = try RunFolder(benchmarkAt: to)
    let more = try format.importMore?(path, to, imported.items, options) ?? ImportedMaterial()
    for diagnostic in more.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    try writeBenchmark(imported, to: to)
    var result: JSONObject = ["items": JSONValue(imported.items.count), "path": .string(folder.items)]
    var text = "\(imported.items.count) items written to \(folder.items). Use it with `benchmark: \(to)` in a spec."
    if !imported.card.isEmpty { result["card"] = .string("\(to)/benchmark.yaml") }
    if !more.models.isEmpty {
      result["responses"] = .array(more.models.map(JSONValue.string))
      text +=
        "\nResponses of \(more.models.count) models: `models: { NAME: { responses: \(to)/responses/NAME.jsonl } }`."
    }
    if more.judgments > 0 {
      result["judgments"] = JSONValue(more.judgments)
      text += "\n\(more.judgments) judgments: `plumb leaderboard \(to)/judgments.jsonl --method weighted-win-rate`."
    }
    Console.output(output.json ? JSONValue.object(result).text(.pretty) : text)
  }
}
