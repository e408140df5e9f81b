internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWorkspace

/// `plumb judge`: the second stage alone, from responses to judgments.
struct JudgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Compare files of responses with a baseline's, or grade them one by one, and write the judgments.",
    discussion: """
      Example: plumb judge starter-en --responses mine.jsonl --baseline theirs.jsonl \\
                 --provider openai --model gpt-4o-mini --template pairwise-cot --output judgments.jsonl
               plumb judge starter-en --responses mine.jsonl --template rating --reference --turns each --output graded.jsonl
      Responses are Plumb's responses.jsonl or AlpacaEval's model_outputs.json; NAME=FILE gives a model another name.
      Templates: \(Registry<TemplateFamily>.standard.elements.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")); or a .yaml file.
      """)

  @Argument(
    help: ArgumentHelp("The items: a built-in benchmark's id or a path.", valueName: "benchmark"), completion: .file())
  var benchmark: String

  @Option(
    help: ArgumentHelp("A model's responses; may be given several times.", valueName: "path"), completion: .file())
  var responses: [String]

  @Option(
    help: ArgumentHelp("The baseline's responses, for templates that compare.", valueName: "path"), completion: .file())
  var baseline: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "path"),
    completion: .file())
  var output: String

  @OptionGroup var judging: ResponseJudgingOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Print the leaderboard as one JSON document on standard output.")
  var json = false

  @Flag(name: .long, help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if json, output == "-" { throw ValidationError("--json and --output - both write to standard output; choose one.") }
    let inputs = (responses + [baseline].compactMap(\.self)).map { NamedFile($0).path }
    if inputs.contains(output) || output == benchmark {
      throw ValidationError("--output \(output) is one of the input files; it would be replaced. Name another file.")
    }
  }

  func run() async throws {
    let (finished, count) = try await namingFlags {
      let prepared = try await workspace.make().prepare(spec(), options: RunOptions(skipInvalid: input.skipInvalid))
      Console.report(prepared.diagnostics)
      return try await showingProgress(unless: quiet, prepared.metrics) {
        try await prepared.judge(writingTo: output)
      }
    }
    if json {
      Console.output(json: finished.leaderboard.json)
    } else if output != "-" {
      Console.output(leaderboardText(finished.leaderboard, showsParts: !finished.facts.judgesPairs))
    }
    Console.error("\(count) judgments written to \(output).")
    try end(below: finished.shortfall)
  }

  private func spec() -> RunSpec {
    let base = baseline.map(NamedFile.init)
    let files = responses.map(NamedFile.init) + [base].compactMap(\.self)
    return RunSpec(
      name: "judge-\(base?.name ?? files.first?.name ?? "responses")", benchmark: benchmark,
      models: files.map {
        ModelEntry(name: $0.name, object: ["responses": .string($0.path)], path: "models.\($0.name)")
      }, baselines: RunBaselines(general: base?.name), judge: judging.source, judging: judging.overrides,
      // The answers are what they are; their state is told, and decides nothing.
      seed: judging.seed, answerFloor: 0)
  }
}
