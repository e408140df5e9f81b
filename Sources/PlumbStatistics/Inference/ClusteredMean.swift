/// A mean whose standard error allows for clusters of dependent values.
public struct ClusteredMean: Sendable, Codable, Equatable {
  /// The mean of all values.
  public let mean: Double
  /// The standard error that allows for dependence inside clusters.
  public let standardError: Double
  /// The standard error as if all values were independent.
  public let naiveStandardError: Double
  /// How many values.
  public let count: Int
  /// How many clusters.
  public let clusters: Int

  /// The ratio of the two variances; `nil` when the values do not vary.
  public var designEffect: Double? {
    naiveStandardError > 0
      ? (standardError * standardError) / (naiveStandardError * naiveStandardError) : nil
  }

  /// The mean ± t·SE with clusters − 1 degrees of freedom.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range.
  public func interval(level: Double = 0.95) -> Interval? {
    guard isLevel(level) else { return nil }
    let half = studentQuantile(0.5 + 0.5 * level, degrees: Double(clusters - 1)) * standardError
    return Interval(low: mean - half, high: mean + half, level: level)
  }
}

/// The mean of values in clusters (items of one passage, battles of one prompt), with a clustered
/// standard error.
///
/// SE² = SE²_naive + (1/n²)·Σ over clusters Σ_{i≠j} (sᵢ − m)(sⱼ − m).
///
/// - Parameters:
///   - values: n finite values.
///   - clusters: The cluster of each value.
/// - Returns: The mean with both standard errors.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, and `.tooFewValues` below two
///   clusters.
/// - Note: Miller 2024, arXiv 2411.00640, §2.2. A negative estimate of the variance (values that
///   repel each other) is taken as 0.
public func clusteredMean(
  _ values: [Double], clusters: [Int]
) throws(StatisticsError) -> ClusteredMean {
  try checkPaired(values.count, clusters.count, "Values and clusters")
  try checkFinite(values, "value")
  let moments = Moments(values)
  var sums: [Int: Double] = [:]
  guard let mean = moments.mean, let naive = moments.standardError else {
    throw StatisticsError(
      .tooFewValues, "\(values.count) values have no standard error; it needs at least two.")
  }
  var squares = 0.0
  for (value, cluster) in zip(values, clusters) {
    sums[cluster, default: 0] += value - mean
    squares += (value - mean) * (value - mean)
  }
  guard sums.count > 1 else {
    throw StatisticsError(
      .tooFewValues,
      "All \(values.count) values lie in one cluster, so the standard error is undefined.")
  }
  let n = Double(values.count)
  let between = sums.keys.sorted().reduce(0) { $0 + (sums[$1] ?? 0) * (sums[$1] ?? 0) }
  let variance = naive * naive + (between - squares) / (n * n)
  return ClusteredMean(
    mean: mean, standardError: max(0, variance).squareRoot(), naiveStandardError: naive,
    count: values.count, clusters: sums.count)
}
