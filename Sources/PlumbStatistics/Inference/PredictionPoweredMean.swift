/// A mean of human labels sharpened by a judge's ratings of many more items.
public struct PredictionPoweredMean: Sendable, Codable, Equatable {
  /// The estimate of the mean label.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double
  /// The normal interval.
  public let interval: Interval
  /// λ: how far the judge is trusted, 0 (labels only) to 1 (plain PPI).
  public let lambda: Double
  /// How many items have a label.
  public let labelled: Int
  /// How many items have only the judge's rating.
  public let unlabelled: Int
  /// The judge's mean over all items, uncorrected: biased when the judge is.
  public let naive: Double
  /// How many labels without a judge would give the same standard error.
  public let effectiveLabels: Double?
}

/// Estimates the mean label from few labels and many ratings by a judge (PPI++).
///
/// θ = λ·mean(f̃) + mean(Y − λf), unbiased for any λ; the default λ minimizes the variance.
///
/// - Parameters:
///   - labels: n ≥ 2 human labels Y.
///   - judged: The judge's ratings f of the same n items, in the same order.
///   - unlabelled: The judge's ratings f̃ of N ≥ 2 other items of the same kind.
///   - lambda: A fixed λ, or `nil` for the best one, kept in [0, 1].
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: The estimate with its interval.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.tooFewValues` below two labelled
///   or unlabelled items, `.outOfRange` for the level or λ.
/// - Note: Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453 (PPI++).
public func predictionPoweredMean(
  labels: [Double], judged: [Double], unlabelled: [Double], lambda: Double? = nil,
  level: Double = 0.95
) throws(StatisticsError) -> PredictionPoweredMean {
  try checkPaired(labels.count, judged.count, "Labels and the judge's ratings of the same items")
  try checkFinite(labels, "label")
  try checkFinite(judged, "judge's rating")
  try checkFinite(unlabelled, "judge's rating of an unlabelled item")
  guard isLevel(level), lambda.map({ $0.isFinite }) ?? true else {
    throw StatisticsError(
      .outOfRange, "The level must lie strictly between 0 and 1 and λ must be finite.")
  }
  let y = Moments(labels)
  let f = Moments(judged)
  let many = Moments(unlabelled)
  guard let labelMean = y.mean, let labelVariance = y.variance, let judgedMean = f.mean,
    let manyMean = many.mean, let manyVariance = many.variance
  else {
    throw StatisticsError(
      .tooFewValues,
      "The corrected mean is undefined with \(labels.count) labelled and \(unlabelled.count) unlabelled items; "
        + "it needs at least two of each.")
  }
  let n = Double(labels.count)
  let m = Double(unlabelled.count)
  var covariance = 0.0
  for (label, rating) in zip(labels, judged) {
    covariance += (label - labelMean) * (rating - judgedMean) / (n - 1)
  }
  var pooled = f
  pooled.merge(many)
  let spread = pooled.variance ?? 0
  let best = spread > 0 ? min(1, max(0, covariance / ((1 + n / m) * spread))) : 0
  let trust = lambda ?? best
  let rest = Moments(zip(labels, judged).map { $0 - trust * $1 })
  let variance = trust * trust * manyVariance / m + (rest.variance ?? 0) / n
  let estimate = trust * manyMean + (rest.mean ?? 0)
  let error = variance.squareRoot()
  let half = normalQuantile(0.5 + 0.5 * level) * error
  return PredictionPoweredMean(
    estimate: estimate, standardError: error,
    interval: Interval(low: estimate - half, high: estimate + half, level: level), lambda: trust,
    labelled: labels.count, unlabelled: unlabelled.count, naive: pooled.mean ?? manyMean,
    effectiveLabels: variance > 0 ? labelVariance / variance : nil)
}
