#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The natural logarithm, by the C library.
internal func naturalLogarithm(_ value: Double) -> Double { log(value) }
