/// A true share, corrected for a judge whose errors were measured on labels.
public struct RoganGladenEstimate: Sendable, Codable, Equatable {
  /// The corrected share, kept in [0, 1].
  public let estimate: Double
  /// Its standard error, before the limits 0 and 1.
  public let standardError: Double
  /// The normal interval, kept in [0, 1].
  public let interval: Interval
  /// The judge's own share of positives.
  public let apparent: Double
  /// q₁: the share of true positives that the judge finds.
  public let sensitivity: Double
  /// q₀: the share of true negatives that the judge finds.
  public let specificity: Double
}

/// Corrects a judge's share of positives for its sensitivity and specificity.
///
/// θ = (p + q₀ − 1) / (q₀ + q₁ − 1).
///
/// - Parameters:
///   - judgedPositive: Items the judge called positive, in 0…`judged`.
///   - judged: N: items the judge saw, > 0, without those below.
///   - truePositives: Items people called positive, > 0, and how many of them the judge did.
///   - trueNegatives: Items people called negative, > 0, and how many of them the judge did.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: The corrected share with its interval.
/// - Throws: `StatisticsError` `.outOfRange` for impossible counts, and `.singular` when the judge
///   is no better than chance: q₀ + q₁ − 1 within two standard errors of 0.
/// - Note: Rogan & Gladen 1978, doi:10.1093/oxfordjournals.aje.a112510. Assumes the same
///   sensitivity and specificity on labelled and unlabelled items.
public func roganGladen(
  judgedPositive: Int, judged: Int, truePositives: JudgedCount, trueNegatives: JudgedCount,
  level: Double = 0.95
) throws(StatisticsError) -> RoganGladenEstimate {
  guard judged > 0, (0...judged).contains(judgedPositive), truePositives.isPossible,
    trueNegatives.isPossible, isLevel(level)
  else {
    throw StatisticsError(
      .outOfRange,
      "The corrected share is undefined: it needs judged items, labelled positives and labelled negatives, "
        + "each with no more agreements than items, and a level in (0, 1).")
  }
  let p = Double(judgedPositive) / Double(judged)
  let q1 = truePositives.share
  let q0 = trueNegatives.share
  let m1 = Double(truePositives.count)
  let m0 = Double(trueNegatives.count)
  let skill = q0 + q1 - 1
  let noise = (q0 * (1 - q0) / m0 + q1 * (1 - q1) / m1).squareRoot()
  guard skill > 0.01, skill > 2 * noise else {
    throw StatisticsError(
      .singular,
      "The corrected share is undefined: with sensitivity \(q1) and specificity \(q0) the judge is not "
        + "distinguishable from chance. Label more items or use a better judge.")
  }
  let theta = (p + q0 - 1) / skill
  let variance =
    (p * (1 - p) / Double(judged) + (1 - theta) * (1 - theta) * q0 * (1 - q0) / m0
      + theta * theta * q1 * (1 - q1) / m1) / (skill * skill)
  let error = variance.squareRoot()
  let half = normalQuantile(0.5 + 0.5 * level) * error
  return RoganGladenEstimate(
    estimate: min(1, max(0, theta)), standardError: error,
    interval: Interval(
      low: min(1, max(0, theta - half)), high: min(1, max(0, theta + half)), level: level),
    apparent: p, sensitivity: q1, specificity: q0)
}

/// Labelled items, and on how many of them the judge agrees with the label.
public struct JudgedCount: Sendable, Codable, Equatable {
  /// Labelled items.
  public var count: Int
  /// Those where the judge agrees.
  public var agreed: Int

  /// Makes a count.
  ///
  /// - Parameters:
  ///   - count: Labelled items, > 0.
  ///   - agreed: Those where the judge agrees, in 0…count.
  public init(count: Int, agreed: Int) {
    self.count = count
    self.agreed = agreed
  }

  var share: Double { Double(agreed) / Double(count) }
  var isPossible: Bool { count > 0 && agreed >= 0 && agreed <= count }
}
