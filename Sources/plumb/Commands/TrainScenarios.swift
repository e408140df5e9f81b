internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation

/// The labelled queries of a command.
struct LabelledQueryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Labelled queries, one JSON object a line: query (or instruction and input), scenario (or category).",
      valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var input: InputOptions

  /// The queries that have a scenario.
  func queries() throws -> [LabelledQuery] {
    let loaded = try JSONLinesReader<LabelledQuery>.load(path: file, skipInvalid: input.skipInvalid)
    for diagnostic in loaded.diagnostics.prefix(20) {
      Console.error("\(diagnostic.severity.rawValue): \(diagnostic)")
    }
    let labelled = loaded.records.filter { $0.scenario != nil }
    if labelled.count < loaded.records.count {
      Console.error("warning: \(loaded.records.count - labelled.count) queries have no scenario and are left out.")
    }
    return labelled
  }
}

/// How a training goes.
struct TrainingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The seed of folds and calibration.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The penalty on squared weights.", valueName: "number"))
  var penalty = ScenarioTraining().penalty

  func validate() throws {
    guard penalty > 0, penalty.isFinite else { throw ValidationError("--penalty takes a number above 0.") }
  }

  /// The training.
  var training: ScenarioTraining {
    var training = ScenarioTraining()
    training.seed = seed
    training.penalty = penalty
    training.threads = ProcessInfo.processInfo.activeProcessorCount
    return training
  }
}

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
    Console.output(
      output.json
        ? JSONValue.object(trainingJSON(classifier, path: model, time: time)).text(.pretty)
        : trainingText(classifier, path: model, time: time))
  }
}

/// `plumb scenario evaluate`.
struct EvaluateScenarios: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Cross-validate a classifier: accuracy, calibration, reject curve, speed.",
    discussion: """
      Example: plumb scenario evaluate traindata.jsonl --folds 5
      Each fold is answered by a model that was trained and calibrated on the other folds alone.
      """)

  @OptionGroup var source: LabelledQueryOptions

  @Option(help: ArgumentHelp("How many folds.", valueName: "count"))
  var folds = 5

  @Option(
    help: ArgumentHelp(
      "A file with the fold of each labelled query, one number from 0 a line, to compare with another program.",
      valueName: "file"), completion: .file())
  var foldFile: String?

  @OptionGroup var criteria: CriteriaOptions
  @OptionGroup var training: TrainingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard folds >= 2 else { throw ValidationError("--folds takes a number from 2.") }
  }

  func run() async throws {
    let queries = try source.queries()
    let quiet = output.quiet
    let count = folds
    let result = try await ScenarioCrossValidation.run(
      training.training, on: queries, folds: folds, foldOfQuery: try foldFile.map { try Self.folds(path: $0) },
      groups: criteria.library().groupByScenario, clock: ContinuousClock(),
      progress: { if !quiet { Console.error("fold \($0) of \(count)") } })
    Console.output(
      output.json ? JSONValue.object(result.json).text(.pretty) : crossValidationText(result))
  }

  private static func folds(path: String) throws -> [Int] {
    let reader = try LineReader(path: path)
    var folds: [Int] = []
    while let text = try reader.next({ String(decoding: $0, as: UTF8.self) }) {
      let number = text.filter { !$0.isWhitespace }
      if number.isEmpty { continue }
      guard let fold = Int(number) else {
        throw CoreError(
          .invalidInput, "\(path):\(reader.lineNumber): '\(number)' is not a fold; expected a number from 0.")
      }
      folds.append(fold)
    }
    return folds
  }
}
