/// Running count, mean and centred sum of squares (Welford), mergeable.
///
/// Merging parts gives the same moments as one pass over all values, up to rounding, so parts can
/// be counted in parallel. NaN or infinite values make the mean and the variance undefined (`nil`);
/// they are never replaced.
///
/// - Note: Welford 1962; Chan, Golub & LeVeque 1983 for the merge.
public struct Moments: Sendable, Codable, Equatable {
  /// How many values were added.
  public private(set) var count: Int
  private var runningMean: Double
  private var centredSquares: Double

  /// Moments of no values.
  public init() {
    count = 0
    runningMean = 0
    centredSquares = 0
  }

  /// Moments of `values`, in one pass.
  ///
  /// - Parameter values: Any finite sequence of numbers.
  public init(_ values: some Sequence<Double>) {
    self.init()
    for value in values { add(value) }
  }

  /// Adds one value.
  ///
  /// - Parameter value: The number to count.
  public mutating func add(_ value: Double) {
    count += 1
    let difference = value - runningMean
    runningMean += difference / Double(count)
    centredSquares += difference * (value - runningMean)
  }

  /// Adds all values that `other` has counted.
  ///
  /// - Parameter other: Moments of values not counted here.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = Double(count + other.count)
    let difference = other.runningMean - runningMean
    centredSquares +=
      other.centredSquares + difference * difference * Double(count) * Double(other.count) / total
    runningMean += difference * Double(other.count) / total
    count += other.count
  }

  /// The mean; `nil` without values or when a value is not finite.
  public var mean: Double? {
    count > 0 && runningMean.isFinite ? runningMean : nil
  }

  /// The sample variance (divisor n − 1); `nil` with fewer than two values or when a value is not
  /// finite.
  public var variance: Double? {
    count > 1 && centredSquares.isFinite ? Swift.max(0, centredSquares) / Double(count - 1) : nil
  }

  /// The square root of ``Moments/variance``; `nil` with fewer than two values.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard deviation over √n; `nil` with fewer than two values.
  public var standardError: Double? {
    variance.map { ($0 / Double(count)).squareRoot() }
  }
}
