/// A two-sided interval at `level`.
public struct Interval: Sendable, Codable, Equatable {
  /// The lower limit.
  public var low: Double
  /// The upper limit.
  public var high: Double
  /// The nominal coverage, strictly between 0 and 1, as 0.95.
  public var level: Double

  /// Makes an interval from its limits.
  ///
  /// - Parameters:
  ///   - low: The lower limit.
  ///   - high: The upper limit.
  ///   - level: The nominal coverage, strictly between 0 and 1.
  public init(low: Double, high: Double, level: Double) {
    self.low = low
    self.high = high
    self.level = level
  }

  /// The distance between the limits.
  public var width: Double { high - low }

  /// Whether a value lies inside, the limits included.
  ///
  /// - Parameter value: The value to look for.
  /// - Returns: `true` when `low ≤ value ≤ high`.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

/// Whether a level can be a nominal coverage: strictly between 0 and 1.
func isLevel(_ level: Double) -> Bool { level > 0 && level < 1 }
