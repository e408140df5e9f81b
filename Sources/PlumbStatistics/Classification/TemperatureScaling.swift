/// Turns scores into probabilities with one number: softmax(score · sharpness).
///
/// - Note: Guo, Pleiss, Sun & Weinberger 2017, arXiv:1706.04599, §4.2 (sharpness is 1 / temperature); Platt 1999 with one
///   shared slope. It never changes which class comes first.
public struct TemperatureScaling: Sendable, Equatable, Codable {
  /// The reciprocal of the temperature, ≥ 0.
  public let sharpness: Double

  /// A scaling with a known sharpness.
  ///
  /// - Parameter sharpness: The reciprocal of the temperature, ≥ 0.
  public init(sharpness: Double) { self.sharpness = sharpness }

  /// Fits the sharpness to held-out scores by maximum likelihood; the likelihood is concave, so bisection on its slope finds it.
  ///
  /// As Platt does, no row counts as certain: with `n` rows and `k` classes its own class has the target (n + 1) / (n + k) and
  /// every other 1 / (n + k), so that a few rows without a mistake do not give probabilities of one.
  ///
  /// - Parameters:
  ///   - scores: `n` arrays of one score a class, from rows the classifier did not see.
  ///   - labels: `n` classes.
  /// - Returns: The scaling, with a sharpness from 0 (scores say nothing) to 1,000.
  /// - Throws: ``StatisticsError`` when there is nothing to fit or a score is not finite.
  public static func fit(scores: [[Double]], labels: [Int]) throws(StatisticsError) -> TemperatureScaling {
    guard !scores.isEmpty else { throw StatisticsError(.empty, "Calibration needs at least one held-out row.") }
    guard scores.count == labels.count else {
      throw StatisticsError(.lengthMismatch, "There are \(scores.count) rows of scores and \(labels.count) labels.")
    }
    guard scores.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw StatisticsError(.notFinite, "A score is not finite.")
    }
    guard zip(scores, labels).allSatisfy({ $0.indices.contains($1) }) else {
      throw StatisticsError(.outOfRange, "A label has no score.")
    }
    var (low, high) = (0.0, 1_000.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let scaling = TemperatureScaling(sharpness: middle)
      var slope = 0.0
      for (row, label) in zip(scores, labels) {
        let expected = zip(scaling.probabilities(of: row), row).reduce(0) { $0 + $1.0 * $1.1 }
        let target = (Double(scores.count) * row[label] + row.reduce(0, +)) / Double(scores.count + row.count)
        slope += target - expected
      }
      if slope > 0 { low = middle } else { high = middle }
    }
    return TemperatureScaling(sharpness: (low + high) / 2)
  }

  /// The probabilities of one row.
  ///
  /// - Parameter scores: One score a class.
  /// - Returns: As many probabilities; they sum to 1.
  public func probabilities(of scores: [Double]) -> [Double] {
    let top = scores.max() ?? 0
    let powers = scores.map { Elementary.exponential(($0 - top) * sharpness) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
