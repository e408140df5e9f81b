internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

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

  @Option(help: ArgumentHelp("How the judge is asked.", valueName: "template"))
  var template = "pairwise"

  @Option(help: ArgumentHelp("Which answer is shown first: first (the baseline), random or both.", valueName: "orders"))
  var orders = "both"

  @Option(help: ArgumentHelp("Judge a conversation as a whole or turn by turn: whole or each.", valueName: "turns"))
  var turns = "whole"

  @Flag(help: "Show the judge the item's reference answer.")
  var reference = false

  @Flag(help: "Show the judge the item's evidence.")
  var evidence = false

  @Option(help: ArgumentHelp("Judge by a rule instead of a model: longest, random or first.", valueName: "rule"))
  var rule: String?

  @Option(
    help: ArgumentHelp("A judge's folder in the layout of AlpacaEval's evaluators_configs.", valueName: "folder"),
    completion: .directory)
  var config: String?

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  @OptionGroup var model: ModelOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Print the leaderboard as one JSON document on standard output.")
  var json = false

  @Flag(name: .long, help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if json, output == "-" { throw ValidationError("--json and --output - both write to standard output; choose one.") }
    let inputs = (responses + [baseline].compactMap(\.self)).map { StageSpecs.namedFile($0).path }
    if inputs.contains(output) || output == benchmark {
      throw ValidationError("--output \(output) is one of the input files; it would be replaced. Name another file.")
    }
  }

  func run() async throws {
    var common = OutputOptions()
    common.quiet = quiet
    common.json = json
    let session = RunSession(
      spec: try StageSpecs.spec(specObject(), origin: "command line"), workspace: workspace, input: input,
      output: common)
    try await session.withComposed { composed in
      let run = composed.run
      let leaderboard = try await session.withProgress(run.metrics) { try await run.run() }
      let writer = try JSONLinesWriter(path: output)
      for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: run.folder.judgments) {
        try writer.write(judgment)
      }
      try writer.finish()
      if json {
        Console.output(JSONValue.object(leaderboard.json).text(.pretty))
      } else if output != "-" {
        Console.output(leaderboardText(leaderboard, showsParts: !composed.facts.judgesPairs))
      }
      Console.error("\(writer.count) judgments written to \(output).")
      try checkCoverage(of: leaderboard, floor: 0.95, judgments: run.folder.judgments)
    }
  }

  private func specObject() -> JSONObject {
    let base = baseline.map(StageSpecs.namedFile)
    var models: JSONObject = [:]
    for (name, path) in responses.map(StageSpecs.namedFile) { models[name] = ["responses": .string(path)] }
    if let base { models[base.name] = ["responses": .string(base.path)] }
    var judge: JSONObject = [
      "template": .string(template), "orders": .string(orders), "turns": .string(turns),
    ]
    if reference { judge["reference"] = true }
    if evidence { judge["evidence"] = true }
    if let rule {
      judge["rule"] = .string(rule)
    } else {
      if let config { judge["config"] = .string(config) }
      if config == nil || model.model != nil { judge.append(missingFrom: model.entry) }
    }
    var spec: JSONObject = [
      "name": .string("judge-\(base?.name ?? models.keys.first ?? "responses")"), "benchmark": .string(benchmark),
      "models": .object(models), "judge": .object(judge), "seed": JSONValue(seed),
    ]
    spec["baseline"] = base.map { .string($0.name) }
    return spec
  }
}
