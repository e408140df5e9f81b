/// The score interval of a share (Wilson): never outside [0, 1], not empty at 0 or n successes.
///
/// - Parameters:
///   - successes: Between 0 and `trials`; ties may count as half.
///   - trials: > 0.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: `nil` when an argument is outside its range.
/// - Note: Wilson 1927; Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286.
public func wilsonInterval(successes: Double, trials: Int, level: Double) -> Interval? {
  guard isShare(successes, trials), isLevel(level) else { return nil }
  let n = Double(trials)
  let z = normalQuantile(0.5 + 0.5 * level)
  let p = successes / n
  let shrink = 1 + z * z / n
  let centre = (p + z * z / (2 * n)) / shrink
  let half = z / shrink * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  return Interval(
    low: successes == 0 ? 0 : max(0, centre - half),
    high: successes == n ? 1 : min(1, centre + half),
    level: level)
}

/// The exact interval of a share (Clopper–Pearson): covers at least `level`, and is therefore wide.
///
/// - Parameters:
///   - successes: Between 0 and `trials`.
///   - trials: > 0.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: `nil` when an argument is outside its range.
/// - Note: Clopper & Pearson 1934, by beta quantiles.
public func clopperPearsonInterval(successes: Double, trials: Int, level: Double) -> Interval? {
  guard isShare(successes, trials), isLevel(level) else { return nil }
  let failures = Double(trials) - successes
  let tail = 0.5 * (1 - level)
  return Interval(
    low: successes == 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures == 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1), level: level)
}

/// The equal-tailed posterior interval of a share under Jeffreys' prior Beta(½, ½).
///
/// The lower limit is 0 without successes and the upper 1 without failures, as Brown et al.
/// recommend.
///
/// - Parameters:
///   - successes: Between 0 and `trials`; ties may count as half.
///   - trials: > 0.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: `nil` when an argument is outside its range.
/// - Note: Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286.
public func jeffreysInterval(successes: Double, trials: Int, level: Double) -> Interval? {
  guard isShare(successes, trials), isLevel(level) else { return nil }
  let failures = Double(trials) - successes
  let tail = 0.5 * (1 - level)
  return Interval(
    low: successes == 0 ? 0 : betaQuantile(tail, successes + 0.5, failures + 0.5),
    high: failures == 0 ? 1 : 1 - betaQuantile(tail, failures + 0.5, successes + 0.5), level: level)
}

private func isShare(_ successes: Double, _ trials: Int) -> Bool {
  trials > 0 && successes >= 0 && successes <= Double(trials)
}
