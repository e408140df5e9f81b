/// What a paired comparison of two models on the same items depends on.
public struct ComparisonDesign: Sendable, Codable, Equatable {
  /// ω²: the variance over items of the difference of the two expected scores.
  public var differenceVariance: Double
  /// σ²: the mean variance of the first model's score within an item (sampling and judge noise).
  public var firstNoise: Double
  /// σ²: the mean variance of the second model's score within an item.
  public var secondNoise: Double
  /// K: how often the first model answers each item, ≥ 1.
  public var firstRepeats: Int
  /// K: how often the second model answers each item, ≥ 1.
  public var secondRepeats: Int
  /// The mean number of items a cluster, ≥ 1.
  public var clusterSize: Double
  /// ρ: the correlation of differences inside a cluster, in [0, 1].
  public var clusterCorrelation: Double
  /// α: the chance of a false alarm, two-sided.
  public var significance: Double

  /// Makes a design.
  ///
  /// - Parameters:
  ///   - differenceVariance: ω² ≥ 0.
  ///   - firstNoise: σ² of the first model, ≥ 0.
  ///   - secondNoise: σ² of the second model, ≥ 0.
  ///   - firstRepeats: Answers an item of the first model, ≥ 1.
  ///   - secondRepeats: Answers an item of the second model, ≥ 1.
  ///   - clusterSize: Items a cluster, ≥ 1.
  ///   - clusterCorrelation: Correlation inside clusters, in [0, 1].
  ///   - significance: Two-sided, strictly between 0 and 1.
  public init(
    differenceVariance: Double, firstNoise: Double = 0, secondNoise: Double = 0,
    firstRepeats: Int = 1, secondRepeats: Int = 1, clusterSize: Double = 1,
    clusterCorrelation: Double = 0, significance: Double = 0.05
  ) {
    self.differenceVariance = differenceVariance
    self.firstNoise = firstNoise
    self.secondNoise = secondNoise
    self.firstRepeats = firstRepeats
    self.secondRepeats = secondRepeats
    self.clusterSize = clusterSize
    self.clusterCorrelation = clusterCorrelation
    self.significance = significance
  }

  /// 1 + (clusterSize − 1)·clusterCorrelation.
  public var designEffect: Double { 1 + (clusterSize - 1) * clusterCorrelation }

  /// The variance of the measured difference on one item, design effect included.
  public var variance: Double {
    designEffect
      * (differenceVariance + firstNoise / Double(firstRepeats)
        + secondNoise / Double(secondRepeats))
  }

  private func check() throws(StatisticsError) {
    guard differenceVariance >= 0, firstNoise >= 0, secondNoise >= 0, firstRepeats >= 1,
      secondRepeats >= 1, clusterSize >= 1, (0...1).contains(clusterCorrelation),
      significance > 0, significance < 1
    else {
      throw StatisticsError(
        .outOfRange,
        "The design of the comparison is impossible: variances are ≥ 0, repeats and cluster size ≥ 1, "
          + "the correlation in [0, 1] and the significance in (0, 1).")
    }
    guard variance > 0, variance.isFinite else {
      throw StatisticsError(
        .noVariation, "Power is undefined when scores do not vary: any difference would be seen.")
    }
  }

  /// How many items show a difference with a given power: (z_{α/2} + z_β)²·variance / difference².
  ///
  /// - Parameters:
  ///   - difference: The difference to see, not 0.
  ///   - power: The chance of seeing it, strictly between 0 and 1.
  /// - Returns: A number of items, not rounded; round up.
  /// - Throws: `StatisticsError` `.outOfRange` or `.noVariation` for an impossible design.
  /// - Note: Miller 2024, arXiv 2411.00640, equation 9.
  public func requiredItems(difference: Double, power: Double = 0.8) throws(StatisticsError)
    -> Double
  {
    try check()
    guard difference != 0, difference.isFinite, isLevel(power) else {
      throw StatisticsError(
        .outOfRange,
        "No number of items shows a difference of \(difference) with power \(power): the difference must not be 0 and the power lies in (0, 1)."
      )
    }
    let z = normalQuantile(1 - 0.5 * significance) + normalQuantile(power)
    return z * z * variance / (difference * difference)
  }

  /// The smallest difference that `items` items show with a given power.
  ///
  /// - Parameters:
  ///   - items: How many items, > 0.
  ///   - power: The chance of seeing it, strictly between 0 and 1.
  /// - Returns: A difference > 0, in the unit of the scores.
  /// - Throws: `StatisticsError` `.outOfRange` or `.noVariation` for an impossible design.
  public func minimalDetectableEffect(
    items: Double, power: Double = 0.8
  ) throws(StatisticsError) -> Double {
    try check()
    guard items > 0, isLevel(power) else {
      throw StatisticsError(
        .outOfRange,
        "\(items) items with power \(power) detect nothing: both must be positive, and the power below 1."
      )
    }
    let z = normalQuantile(1 - 0.5 * significance) + normalQuantile(power)
    return z * (variance / items).squareRoot()
  }

  /// The chance that `items` items show a difference, in either direction.
  ///
  /// - Parameters:
  ///   - difference: The true difference.
  ///   - items: How many items, > 0.
  /// - Returns: Between the significance and 1.
  /// - Throws: `StatisticsError` `.outOfRange` or `.noVariation` for an impossible design.
  public func power(difference: Double, items: Double) throws(StatisticsError) -> Double {
    try check()
    guard items > 0, difference.isFinite else {
      throw StatisticsError(
        .outOfRange, "Power needs a positive number of items and a finite difference.")
    }
    let shift = difference / (variance / items).squareRoot()
    let z = normalQuantile(1 - 0.5 * significance)
    return normalCDF(shift - z) + normalCDF(-shift - z)
  }
}

/// Estimates a design from a pilot: scores of two models on the same items, repeated or not.
///
/// With repeats, the noise is the mean variance within items, and ω² is the variance of the
/// differences of item means minus what the noise contributes; without repeats the noise cannot be
/// told apart and is all in ω².
///
/// - Parameters:
///   - first: One array of scores an item for the first model, each with ≥ 1 score.
///   - second: The same for the second model, in the same order of items.
///   - significance: Two-sided, strictly between 0 and 1.
/// - Returns: A design with one answer an item, to be changed as planned.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.tooFewValues` below two items or without
///   scores, `.notFinite`.
public func pilotDesign(
  first: [[Double]], second: [[Double]], significance: Double = 0.05
) throws(StatisticsError) -> ComparisonDesign {
  try checkPaired(first.count, second.count, "Items of a pilot")
  guard first.count > 1, !first.contains(where: \.isEmpty), !second.contains(where: \.isEmpty)
  else {
    throw StatisticsError(
      .tooFewValues, "A pilot needs at least two items, each with a score of both models.")
  }
  try checkFinite(first.flatMap { $0 }, "first pilot score")
  try checkFinite(second.flatMap { $0 }, "second pilot score")
  func noise(_ scores: [[Double]]) -> Double {
    Moments(scores.compactMap { Moments($0).variance }).mean ?? 0
  }
  func shrink(_ scores: [[Double]]) -> Double {
    Moments(scores.map { 1 / Double($0.count) }).mean ?? 1
  }
  let differences = zip(first, second).map {
    (Moments($0).mean ?? .nan) - (Moments($1).mean ?? .nan)
  }
  let firstNoise = noise(first)
  let secondNoise = noise(second)
  let raw = Moments(differences).variance ?? 0
  return ComparisonDesign(
    differenceVariance: max(0, raw - firstNoise * shrink(first) - secondNoise * shrink(second)),
    firstNoise: firstNoise, secondNoise: secondNoise, significance: significance)
}
