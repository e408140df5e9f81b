internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

/// `plumb generate`: the first stage alone, from items to responses.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Ask one model about every item and write its responses.",
    discussion: """
      Example: plumb generate starter-en --provider local --max-tokens 64 --limit 8 --output responses.jsonl
               plumb generate items.jsonl --provider openai --model gpt-4o-mini --output gpt-4o-mini.jsonl
               plumb generate starter-en --temperature 0.8 --samples 4 --output candidates.jsonl
      """)

  @Argument(help: ArgumentHelp("A built-in benchmark's id or a path.", valueName: "benchmark"), completion: .file())
  var benchmark: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The model's name in the file; its own when left out.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("At most this many items, spread over the categories.", valueName: "count"))
  var limit: Int?

  @Option(help: ArgumentHelp("How many responses to each item.", valueName: "count"))
  var samples = 1

  @OptionGroup var model: ModelOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Print one JSON document on standard output.")
  var json = false

  @Flag(name: .long, help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if samples < 1 { throw ValidationError("--samples \(samples): expected at least 1.") }
    if samples > 1, model.temperature == 0 {
      throw ValidationError(
        "--samples \(samples) at temperature 0 would be the same response again; raise --temperature.")
    }
    if json, output == "-" { throw ValidationError("--json and --output - both write to standard output; choose one.") }
    if output == benchmark {
      throw ValidationError("--output \(output) is the file of items; it would be replaced. Name another file.")
    }
  }

  func run() async throws {
    let name = name ?? model.model?.split(separator: "/").last.map(String.init) ?? model.provider
    var object: JSONObject = [
      "name": .string("generate-\(name)"), "benchmark": .string(benchmark), "baseline": "reference",
      "judge": ["rule": "first"],
    ]
    object["models"] = .object(
      JSONObject([
        .init(key: name, value: .object(model.entry)), .init(key: "reference", value: ["provider": "reference"]),
      ]))
    object["items"] = limit.map { ["limit": JSONValue($0)] }
    var common = OutputOptions()
    common.quiet = quiet
    common.json = json
    let session = RunSession(
      spec: try StageSpecs.spec(object, origin: "command line"), workspace: workspace, input: input, output: common)
    try await session.withComposed { composed in
      var run = composed.run
      run.sources = run.sources.filter { $0.name == name }
      run.samples = samples
      let generation = run
      try await session.withProgress(run.metrics) { try await generation.generateResponses() }
      let counts = try copyResponses(from: run.folder.responses(of: name), to: output)
      let result: JSONObject = [
        "responses": JSONValue(counts.written), "failed": JSONValue(counts.failed), "path": .string(output),
      ]
      if json {
        Console.output(JSONValue.object(result).text(.pretty))
      } else {
        Console.error("\(counts.written) responses written to \(output), \(counts.failed) of them failed.")
      }
      if let failure = counts.failure { Console.error("plumb: the last failure: \(TextTable.printable(failure))") }
      if counts.failed > 0 { throw ExitCode(3) }
    }
  }

  private func copyResponses(from source: String, to target: String) throws -> (
    written: Int, failed: Int, failure: String?
  ) {
    let writer = try JSONLinesWriter(path: target)
    var failed = 0
    var failure: String?
    for case .record(let response, _) in try JSONLinesReader<Response>(path: source) {
      if let found = response.failure {
        failed += 1
        failure = found.message
      }
      try writer.write(response)
    }
    try writer.finish()
    return (writer.count, failed, failure)
  }
}
