public import PlumbCore
public import PlumbStatistics

/// How well a classifier does on queries it did not see, by cross-validation.
public struct ScenarioCrossValidation: Sendable {
  /// One scenario's figures.
  public struct ScenarioFigures: Sendable, Equatable {
    /// The scenario.
    public var scenario: String
    /// How many queries it has.
    public var queries: Int
    /// The share of them that was recognised.
    public var recall: Double
    /// The share of right answers where this scenario was the answer; absent when it never was.
    public var precision: Double?
    /// What its queries were most often taken for instead; absent when there was no mistake.
    public var confusedWith: String?
  }

  /// How many folds there were.
  public var folds: Int
  /// The seed of the folds.
  public var seed: UInt64
  /// Accuracy, log loss, calibration error and reject curve over all held-out queries.
  public var quality: ProbabilityQuality
  /// Wilson's 95 % interval of the accuracy; absent without queries.
  public var accuracyInterval: Interval?
  /// The share of queries whose answer is in the right group; scenarios without a group count as one more group.
  public var groupAccuracy: Double
  /// The mean F1 over scenarios; a scenario that was never the answer counts 0.
  public var macroF1: Double
  /// Figures by scenario, sorted.
  public var scenarios: [ScenarioFigures]
  /// Seconds a training took, calibration included; one a fold.
  public var trainingSeconds: [Double]
  /// Seconds it took to classify all held-out queries.
  public var classifyingSeconds: Double
  /// Queries classified a second.
  public var queriesPerSecond: Double { classifyingSeconds > 0 ? Double(quality.count) / classifyingSeconds : 0 }

  /// Cross-validates a training; each fold's model is trained and calibrated on the other folds alone.
  ///
  /// - Parameters:
  ///   - training: How models are trained.
  ///   - queries: Queries with scenarios; those without are left out.
  ///   - folds: How many folds, ≥ 2.
  ///   - foldOfQuery: The fold of each labelled query, to compare with another program on the same folds; dealt out by the
  ///     training's seed when absent.
  ///   - groups: The group of each scenario.
  ///   - clock: What measures time.
  ///   - progress: Told after each fold.
  /// - Returns: The figures over all held-out queries.
  /// - Throws: `EvaluationError` when there are too few queries or scenarios.
  @concurrent public static func run(
    _ training: ScenarioTraining, on queries: [LabelledQuery], folds: Int, foldOfQuery: [Int]? = nil,
    groups: [String: String], clock: some Clock<Duration>, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(EvaluationError) -> ScenarioCrossValidation {
    let labelled = queries.filter { $0.scenario != nil }
    let names = Set(labelled.compactMap(\.scenario)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    let labels = labelled.map { numbers[$0.scenario ?? ""] ?? 0 }
    var foldOfRow = foldOfQuery ?? []
    if foldOfQuery == nil {
      do {
        foldOfRow = try StratifiedFolds(labels: labels, count: folds, seed: training.seed).foldOfRow
      } catch {
        throw EvaluationError(.invalidInput, error.message)
      }
    }
    guard foldOfRow.count == labels.count, foldOfRow.allSatisfy({ (0..<folds).contains($0) }) else {
      throw EvaluationError(
        .invalidInput, "there are \(foldOfRow.count) folds for \(labels.count) labelled queries; expected 0..<\(folds)."
      )
    }
    var probabilities = [[Double]](repeating: [], count: labels.count)
    var trainingSeconds: [Double] = []
    var classifyingSeconds = 0.0
    for fold in 0..<folds {
      let heldOut = labels.indices.filter { foldOfRow[$0] == fold }
      let start = clock.now
      let model = try await training.train(on: labels.indices.filter { foldOfRow[$0] != fold }.map { labelled[$0] })
      let trained = clock.now
      let rows = await inParts(of: heldOut.map { labelled[$0].text }, threads: training.threads) { part in
        var counts = FeatureCounts(for: model.vocabulary)
        return part.map { model.probabilities(for: $0, counts: &counts) }
      }
      classifyingSeconds += seconds(trained.duration(to: clock.now))
      trainingSeconds.append(seconds(start.duration(to: trained)))
      let places = model.scenarios.map { numbers[$0] ?? 0 }
      for (index, row) in zip(heldOut, rows) {
        var all = [Double](repeating: 0, count: names.count)
        for (place, probability) in zip(places, row) { all[place] = probability }
        probabilities[index] = all
      }
      progress(fold + 1)
    }
    do {
      return try summary(
        names: names, labels: labels, probabilities: probabilities, groups: groups, folds: folds, seed: training.seed,
        times: (trainingSeconds, classifyingSeconds))
    } catch {
      throw EvaluationError(.invalidInput, "\(error)")
    }
  }

  private static func summary(
    names: [String], labels: [Int], probabilities: [[Double]], groups: [String: String], folds: Int, seed: UInt64,
    times: (training: [Double], classifying: Double)
  ) throws -> ScenarioCrossValidation {
    let quality = try ProbabilityQuality.measure(probabilities: probabilities, labels: labels)
    let answers = probabilities.map { row in row.indices.max { row[$0] < row[$1] } ?? 0 }
    let right = zip(answers, labels).count { $0 == $1 }
    let groupOf = names.map { groups[$0] ?? "" }
    var figures: [ScenarioFigures] = []
    var f1 = 0.0
    for (number, name) in names.enumerated() {
      let own = labels.indices.filter { labels[$0] == number }
      let hits = own.count { answers[$0] == number }
      let given = answers.count { $0 == number }
      var mistakes: [Int: Int] = [:]
      for index in own where answers[index] != number { mistakes[answers[index], default: 0] += 1 }
      let worst = mistakes.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
      figures.append(
        ScenarioFigures(
          scenario: name, queries: own.count, recall: Double(hits) / Double(own.count),
          precision: given > 0 ? Double(hits) / Double(given) : nil, confusedWith: worst.map { names[$0.key] }))
      f1 += 2 * Double(hits) / Double(own.count + given)
    }
    return ScenarioCrossValidation(
      folds: folds, seed: seed, quality: quality,
      accuracyInterval: wilsonInterval(successes: Double(right), trials: labels.count, level: 0.95),
      groupAccuracy: Double(zip(answers, labels).count { groupOf[$0] == groupOf[$1] }) / Double(labels.count),
      macroF1: f1 / Double(names.count), scenarios: figures, trainingSeconds: times.training,
      classifyingSeconds: times.classifying)
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// Everything as JSON.
  public var json: JSONObject {
    let curve = quality.rejectCurve.map { point -> JSONValue in
      [
        "threshold": .number(point.threshold), "coverage": .number(point.coverage),
        "accuracy": point.accuracy.map(JSONValue.number) ?? .null,
      ]
    }
    let rows = scenarios.map { figures -> JSONValue in
      [
        "scenario": .string(figures.scenario), "queries": JSONValue(figures.queries), "recall": .number(figures.recall),
        "precision": figures.precision.map(JSONValue.number) ?? .null,
        "confused_with": figures.confusedWith.map(JSONValue.string) ?? .null,
      ]
    }
    return [
      "folds": JSONValue(folds), "seed": .string("\(seed)"), "queries": JSONValue(quality.count),
      "accuracy": .number(quality.accuracy), "accuracy_low": accuracyInterval.map { .number($0.low) } ?? .null,
      "accuracy_high": accuracyInterval.map { .number($0.high) } ?? .null, "group_accuracy": .number(groupAccuracy),
      "macro_f1": .number(macroF1), "log_loss": .number(quality.logLoss),
      "calibration_error": .number(quality.calibrationError), "reject_curve": .array(curve),
      "training_seconds": .array(trainingSeconds.map(JSONValue.number)),
      "queries_per_second": .number(queriesPerSecond), "scenarios": .array(rows),
    ]
  }
}
