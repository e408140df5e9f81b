/// The distribution function of Student's t with `degrees` degrees of freedom.
///
/// - Parameters:
///   - t: Any number.
///   - degrees: Degrees of freedom, > 0, not necessarily whole.
/// - Returns: P(T ≤ t); NaN when an argument is outside its range.
public func studentCDF(_ t: Double, degrees: Double) -> Double {
  guard degrees > 0, !t.isNaN else { return .nan }
  let tail = 0.5 * studentTwoSided(t, degrees: degrees)
  return t > 0 ? 1 - tail : tail
}

/// P(|T| ≥ |t|), without the cancellation of 1 − CDF.
func studentTwoSided(_ t: Double, degrees: Double) -> Double {
  if t.isInfinite { return 0 }
  let square = t * t
  // Near 0 the complement is exact and far from 1; further out it would cancel all digits of a small p.
  let near = square / (degrees + square)
  if near < 1.5 / (0.5 * degrees + 2.5) {
    return 1 - incompleteBeta(near, 0.5, 0.5 * degrees)
  }
  return incompleteBeta(degrees / (degrees + square), 0.5 * degrees, 0.5)
}

/// The quantile of Student's t.
///
/// - Parameters:
///   - p: A probability. 0 gives −∞ and 1 gives +∞; outside [0, 1] NaN.
///   - degrees: Degrees of freedom, > 0.
/// - Returns: t with `studentCDF(t) == p`, to about 1e-13 relative.
public func studentQuantile(_ p: Double, degrees: Double) -> Double {
  guard degrees > 0, p >= 0, p <= 1 else { return .nan }
  if p == 0 { return -.infinity }
  if p == 1 { return .infinity }
  let tail = 2 * min(p, 1 - p)
  let size: Double
  if tail > 0.5 {
    let y = betaQuantile(1 - tail, 0.5, 0.5 * degrees)
    size = (degrees * y / (1 - y)).squareRoot()
  } else {
    let x = betaQuantile(tail, 0.5 * degrees, 0.5)
    size = (degrees * (1 - x) / x).squareRoot()
  }
  return p < 0.5 ? -size : size
}
