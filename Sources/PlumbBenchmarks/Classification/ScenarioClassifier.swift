public import PlumbStatistics

/// Tells the scenario of a query: hashed n-grams of words and characters, a linear model, calibrated probabilities.
///
/// See `Documentation/scenario-classifier.md` for the features and the file.
public struct ScenarioClassifier: Sendable, Equatable {
  typealias Lanes = SIMD16<Float>

  /// How a model came to be.
  public struct Origin: Sendable, Equatable, Codable {
    /// How many queries it was trained on.
    public var queries: Int
    /// The seed of the calibration folds.
    public var seed: UInt64
    /// The penalty on squared weights.
    public var penalty: Double
    /// Passes of the solver over the data.
    public var iterations: Int
    /// Whether the solver reached its tolerance.
    public var converged: Bool
  }

  /// The scenarios it knows, sorted.
  public let scenarios: [String]
  /// How scores become probabilities.
  public let scaling: ScoreCalibration
  /// How it came to be.
  public let origin: Origin

  let vocabulary: FeatureVocabulary
  /// The features that have weights, ascending.
  let weighted: [Int32]
  /// Their weights, in 1/127 of their scale, one a scenario.
  let steps: [Int8]
  /// The largest weight of each.
  let scales: [Float]

  private let rows: [Int32]
  private let lanes: [Lanes]
  private let laneCount: Int

  init(
    scenarios: [String], scaling: ScoreCalibration, origin: Origin, vocabulary: FeatureVocabulary, weighted: [Int32],
    steps: [Int8], scales: [Float]
  ) {
    self.scenarios = scenarios
    self.scaling = scaling
    self.origin = origin
    self.vocabulary = vocabulary
    self.weighted = weighted
    self.steps = steps
    self.scales = scales
    let laneCount = (scenarios.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    var rows = [Int32](repeating: -1, count: vocabulary.featureCount)
    var lanes = [Lanes](repeating: .zero, count: weighted.count * laneCount)
    for (row, feature) in weighted.enumerated() {
      rows[Int(feature)] = Int32(row)
      for index in scenarios.indices {
        let step = steps[row * scenarios.count + index]
        lanes[row * laneCount + index / Lanes.scalarCount][index % Lanes.scalarCount] = Float(step) * scales[row] / 127
      }
    }
    self.rows = rows
    self.lanes = lanes
    self.laneCount = laneCount
  }

  /// The scenario of one query.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - threshold: The least probability that counts as an answer.
  ///   - candidates: How many scenarios are named, ≥ 1.
  /// - Returns: The likeliest scenarios, or “unsure”.
  public func prediction(for text: String, threshold: Double = 0, candidates: Int = 3) -> ScenarioPrediction {
    var counts = FeatureCounts(for: vocabulary)
    return prediction(for: text, threshold: threshold, candidates: candidates, counts: &counts)
  }

  /// The scenarios of many queries, in order; the work is divided among threads.
  ///
  /// - Parameters:
  ///   - texts: The queries.
  ///   - threshold: The least probability that counts as an answer.
  ///   - candidates: How many scenarios are named, ≥ 1.
  ///   - threads: How many threads work, ≥ 1.
  /// - Returns: One prediction a query.
  @concurrent public func predictions(
    for texts: [String], threshold: Double = 0, candidates: Int = 3, threads: Int = 1
  ) async -> [ScenarioPrediction] {
    await inParts(of: texts, threads: threads) { part in
      var counts = FeatureCounts(for: vocabulary)
      return part.map { prediction(for: $0, threshold: threshold, candidates: candidates, counts: &counts) }
    }
  }

  /// The probabilities of all scenarios for one query, in the order of ``scenarios``.
  func probabilities(for text: String, counts: inout FeatureCounts) -> [Double] {
    let entries = vocabulary.entries(of: QueryFeatures(text), using: &counts)
    var sums = [Lanes](repeating: .zero, count: laneCount)
    lanes.withUnsafeBufferPointer { lanes in
      rows.withUnsafeBufferPointer { rows in
        sums.withUnsafeMutableBufferPointer { sums in
          for index in entries.columns.indices {
            let row = Int(rows[Int(entries.columns[index])])
            if row < 0 { continue }
            let value = Lanes(repeating: entries.values[index])
            for lane in 0..<laneCount { sums[lane] += value * lanes[row * laneCount + lane] }
          }
        }
      }
    }
    let scores = scenarios.indices.map { Double(sums[$0 / Lanes.scalarCount][$0 % Lanes.scalarCount]) }
    return scaling.probabilities(of: scores)
  }

  private func prediction(
    for text: String, threshold: Double, candidates: Int, counts: inout FeatureCounts
  ) -> ScenarioPrediction {
    let probabilities = probabilities(for: text, counts: &counts)
    var best: [Int] = []
    for index in probabilities.indices {
      if best.count == candidates, let last = best.last, probabilities[last] >= probabilities[index] { continue }
      let place = best.firstIndex { probabilities[$0] < probabilities[index] } ?? best.count
      best.insert(index, at: place)
      if best.count > candidates { best.removeLast() }
    }
    return ScenarioPrediction(
      candidates: best.map { .init(scenario: scenarios[$0], probability: probabilities[$0]) }, threshold: threshold)
  }

  /// Whether both models give the same answers: what the lanes hold follows from the rest.
  public static func == (left: ScenarioClassifier, right: ScenarioClassifier) -> Bool {
    left.scenarios == right.scenarios && left.scaling == right.scaling && left.origin == right.origin
      && left.vocabulary == right.vocabulary && left.weighted == right.weighted && left.steps == right.steps
      && left.scales == right.scales
  }
}

/// Maps parts of an array on several threads and puts the results together in order.
@concurrent func inParts<Element: Sendable, Result: Sendable>(
  of elements: [Element], threads: Int, _ body: @escaping @Sendable (ArraySlice<Element>) -> [Result]
) async -> [Result] {
  let parts = max(1, min(threads, elements.count))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for part in 0..<parts {
      let range = (elements.count * part / parts)..<(elements.count * (part + 1) / parts)
      group.addTask { (part, body(elements[range])) }
    }
    var collected = [[Result]](repeating: [], count: parts)
    for await (part, results) in group { collected[part] = results }
    return collected.flatMap(\.self)
  }
}
