internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging
internal import PlumbWorkspace

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
    let labelled = criteria ? try await labelCriteria() : nil
    if output.json {
      var object = overview.json
      object["criteria"] = labelled.map { .object($0.tally.json) }
      return Console.output(json: object)
    }
    Console.output(benchmarkText(overview))
    if let labelled { Console.output("\n" + criteriaText(labelled)) }
    for item in try found.items(skipInvalid: input.skipInvalid).prefix(max(0, items)) {
      Console.output("\n" + TextTable.printable(item.id) + "\n" + JSONValue.object(item.json).text(.pretty))
    }
  }

  private func labelCriteria() async throws -> LabelledCriteria {
    let workspace = workspace.make()
    let labeller = ModelEntry(name: "labeller", object: model.entry, path: "")
    let spec = try workspace.criteriaSpec(of: benchmark, labeller: labeller, limit: limit)
    return try await workspace.withBuild(of: spec) { build in
      Console.report(build.warnings)
      return try await output.showing(build.metrics) { try await build.run() }.labelledCriteria()
    }
  }
}
