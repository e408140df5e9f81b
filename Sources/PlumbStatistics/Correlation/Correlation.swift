/// Which correlation.
public enum CorrelationKind: String, Sendable, Codable, Equatable, CaseIterable {
  /// Of values, linear.
  case pearson
  /// Of ranks, tied values sharing their mean rank.
  case spearman
  /// Of the order of pairs, corrected for ties (tau-b).
  case kendall
}

/// A correlation with its interval.
public struct Correlation: Sendable, Codable, Equatable {
  /// Which correlation.
  public let kind: CorrelationKind
  /// Between −1 and 1.
  public let value: Double
  /// An interval on Fisher's z scale; `nil` with too few pairs or a correlation of ±1, where it has
  /// no width.
  public let interval: Interval?
  /// How many pairs.
  public let count: Int
}

/// The correlation of paired values, with an interval.
///
/// The interval is tanh(artanh r ± z·SE), with SE² = 1/(n − 3) for Pearson, (1 + r²/2)/(n − 3) for
/// Spearman, and 0.437/(n − 4) for Kendall.
///
/// - Parameters:
///   - x: n finite values.
///   - y: n finite values, in the same order.
///   - kind: Which correlation.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: The correlation.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.tooFewValues` below two pairs,
///   `.noVariation` when one side is constant, `.outOfRange` for the level.
/// - Complexity: O(n log n).
/// - Note: Fisher 1921; Bonett & Wright 2000, doi:10.1007/BF02294183; Fieller, Hartley & Pearson
///   1957. Normal theory: bootstrap when n is small or values are heavily tied.
public func correlation(
  _ x: [Double], _ y: [Double], kind: CorrelationKind, level: Double = 0.95
) throws(StatisticsError) -> Correlation {
  try checkPaired(x.count, y.count, "Correlated values")
  try checkFinite(x, "first value")
  try checkFinite(y, "second value")
  guard x.count > 1 else {
    throw StatisticsError(
      .tooFewValues, "A correlation of \(x.count) pairs is undefined; it needs at least two.")
  }
  guard isLevel(level) else {
    throw StatisticsError(.outOfRange, "The level \(level) is not strictly between 0 and 1.")
  }
  let value: Double?
  let variance: (Double) -> Double
  let n = Double(x.count)
  switch kind {
  case .pearson:
    value = pearson(x, y)
    variance = { _ in 1 / (n - 3) }
  case .spearman:
    value = pearson(averageRanks(x), averageRanks(y))
    variance = { r in (1 + 0.5 * r * r) / (n - 3) }
  case .kendall:
    value = kendallTauB(x, y)
    variance = { _ in 0.437 / (n - 4) }
  }
  guard let value else {
    throw StatisticsError(
      .noVariation,
      "The correlation is undefined: one of the two sides has the same value throughout.")
  }
  var interval: Interval?
  let spread = variance(value)
  if spread > 0, spread.isFinite, abs(value) < 1 - 1e-12 {
    let centre = 0.5 * Elementary.logarithm((1 + value) / (1 - value))
    let half = normalQuantile(0.5 + 0.5 * level) * spread.squareRoot()
    interval = Interval(
      low: Elementary.hyperbolicTangent(centre - half),
      high: Elementary.hyperbolicTangent(centre + half), level: level)
  }
  return Correlation(kind: kind, value: value, interval: interval, count: x.count)
}

/// Pearson's r; `nil` when a side does not vary.
func pearson(_ x: [Double], _ y: [Double]) -> Double? {
  guard let meanX = Moments(x).mean, let meanY = Moments(y).mean, x.count == y.count else {
    return nil
  }
  var xx = 0.0
  var yy = 0.0
  var xy = 0.0
  for i in x.indices {
    let a = x[i] - meanX
    let b = y[i] - meanY
    xx += a * a
    yy += b * b
    xy += a * b
  }
  guard xx > 0, yy > 0 else { return nil }
  return max(-1, min(1, xy / (xx * yy).squareRoot()))
}

/// Ranks from 1, tied values sharing their mean rank.
///
/// - Parameter values: n values without NaN.
/// - Returns: n ranks, in the same order.
/// - Complexity: O(n log n).
public func averageRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
    for position in start...end { ranks[order[position]] = 0.5 * Double(start + end) + 1 }
    start = end + 1
  }
  return ranks
}
