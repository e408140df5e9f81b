/// How good predicted probabilities of classes are.
public struct ProbabilityQuality: Sendable, Equatable, Codable {
  /// One step of the reject curve.
  public struct RejectPoint: Sendable, Equatable, Codable {
    /// The least probability at which an answer is given.
    public let threshold: Double
    /// The share of rows that get an answer.
    public let coverage: Double
    /// The share of right answers among them; absent when there are none.
    public let accuracy: Double?
  }

  /// How many rows there are.
  public let count: Int
  /// The share of rows whose likeliest class is right.
  public let accuracy: Double
  /// The mean of -ln of the probability of the right class, floored at 1e-15 as scikit-learn does.
  public let logLoss: Double
  /// The expected calibration error: the mean gap between probability and accuracy of the likeliest class over bins of equal
  /// width, weighted by rows.
  public let calibrationError: Double
  /// Coverage and accuracy when answers below a threshold are withheld.
  public let rejectCurve: [RejectPoint]

  /// Measures predictions.
  ///
  /// - Parameters:
  ///   - probabilities: `n` arrays of one probability a class.
  ///   - labels: `n` classes; -1 for a class the model does not know, which is never right.
  ///   - bins: How many bins the calibration error has.
  ///   - thresholds: The steps of the reject curve.
  /// - Returns: The figures.
  /// - Throws: ``StatisticsError`` when there are no rows or lengths differ.
  /// - Note: Calibration error: Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017, §2, with 15 bins.
  public static func measure(
    probabilities: [[Double]], labels: [Int], bins: Int = 15,
    thresholds: [Double] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
  ) throws(StatisticsError) -> ProbabilityQuality {
    guard !probabilities.isEmpty else { throw StatisticsError(.empty, "There are no predictions to measure.") }
    guard probabilities.count == labels.count else {
      throw StatisticsError(.lengthMismatch, "There are \(probabilities.count) predictions and \(labels.count) labels.")
    }
    let count = Double(labels.count)
    var sums = [(confidence: Double, right: Double)](repeating: (0, 0), count: bins)
    var answers: [(confidence: Double, isRight: Bool)] = []
    var loss = 0.0
    for (row, label) in zip(probabilities, labels) {
      let best = row.indices.max { row[$0] < row[$1] } ?? 0
      let confidence = row.isEmpty ? 0 : row[best]
      let isRight = best == label
      answers.append((confidence, isRight))
      loss -= Elementary.logarithm(max(row.indices.contains(label) ? row[label] : 0, 1e-15))
      let bin = min(bins - 1, max(0, Int(confidence * Double(bins))))
      sums[bin].confidence += confidence
      sums[bin].right += isRight ? 1 : 0
    }
    let curve = thresholds.map { threshold in
      let kept = answers.filter { $0.confidence >= threshold }
      let right = kept.count { $0.isRight }
      return RejectPoint(
        threshold: threshold, coverage: Double(kept.count) / count,
        accuracy: kept.isEmpty ? nil : Double(right) / Double(kept.count))
    }
    return ProbabilityQuality(
      count: labels.count, accuracy: Double(answers.count { $0.isRight }) / count, logLoss: loss / count,
      calibrationError: sums.reduce(0) { $0 + abs($1.confidence - $1.right) } / count, rejectCurve: curve)
  }
}
