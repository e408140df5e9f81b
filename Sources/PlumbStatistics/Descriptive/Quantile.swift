/// The quantile of sorted values by linear interpolation between order statistics (type 7, NumPy's
/// default).
///
/// - Parameters:
///   - sorted: Values in ascending order.
///   - p: Between 0 and 1.
/// - Returns: `nil` without values or when `p` is outside [0, 1].
/// - Note: Hyndman & Fan 1996, definition 7.
public func quantile(ofSorted sorted: [Double], _ p: Double) -> Double? {
  guard let last = sorted.last, p >= 0, p <= 1 else { return nil }
  let position = p * Double(sorted.count - 1)
  let below = Int(position)
  guard below + 1 < sorted.count else { return last }
  let share = position - Double(below)
  return sorted[below] + share * (sorted[below + 1] - sorted[below])
}

/// The quantile of values in any order, by linear interpolation (type 7).
///
/// - Parameters:
///   - values: Numbers; NaN makes the quantile undefined.
///   - p: Between 0 and 1.
/// - Returns: `nil` without values, with a NaN, or when `p` is outside [0, 1].
public func quantile(_ values: [Double], _ p: Double) -> Double? {
  guard !values.contains(where: \.isNaN) else { return nil }
  return quantile(ofSorted: values.sorted(), p)
}

/// The equal-tailed interval between two quantiles of a sample (type 7).
///
/// - Parameters:
///   - values: Numbers; NaN makes the interval undefined.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: `nil` without values, with a NaN, or when `level` is out of range.
public func quantileInterval(_ values: [Double], level: Double) -> Interval? {
  guard isLevel(level), !values.contains(where: \.isNaN) else { return nil }
  let sorted = values.sorted()
  let tail = 0.5 * (1 - level)
  guard let low = quantile(ofSorted: sorted, tail), let high = quantile(ofSorted: sorted, 1 - tail)
  else { return nil }
  return Interval(low: low, high: high, level: level)
}
