#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's elementary functions: the module's only import.
///
/// Arguments and results are plain doubles; domain errors give NaN or ±∞ as in C.
enum Elementary {
  @inline(__always) static func exponential(_ x: Double) -> Double { exp(x) }
  @inline(__always) static func logarithm(_ x: Double) -> Double { log(x) }
  @inline(__always) static func logarithmOnePlus(_ x: Double) -> Double { log1p(x) }
  @inline(__always) static func raise(_ x: Double, to y: Double) -> Double { pow(x, y) }
  @inline(__always) static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  @inline(__always) static func complementaryError(_ x: Double) -> Double { erfc(x) }
  @inline(__always) static func cosine(_ x: Double) -> Double { cos(x) }
  @inline(__always) static func arcsine(_ x: Double) -> Double { asin(x) }

  /// ln |Γ(x)|, by the reentrant C function.
  @inline(__always) static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }
}

/// The logistic function 1 / (1 + e⁻ˣ), without overflow.
@inline(__always) func logistic(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + Elementary.exponential(-x)) }
  let e = Elementary.exponential(x)
  return e / (1 + e)
}

/// ln(1 + eˣ), without overflow.
@inline(__always) func softplus(_ x: Double) -> Double {
  x > 0
    ? x + Elementary.logarithmOnePlus(Elementary.exponential(-x))
    : Elementary.logarithmOnePlus(Elementary.exponential(x))
}
