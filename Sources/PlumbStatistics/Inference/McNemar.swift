/// McNemar's exact test of two paired yes/no outcomes.
///
/// - Parameters:
///   - onlyFirst: Pairs where only the first succeeded, ≥ 0.
///   - onlySecond: Pairs where only the second succeeded, ≥ 0.
///   - pairs: All pairs, concordant ones included.
///   - level: Nominal coverage of the interval, strictly between 0 and 1.
/// - Returns: The difference of the two shares, p = 2·P(Bin(b + c, ½) ≤ min(b, c)), at most 1, and
///   the interval of Agresti and Min (Wald after adding ½ to each of the four cells).
/// - Throws: `StatisticsError` `.outOfRange` for impossible counts, `.noVariation` without
///   discordant pairs.
/// - Note: McNemar 1947, doi:10.1007/BF02295996; Agresti & Min 2005, doi:10.1002/sim.1781.
public func mcNemarTest(
  onlyFirst: Int, onlySecond: Int, pairs: Int, level: Double = 0.95
) throws(StatisticsError) -> TestResult {
  guard onlyFirst >= 0, onlySecond >= 0, onlyFirst + onlySecond <= pairs, isLevel(level) else {
    throw StatisticsError(
      .outOfRange,
      "McNemar's test needs counts with onlyFirst + onlySecond ≤ pairs and a level in (0, 1); got "
        + "\(onlyFirst), \(onlySecond), \(pairs) and \(level).")
  }
  let discordant = onlyFirst + onlySecond
  guard discordant > 0 else {
    throw StatisticsError(
      .noVariation,
      "McNemar's test is undefined: the two agree on all \(pairs) pairs, so nothing tells them apart."
    )
  }
  let tail = binomialHalfCDF(min(onlyFirst, onlySecond), trials: discordant)
  let n = Double(pairs) + 2
  let b = Double(onlyFirst) + 0.5
  let c = Double(onlySecond) + 0.5
  let centre = (b - c) / n
  let half =
    normalQuantile(0.5 + 0.5 * level) * ((b + c) - (b - c) * (b - c) / n).squareRoot() / n
  return TestResult(
    kind: .mcNemar, difference: Double(onlyFirst - onlySecond) / Double(pairs), standardError: nil,
    statistic: nil, degrees: nil, pValue: min(1, 2 * tail),
    interval: Interval(low: max(-1, centre - half), high: min(1, centre + half), level: level),
    count: pairs, correlation: nil)
}

/// P(Bin(trials, ½) ≤ k).
func binomialHalfCDF(_ k: Int, trials: Int) -> Double {
  k >= trials ? 1 : incompleteBeta(0.5, Double(trials - k), Double(k) + 1)
}
