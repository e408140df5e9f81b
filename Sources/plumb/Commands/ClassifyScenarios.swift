internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging
internal import PlumbWorkspace

/// `plumb scenario classify`.
struct ClassifyScenarios: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Tell the scenario of each query, or `unsure`.",
    discussion: """
      Example: plumb scenario classify queries.jsonl --model scenarios.model --threshold 0.4
               echo "Translate: good morning" | plumb scenario classify --plain --model scenarios.model
               plumb scenario classify queries.jsonl --llm model.yaml
      Each line of output is a query with scenario, probability and candidates. \
      --llm asks a model (provider, model, base_url …); a reply that names no scenario is failed, never guessed.
      """)

  @Argument(help: ArgumentHelp("Queries, one JSON object a line; standard input when left out.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("The model that `plumb scenario train` wrote.", valueName: "model"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("A YAML file with a model's entry, asked instead.", valueName: "spec"), completion: .file())
  var llm: String?

  @Option(help: ArgumentHelp("Answer `unsure` below this probability.", valueName: "p"))
  var threshold = 0.0

  @Option(help: ArgumentHelp("How many scenarios are named a query.", valueName: "count"))
  var candidates = 3

  @Flag(help: "Each line is a query as it stands.")
  var plain = false

  @OptionGroup var criteria: CriteriaOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (model == nil) != (llm == nil) else { throw ValidationError("give one of --model and --llm.") }
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold takes a number from 0 to 1.") }
    guard candidates >= 1 else { throw ValidationError("--candidates takes a number from 1.") }
  }

  func run() async throws {
    let source = QueryFile(path: file, isPlain: plain, skipInvalid: input.skipInvalid)
    let writer = ClassificationWriter(json: output.json)
    let result = try await classify(source, writer)
    writer.finish()
    if result.skipped > 0 { Console.error("warning: \(result.skipped) lines were left out.") }
    if llm != nil, !output.quiet {
      Console.error("\(result.answered) requests answered, \(result.cached) replies from the store.")
    }
    if result.failed > 0 {
      Console.error(
        "plumb: \(result.failed) queries got no scenario; they are failed in the output. Rerun to ask again.")
      throw ExitCode(3)
    }
  }

  private func classify(_ source: QueryFile, _ writer: ClassificationWriter) async throws -> ScenarioClassification {
    let workspace = workspace.make()
    switch (model, llm) {
    case (let model?, nil):
      let options = ScenarioClassificationOptions(
        threshold: threshold, candidates: candidates, threads: ProcessInfo.processInfo.activeProcessorCount)
      return try await workspace.classifyScenarios(
        source, with: ScenarioClassifier(path: model), options: options, emit: writer.write)
    case (nil, let llm?):
      return try await workspace.classifyScenarios(
        source, asking: ModelEntry(path: llm), baseFolder: BaseFolder(of: llm), library: criteria.libraries().whole,
        emit: writer.write)
    default: throw ValidationError("give one of --model and --llm.")
    }
  }
}
