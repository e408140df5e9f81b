/// Bootstraps a statistic of rows.
///
/// - Parameters:
///   - design: What is drawn: rows or clusters, in one stratum or several.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed; round r draws from `SplitMix64(seed: seed, index: r)`.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - method: How the interval is formed.
///   - statistic: The statistic of rows given by index (with repetitions); `nil` where it is
///     undefined.
/// - Returns: The estimate, the replicates and the interval.
/// - Throws: `StatisticsError` `.tooFewValues` below two units, `.outOfRange` for impossible
///   settings, `.noVariation` when BCa is undefined, `.notConverged` when the statistic is.
/// - Complexity: `rounds` evaluations, and one a unit for BCa.
/// - Note: Efron & Tibshirani 1993, chapters 13 and 14; Efron 1987,
///   doi:10.1080/01621459.1987.10478410.
public func bootstrap(
  _ design: ResamplingDesign, rounds: Int, seed: UInt64, level: Double = 0.95,
  method: BootstrapMethod = .percentile, statistic: ([Int]) -> Double?
) throws(StatisticsError) -> BootstrapResult {
  try bootstrap(
    design, rounds: rounds, seed: seed, level: level, method: method, statistic: statistic,
    jackknife: { leaveOneOut(design, statistic) })
}

private func bootstrap(
  _ design: ResamplingDesign, rounds: Int, seed: UInt64, level: Double, method: BootstrapMethod,
  statistic: ([Int]) -> Double?, jackknife: () -> [Double]
) throws(StatisticsError) -> BootstrapResult {
  guard design.units.count > 1 else {
    throw StatisticsError(
      .tooFewValues,
      "A bootstrap of \(design.units.count) units has no spread; it needs at least two.")
  }
  guard rounds >= 1, isLevel(level) else {
    throw StatisticsError(
      .outOfRange, "A bootstrap needs a round and a level strictly between 0 and 1.")
  }
  guard let estimate = statistic(design.units.flatMap { $0 }) else {
    throw StatisticsError(
      .noVariation, "The statistic to bootstrap is undefined on the data themselves.")
  }
  var replicates: [Double] = []
  replicates.reserveCapacity(rounds)
  var rows: [Int] = []
  for round in 0..<rounds {
    var generator = SplitMix64(seed: seed, index: round)
    design.sample(into: &rows, using: &generator)
    if let value = statistic(rows), value.isFinite { replicates.append(value) }
  }
  return try BootstrapResult(
    estimate: estimate, defined: replicates, undefined: rounds - replicates.count, method: method,
    seed: seed, level: level, jackknife: method == .bca ? jackknife() : [])
}

/// Bootstraps the mean of values, without copying them.
///
/// - Parameters:
///   - values: n finite values.
///   - design: What is drawn; by default independent rows.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - method: How the interval is formed.
/// - Returns: The mean, its replicates and its interval.
/// - Throws: `StatisticsError` as ``bootstrap(_:rounds:seed:level:method:statistic:)``,
///   `.notFinite` for the values, `.lengthMismatch` when the design has other rows.
public func bootstrapMean(
  _ values: [Double], design: ResamplingDesign? = nil, rounds: Int, seed: UInt64,
  level: Double = 0.95, method: BootstrapMethod = .percentile
) throws(StatisticsError) -> BootstrapResult {
  try checkFinite(values, "value")
  let design = design ?? ResamplingDesign(count: values.count)
  guard design.units.reduce(0, { $0 + $1.count }) == values.count else {
    throw StatisticsError(
      .lengthMismatch, "The resampling design is not of the \(values.count) values.")
  }
  func mean(_ rows: [Int]) -> Double? {
    var sum = 0.0
    for row in rows { sum += values[row] }
    return rows.isEmpty ? nil : sum / Double(rows.count)
  }
  // Leaving a unit out of a mean needs no second pass over all values.
  func jackknife() -> [Double] {
    let total = values.reduce(0, +)
    return design.units.compactMap { unit in
      let left = values.count - unit.count
      return left > 0 ? (total - unit.reduce(0) { $0 + values[$1] }) / Double(left) : nil
    }
  }
  return try bootstrap(
    design, rounds: rounds, seed: seed, level: level, method: method, statistic: mean,
    jackknife: jackknife)
}

/// The statistic without each unit in turn.
private func leaveOneOut(_ design: ResamplingDesign, _ statistic: ([Int]) -> Double?) -> [Double] {
  design.units.indices.compactMap { left in
    statistic(design.units.indices.flatMap { $0 == left ? [] : design.units[$0] })
  }
}

/// Throws when a value is NaN or infinite.
func checkFinite(_ values: [Double], _ name: String) throws(StatisticsError) {
  guard let bad = values.firstIndex(where: { !$0.isFinite }) else { return }
  throw StatisticsError(
    .notFinite,
    "The \(name) at position \(bad) is \(values[bad]); statistics of it are undefined. Leave it out or mend it."
  )
}

/// Throws when two arrays that belong together differ in length.
func checkPaired(_ a: Int, _ b: Int, _ name: String) throws(StatisticsError) {
  guard a == b else {
    throw StatisticsError(.lengthMismatch, "\(name) come in pairs, but there are \(a) and \(b).")
  }
}
