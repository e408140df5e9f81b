/// The outcome of a test of a difference.
public struct TestResult: Sendable, Codable, Equatable {
  /// Which test.
  public enum Kind: String, Sendable, Codable, Equatable {
    /// Student's t on paired differences.
    case pairedT
    /// t on paired differences with clustered standard errors.
    case clusteredT
    /// Every assignment of signs was counted.
    case exactSignFlip
    /// Random assignments of signs were counted.
    case randomSignFlip
    /// Exact binomial test on discordant pairs.
    case mcNemar
  }

  /// Which test.
  public let kind: Kind
  /// The mean difference (or, for McNemar, the difference of the two shares).
  public let difference: Double
  /// Its standard error, where the test has one.
  public let standardError: Double?
  /// The test statistic, where the test has one.
  public let statistic: Double?
  /// Its degrees of freedom, where it has them.
  public let degrees: Double?
  /// The two-sided p-value.
  public let pValue: Double
  /// An interval of the difference, where the test gives one.
  public let interval: Interval?
  /// How many pairs.
  public let count: Int
  /// The correlation of the paired values, when both vary.
  public let correlation: Double?
}

/// Student's paired t test.
///
/// - Parameters:
///   - a: n finite values.
///   - b: n finite values of the same units, in the same order.
///   - clusters: The cluster of each pair, for clustered standard errors and clusters − 1 degrees
///     of freedom; empty when pairs are independent.
///   - level: Nominal coverage of the interval, strictly between 0 and 1.
/// - Returns: The mean of a − b with its interval, t and two-sided p.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.tooFewValues` below two pairs or
///   clusters, `.noVariation` when all differences are equal, `.outOfRange` for the level.
public func pairedTTest(
  _ a: [Double], _ b: [Double], clusters: [Int] = [], level: Double = 0.95
) throws(StatisticsError) -> TestResult {
  let differences = try pairedDifferences(a, b)
  guard isLevel(level) else {
    throw StatisticsError(.outOfRange, "The level \(level) is not strictly between 0 and 1.")
  }
  let moments = Moments(differences)
  guard let mean = moments.mean, let naive = moments.standardError else {
    throw StatisticsError(
      .tooFewValues, "A paired t test of \(a.count) pairs is undefined; it needs at least two.")
  }
  var error = naive
  var degrees = Double(a.count - 1)
  if !clusters.isEmpty {
    let clustered = try clusteredMean(differences, clusters: clusters)
    error = clustered.standardError
    degrees = Double(clustered.clusters - 1)
  }
  guard error > 0 else {
    throw StatisticsError(
      .noVariation,
      "The t test is undefined: all \(a.count) differences are equal, so they show no spread to compare with."
    )
  }
  let t = mean / error
  let half = studentQuantile(0.5 + 0.5 * level, degrees: degrees) * error
  return TestResult(
    kind: clusters.isEmpty ? .pairedT : .clusteredT, difference: mean, standardError: error,
    statistic: t, degrees: degrees, pValue: studentTwoSided(t, degrees: degrees),
    interval: Interval(low: mean - half, high: mean + half, level: level), count: a.count,
    correlation: pearson(a, b))
}

/// The sign-flip permutation test of paired values: exact up to 20 nonzero differences, random
/// beyond.
///
/// - Parameters:
///   - a: n finite values.
///   - b: n finite values of the same units, in the same order.
///   - rounds: Random assignments beyond 20 nonzero differences, ≥ 1; p is then (1 + hits) / (1 +
///     rounds).
///   - seed: The run's seed.
/// - Returns: The mean of a − b and the two-sided p; p is 1 when all differences are 0.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.empty`, `.outOfRange` for the
///   rounds.
/// - Note: Fisher 1935; Phipson & Smyth 2010, doi:10.2202/1544-6115.1585 for the random p-value.
public func signFlipTest(
  _ a: [Double], _ b: [Double], rounds: Int = 10_000, seed: UInt64 = 0
) throws(StatisticsError) -> TestResult {
  let differences = try pairedDifferences(a, b)
  guard let mean = Moments(differences).mean else {
    throw StatisticsError(.empty, "A permutation test without pairs is undefined.")
  }
  guard rounds >= 1 else {
    throw StatisticsError(.outOfRange, "A permutation test needs at least one round.")
  }
  let nonzero = differences.filter { $0 != 0 }
  let observed = abs(nonzero.reduce(0, +))
  // Sums of the same terms in another order differ by rounding; they count as equal.
  let threshold = observed - 1e-9 * nonzero.reduce(0) { $0 + abs($1) }
  let exact = nonzero.count <= 20
  let p: Double
  if exact {
    let assignments = 1 << nonzero.count
    var signed = nonzero.reduce(0, +)
    var signs = [Double](repeating: 1, count: nonzero.count)
    var hits = 1
    for code in 1..<max(assignments, 1) {
      // Gray code: one sign changes from each assignment to the next.
      let flipped = code.trailingZeroBitCount
      signed -= 2 * signs[flipped] * nonzero[flipped]
      signs[flipped] = -signs[flipped]
      if abs(signed) >= threshold { hits += 1 }
    }
    p = Double(hits) / Double(assignments)
  } else {
    var hits = 1
    for round in 0..<rounds {
      var generator = SplitMix64(seed: seed, index: round)
      var bits: UInt64 = 0
      var sum = 0.0
      for (position, value) in nonzero.enumerated() {
        if position & 63 == 0 { bits = generator.next() }
        sum += bits & 1 == 0 ? value : -value
        bits >>= 1
      }
      if abs(sum) >= threshold { hits += 1 }
    }
    p = Double(hits) / Double(rounds + 1)
  }
  return TestResult(
    kind: exact ? .exactSignFlip : .randomSignFlip, difference: mean,
    standardError: Moments(differences).standardError, statistic: nil, degrees: nil, pValue: p,
    interval: nil, count: a.count, correlation: pearson(a, b))
}

/// The paired bootstrap of a mean difference: units are drawn with both their values.
///
/// - Parameters:
///   - a: n finite values.
///   - b: n finite values of the same units, in the same order.
///   - clusters: The cluster of each pair, drawn whole; empty when pairs are independent.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - method: How the interval is formed.
/// - Returns: The mean of a − b with its replicates and interval.
/// - Throws: `StatisticsError` `.lengthMismatch`, and as
///   ``bootstrapMean(_:design:rounds:seed:level:method:)``.
public func pairedBootstrap(
  _ a: [Double], _ b: [Double], clusters: [Int] = [], rounds: Int, seed: UInt64,
  level: Double = 0.95, method: BootstrapMethod = .bca
) throws(StatisticsError) -> BootstrapResult {
  let differences = try pairedDifferences(a, b)
  let design = try ResamplingDesign(
    count: a.count, clusters: clusters.isEmpty ? nil : clusters, strata: nil)
  return try bootstrapMean(
    differences, design: design, rounds: rounds, seed: seed, level: level, method: method)
}

private func pairedDifferences(_ a: [Double], _ b: [Double]) throws(StatisticsError) -> [Double] {
  try checkPaired(a.count, b.count, "The compared values")
  try checkFinite(a, "first value")
  try checkFinite(b, "second value")
  return zip(a, b).map { $0 - $1 }
}
