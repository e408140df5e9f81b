internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging
internal import PlumbWorkspace

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

  @Option(
    help: ArgumentHelp(
      "The share of answers that must be whole: not empty, cut, filtered or failed; below it the exit code is 3.",
      valueName: "share"))
  var answerFloor = AnswerCounts.standardFloor

  @OptionGroup var model: ModelOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Print one JSON document on standard output.")
  var json = false

  @Flag(name: .long, help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if !(1...100_000).contains(samples) {
      throw ValidationError("--samples \(samples): expected a number from 1 to 100,000.")
    }
    if !(0...1).contains(answerFloor) {
      throw ValidationError("--answer-floor \(answerFloor): expected a number from 0 to 1.")
    }
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
    let name = name ?? model.model?.split(separator: "/").last.map(String.init) ?? model.provider ?? "local"
    let request = GenerationRequest(
      model: ModelEntry(name: name, object: model.entry, path: "models.\(name)"), benchmark: benchmark,
      selection: ItemSelection(limit: limit), samples: samples, skipInvalid: input.skipInvalid)
    let outcome = try await namingFlags {
      let prepared = try await workspace.make().makeSource(request)
      Console.report(prepared.diagnostics)
      return try await showingProgress(unless: quiet, prepared.metrics) { try await prepared.run(to: output) }
    }
    if json {
      Console.output(json: [
        "responses": JSONValue(outcome.count), "failed": JSONValue(outcome.failed), "answers": .object(outcome.answers.json),
        "path": .string(output),
      ])
    } else {
      Console.error("\(outcome.count) responses written to \(output), \(outcome.failed) of them failed.")
    }
    if let failure = outcome.failure { Console.error("plumb: the last failure: \(TextTable.printable(failure))") }
    for line in answerText([outcome.answers]) { Console.error(line) }
    if outcome.failed > 0 { throw ExitCode(3) }
    try checkAnswers([outcome.answers], floor: answerFloor)
  }
}
