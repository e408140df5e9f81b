internal import Foundation
public import PlumbCore
internal import PlumbStatistics

/// How a classifier is trained.
public struct ScenarioTraining: Sendable, Equatable {
  /// The penalty on squared weights; chosen by cross-validation on Auto-J's training queries.
  public var penalty = 3.8
  /// How far rare scenarios are lifted: each query weighs (queries of its scenario)^-balance.
  ///
  /// 0 is not at all, 1 fully.
  public var balance = 0.65
  /// How many folds give the held-out scores for calibration.
  public var calibrationFolds = 5
  /// The most features that keep weights; the others are dropped by the size of their weights.
  public var maximumWeights = 60_000
  /// The most queries that are learnt from, drawn by the seed from a larger file: memory takes about 25 kB a query.
  public var maximumQueries = 30_000
  /// The seed of the calibration folds.
  public var seed: UInt64 = 1
  /// How many threads work; the model does not depend on it.
  public var threads = 1

  /// The standard training.
  public init() {}

  /// Trains a classifier.
  ///
  /// - Parameter queries: Queries with scenarios; those without are left out.
  /// - Returns: The model.
  /// - Throws: `EvaluationError` with fewer than two scenarios or too few queries.
  @concurrent public func train(on queries: [LabelledQuery]) async throws(EvaluationError) -> ScenarioClassifier {
    let labelled = sampled(queries.filter { $0.scenario != nil })
    let scenarios = Set(labelled.compactMap(\.scenario)).sorted()
    guard scenarios.count >= 2 else {
      throw EvaluationError(
        .invalidInput, "a classifier needs queries of at least two scenarios; found \(scenarios.count).")
    }
    guard labelled.count >= calibrationFolds else {
      throw EvaluationError(
        .invalidInput,
        "\(labelled.count) labelled queries are too few; calibration alone takes \(calibrationFolds) folds.")
    }
    let numbers = Dictionary(uniqueKeysWithValues: scenarios.enumerated().map { ($0.element, $0.offset) })
    let labels = labelled.map { numbers[$0.scenario ?? ""] ?? 0 }
    let vocabulary = await vocabulary(of: labelled)
    let rows = await rows(of: labelled, vocabulary)
    do throws(StatisticsError) {
      let scaling = try await calibrate(labelled, labels: labels, classCount: scenarios.count)
      let fit = try await fit(rows: rows, labels: labels, classCount: scenarios.count)
      return model(
        fit, scenarios: scenarios, scaling: scaling, vocabulary: vocabulary, rows: rows, queries: labelled.count)
    } catch {
      throw EvaluationError(.invalidInput, error.message)
    }
  }

  /// At most ``maximumQueries``, drawn by the seed, in the file's order.
  private func sampled(_ queries: [LabelledQuery]) -> [LabelledQuery] {
    guard queries.count > maximumQueries else { return queries }
    var generator = SplitMix64(seed: seed)
    return queries.indices.shuffled(using: &generator).prefix(maximumQueries).sorted().map { queries[$0] }
  }

  /// The n-grams that several of the queries have.
  private func vocabulary(of queries: [LabelledQuery]) async -> FeatureVocabulary {
    var builder = VocabularyBuilder()
    await inBatches(of: queries) { builder.add($0) }
    return builder.vocabulary
  }

  /// The features of the queries, a row each.
  private func rows(of queries: [LabelledQuery], _ vocabulary: FeatureVocabulary) async -> SparseRows {
    var rows = SparseRows(columnCount: vocabulary.featureCount)
    var counts = FeatureCounts(for: vocabulary)
    await inBatches(of: queries) { query in
      let entries = vocabulary.entries(of: query, using: &counts)
      rows.append(columns: entries.columns, values: entries.values)
    }
    return rows
  }

  /// Hands on each query's features in order; memory holds one batch of them.
  private func inBatches(of queries: [LabelledQuery], _ body: (QueryFeatures) -> Void) async {
    for start in stride(from: 0, to: queries.count, by: 2_048) {
      let batch = Array(queries[start..<min(queries.count, start + 2_048)])
      await inParts(of: batch, threads: threads) { $0.map { QueryFeatures($0.text) } }.forEach(body)
    }
  }

  private func fit(rows: SparseRows, labels: [Int], classCount: Int) async throws(StatisticsError)
    -> RidgeClassification
  {
    var sizes = [Double](repeating: 0, count: classCount)
    for label in labels { sizes[label] += 1 }
    let raw = labels.map { pow(sizes[$0], -balance) }
    let mean = raw.reduce(0, +) / Double(max(1, raw.count))
    return try await RidgeClassification.fit(
      rows: rows, labels: labels, classCount: classCount, rowWeights: raw.map { $0 / mean },
      options: .init(penalty: penalty, tolerance: 0.003, threads: threads))
  }

  /// Fits the probabilities to queries that were held out of everything, vocabulary included: n-grams that a new query
  /// shares with a single one are not known to the model.
  private func calibrate(_ queries: [LabelledQuery], labels: [Int], classCount: Int) async throws(StatisticsError)
    -> ScoreCalibration
  {
    let folds = try StratifiedFolds(labels: labels, count: calibrationFolds, seed: seed)
    var scores: [[Double]] = []
    var heldOutLabels: [Int] = []
    for fold in 0..<folds.count {
      let (training, heldOut) = folds.split(fold)
      let own = training.map { queries[$0] }
      let vocabulary = await vocabulary(of: own)
      let fit = try await fit(
        rows: await rows(of: own, vocabulary), labels: training.map { labels[$0] }, classCount: classCount)
      scores += fit.scores(of: await rows(of: heldOut.map { queries[$0] }, vocabulary))
      heldOutLabels += heldOut.map { labels[$0] }
    }
    return try ScoreCalibration.fit(scores: scores, labels: heldOutLabels)
  }

  /// Keeps the features whose weights move the scores most, in steps of 1/127 of the largest weight of each.
  private func model(
    _ fit: RidgeClassification, scenarios: [String], scaling: ScoreCalibration, vocabulary: FeatureVocabulary,
    rows: SparseRows, queries: Int
  ) -> ScenarioClassifier {
    let count = scenarios.count
    var mass = [Float](repeating: 0, count: vocabulary.featureCount)
    for entry in rows.columns.indices { mass[Int(rows.columns[entry])] += rows.values[entry] * rows.values[entry] }
    var sizes: [(feature: Int, size: Float)] = mass.indices.map { feature in
      let weights = fit.weights[(feature * count)..<((feature + 1) * count)]
      return (feature, weights.reduce(0) { $0 + $1 * $1 } * mass[feature])
    }
    sizes.sort { $0.size == $1.size ? $0.feature < $1.feature : $0.size > $1.size }
    let kept = sizes.prefix(maximumWeights).filter { $0.size > 0 }.map(\.feature).sorted()
    var steps: [Int8] = []
    var scales: [Float] = []
    steps.reserveCapacity(kept.count * count)
    for feature in kept {
      let weights = fit.weights[(feature * count)..<((feature + 1) * count)]
      let scale = weights.reduce(0) { max($0, abs($1)) }
      scales.append(scale)
      steps += weights.map { scale > 0 ? Int8(($0 / scale * 127).rounded()) : 0 }
    }
    return ScenarioClassifier(
      scenarios: scenarios, scaling: scaling,
      origin: .init(
        queries: queries, seed: seed, penalty: penalty, iterations: fit.iterations, converged: fit.converged),
      vocabulary: vocabulary, weighted: kept.map(Int32.init), steps: steps, scales: scales)
  }
}
