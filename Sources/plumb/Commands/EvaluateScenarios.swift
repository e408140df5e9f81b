internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging

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
      groups: criteria.libraries().whole.groupByScenario, clock: ContinuousClock(),
      progress: { if !quiet { Console.error("fold \($0) of \(count)") } })
    if output.json { return Console.output(json: result.json) }
    Console.output(crossValidationText(result))
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
