internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation

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
    let source = QuerySource(path: file, isPlain: plain, skipInvalid: input.skipInvalid)
    let writer = ClassificationWriter(json: output.json)
    if let model {
      let classifier = try ScenarioClassifier(path: model)
      let threads = ProcessInfo.processInfo.activeProcessorCount
      try await source.batches { batch in
        let predictions = await classifier.predictions(
          for: batch.map(\.text), threshold: threshold, candidates: candidates, threads: threads)
        writer.write(zip(batch, predictions).map { $0.json.merging($1.json) })
      }
    } else if let llm {
      let session = ScenarioClassifierSession(
        entry: llm, library: try criteria.library(), workspace: workspace, quiet: output.quiet)
      let failed = try await session.classify(source) { writer.write([$0]) }
      writer.finish()
      if failed > 0 {
        Console.error("plumb: \(failed) queries got no scenario; they are failed in the output. Rerun to ask again.")
        throw ExitCode(3)
      }
      return
    }
    writer.finish()
  }
}

extension JSONObject {
  /// This object with the members of another over it.
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    var result = self
    for key in other.keys { result[key] = other[key] }
    return result
  }
}
