/// Agreement beyond chance.
public struct AgreementCoefficient: Sendable, Codable, Equatable {
  /// Which coefficient, as `cohen`, `fleiss`, `krippendorff nominal`, `gwet ac1`.
  public let name: String
  /// 1 for full agreement, 0 for chance, negative below it.
  public let value: Double
  /// The observed agreement (for Krippendorff 1 − observed disagreement; not a share for interval
  /// and ratio).
  public let observed: Double
  /// The agreement expected by chance, on the same scale.
  public let expected: Double
  /// The asymptotic standard error, where there is a formula.
  public let standardError: Double?
  /// How many units (items) entered.
  public let units: Int

  /// The normal interval, kept below 1.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range or there is no standard error.
  public func interval(level: Double = 0.95) -> Interval? {
    guard isLevel(level), let standardError else { return nil }
    let half = normalQuantile(0.5 + 0.5 * level) * standardError
    return Interval(low: max(-1, value - half), high: min(1, value + half), level: level)
  }
}

/// Ratings of units by raters, some of them missing.
public struct RatingTable: Sendable, Codable, Equatable {
  /// The ratings of each unit, in no particular order; missing ones left out.
  public let units: [[Double]]

  /// Makes a table from the ratings of each unit.
  ///
  /// - Parameter units: One array a unit; its length may differ from unit to unit.
  public init(units: [[Double]]) { self.units = units }

  /// Makes a table from a rectangle with gaps.
  ///
  /// - Parameter raters: One row a rater, each with one rating or `nil` a unit, in the same order
  ///   of units.
  /// - Throws: `StatisticsError` `.lengthMismatch` when the rows differ in length.
  public init(raters: [[Double?]]) throws(StatisticsError) {
    let count = raters.first?.count ?? 0
    guard raters.allSatisfy({ $0.count == count }) else {
      throw StatisticsError(
        .lengthMismatch, "The raters' rows differ in length; every rater needs one entry a unit.")
    }
    units = (0..<count).map { unit in raters.compactMap { $0[unit] } }
  }

  /// Throws what makes every coefficient undefined.
  func check(_ name: String) throws(StatisticsError) {
    try checkFinite(units.flatMap { $0 }, "rating")
    guard units.contains(where: { $0.count > 1 }) else {
      throw StatisticsError(
        .tooFewValues,
        "\(name) is undefined: no unit has two ratings, so nothing can agree or disagree.")
    }
  }
}

/// The interval of an agreement coefficient by resampling units.
///
/// - Parameters:
///   - table: The ratings.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - method: How the interval is formed.
///   - coefficient: The coefficient of a table, as `{ try krippendorffAlpha($0, metric: .ordinal)
///     }`.
/// - Returns: The coefficient, its replicates and its interval; rounds in which it is undefined are
///   counted.
/// - Throws: `StatisticsError` as ``bootstrap(_:rounds:seed:level:method:statistic:)``.
public func bootstrapAgreement(
  _ table: RatingTable, rounds: Int, seed: UInt64, level: Double = 0.95,
  method: BootstrapMethod = .percentile,
  coefficient: (RatingTable) throws(StatisticsError) -> AgreementCoefficient
) throws(StatisticsError) -> BootstrapResult {
  _ = try coefficient(table)
  return try bootstrap(
    ResamplingDesign(count: table.units.count), rounds: rounds, seed: seed, level: level,
    method: method
  ) { rows in
    try? coefficient(RatingTable(units: rows.map { table.units[$0] })).value
  }
}
