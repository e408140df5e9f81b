internal import ArgumentParser
internal import PlumbBenchmarks
internal import PlumbCore

/// `plumb scenario train`.
struct TrainScenarios: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a classifier of requests from labelled queries.",
    discussion: """
      Example: plumb scenario train traindata.jsonl --output scenarios.model
      The file it writes holds hashes and weights, no text. The same queries and seed give the same file.
      """)

  @OptionGroup var source: LabelledQueryOptions

  @Option(
    name: .customLong("output"), help: ArgumentHelp("The model to write.", valueName: "model"), completion: .file())
  var model: String

  @OptionGroup var training: TrainingOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let queries = try source.queries()
    if !output.quiet {
      Console.error(
        "training on \(queries.count) queries, six times over: five to calibrate"
      )
    }
    let start = ContinuousClock.now
    let classifier = try await training.training.train(on: queries)
    let time = start.duration(to: .now)
    try classifier.write(to: model)
    if classifier.origin.queries < queries.count {
      Console.error("warning: learnt from \(classifier.origin.queries) of \(queries.count) queries, drawn by the seed.")
    }
    if output.json { return Console.output(json: trainingJSON(classifier, path: model, time: time)) }
    Console.output(trainingText(classifier, path: model, time: time))
  }
}
