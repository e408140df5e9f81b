/// How a bootstrap interval is formed from the replicates.
public enum BootstrapMethod: String, Sendable, Codable, Equatable, CaseIterable {
  /// Quantiles of the replicates.
  case percentile
  /// Quantiles reflected at the estimate.
  case basic
  /// Quantiles corrected for bias and for skewness (BCa).
  case bca
}

/// An estimate with the replicates of its bootstrap.
public struct BootstrapResult: Sendable, Codable, Equatable {
  /// The statistic of the data themselves.
  public let estimate: Double
  /// The statistic of every round in which it was defined.
  public let replicates: [Double]
  /// Rounds in which the statistic was undefined.
  public let undefinedRounds: Int
  /// The standard deviation of the replicates; `nil` with fewer than two.
  public let standardError: Double?
  /// The mean of the replicates minus the estimate.
  public let bias: Double
  /// The interval, at its level.
  public let interval: Interval
  /// How the interval was formed.
  public let method: BootstrapMethod
  /// The seed of the run.
  public let seed: UInt64

  /// The percentile interval of replicates computed elsewhere.
  static func percentile(
    estimate: Double, replicates: [Double?], seed: UInt64, level: Double
  ) throws(StatisticsError) -> BootstrapResult {
    let defined = replicates.compactMap { $0 }
    return try BootstrapResult(
      estimate: estimate, defined: defined, undefined: replicates.count - defined.count,
      method: .percentile, seed: seed, level: level, jackknife: [])
  }

  init(
    estimate: Double, defined: [Double], undefined: Int, method: BootstrapMethod, seed: UInt64,
    level: Double, jackknife: [Double]
  ) throws(StatisticsError) {
    let sorted = defined.sorted()
    guard let mean = Moments(defined).mean else {
      throw StatisticsError(
        .notConverged,
        "The bootstrap interval is undefined: the statistic was undefined in all \(undefined) rounds."
      )
    }
    let tail = 0.5 * (1 - level)
    var low = tail
    var high = 1 - tail
    if method == .bca {
      let limits = try Self.correctedTails(
        estimate: estimate, sorted: sorted, jackknife: jackknife, tail: tail)
      low = limits.low
      high = limits.high
    }
    var interval = Interval(
      low: quantile(ofSorted: sorted, low) ?? .nan, high: quantile(ofSorted: sorted, high) ?? .nan,
      level: level)
    if method == .basic {
      interval = Interval(
        low: 2 * estimate - interval.high, high: 2 * estimate - interval.low, level: level)
    }
    self.estimate = estimate
    replicates = defined
    undefinedRounds = undefined
    standardError = Moments(defined).standardDeviation
    bias = mean - estimate
    self.interval = interval
    self.method = method
    self.seed = seed
  }

  /// The two tail probabilities of BCa; a level-less interval of probabilities.
  private static func correctedTails(
    estimate: Double, sorted: [Double], jackknife: [Double], tail: Double
  ) throws(StatisticsError) -> Interval {
    let count = Double(sorted.count)
    let below = Double(firstIndex(in: sorted, notBelow: estimate))
    let equal = Double(firstIndex(in: sorted, above: estimate)) - below
    let share = (below + 0.5 * equal) / count
    guard share > 0, share < 1 else {
      throw StatisticsError(
        .noVariation,
        "The BCa interval is undefined: the estimate lies outside all bootstrap replicates. Use the percentile interval."
      )
    }
    guard let mean = Moments(jackknife).mean else {
      throw StatisticsError(
        .noVariation,
        "The BCa interval is undefined: the statistic is undefined when a unit is left out.")
    }
    let squares = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    guard squares > 0 else {
      throw StatisticsError(
        .noVariation,
        "The BCa interval is undefined: leaving out any one unit leaves the statistic unchanged.")
    }
    let acceleration = cubes / (6 * squares * squares.squareRoot())
    let z0 = normalQuantile(share)
    func corrected(_ p: Double) -> Double {
      let z = z0 + normalQuantile(p)
      return normalCDF(z0 + z / (1 - acceleration * z))
    }
    return Interval(low: corrected(tail), high: corrected(1 - tail), level: 1 - 2 * tail)
  }
}
