extension Moments {
  /// The mean ± z·SE, from the central limit theorem.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` with fewer than two values, when a value is not finite, or when `level` is
  ///   out of range.
  /// - Note: Too narrow below a few hundred values (Bowyer et al., arXiv 2503.01747): use
  ///   ``studentInterval(level:)``, or ``wilsonInterval(successes:trials:level:)`` for shares.
  public func normalInterval(level: Double = 0.95) -> Interval? {
    guard isLevel(level), let mean, let standardError else { return nil }
    let half = normalQuantile(0.5 + 0.5 * level) * standardError
    return Interval(low: mean - half, high: mean + half, level: level)
  }

  /// The mean ± t·SE with n − 1 degrees of freedom.
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` with fewer than two values, when a value is not finite, or when `level` is
  ///   out of range.
  public func studentInterval(level: Double = 0.95) -> Interval? {
    guard isLevel(level), let mean, let standardError else { return nil }
    let half = studentQuantile(0.5 + 0.5 * level, degrees: Double(count - 1)) * standardError
    return Interval(low: mean - half, high: mean + half, level: level)
  }
}
