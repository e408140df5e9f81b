/// The regularized incomplete beta function I_x(a, b), the distribution function of Beta(a, b).
///
/// Continued fraction by the modified Lentz method, on the side of the mean where it converges
/// fast.
///
/// - Parameters:
///   - x: Between 0 and 1.
///   - a: First shape, > 0.
///   - b: Second shape, > 0.
/// - Returns: A probability, to about 1e-14; NaN when an argument is outside its range.
/// - Note: Press et al., Numerical Recipes §6.4; NIST DLMF 8.17.22.
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
  if x == 0 || x == 1 { return x }
  let logFront =
    Elementary.logGamma(a + b) - Elementary.logGamma(a) - Elementary.logGamma(b)
    + a * Elementary.logarithm(x) + b * Elementary.logarithmOnePlus(-x)
  let front = Elementary.exponential(logFront)
  if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
  return 1 - front * betaFraction(1 - x, b, a) / b
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / kept(1 - (a + b) * x / (a + 1))
  var h = d
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    h *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    let change = d * c
    h *= change
    if abs(change - 1) < 1e-16 { break }
  }
  return h
}

/// The quantile of Beta(a, b): x with I_x(a, b) = p.
///
/// Bisection safeguarded Newton steps on the distribution function.
///
/// - Parameters:
///   - p: Between 0 and 1.
///   - a: First shape, > 0.
///   - b: Second shape, > 0.
/// - Returns: A number in [0, 1]; NaN when an argument is outside its range.
func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  guard p >= 0, p <= 1, a > 0, b > 0 else { return .nan }
  if p == 0 || p == 1 { return p }
  let logBeta = Elementary.logGamma(a) + Elementary.logGamma(b) - Elementary.logGamma(a + b)
  var low = 0.0
  var high = 1.0
  var x = a / (a + b)
  for _ in 0..<400 {
    let error = incompleteBeta(x, a, b) - p
    if error > 0 { high = x } else { low = x }
    let logDensity =
      (a - 1) * Elementary.logarithm(x) + (b - 1) * Elementary.logarithmOnePlus(-x) - logBeta
    var next = x - error / Elementary.exponential(logDensity)
    if !(next > low && next < high) { next = 0.5 * (low + high) }
    if abs(next - x) <= 1e-16 * x || next == x { return next }
    x = next
  }
  return x
}
