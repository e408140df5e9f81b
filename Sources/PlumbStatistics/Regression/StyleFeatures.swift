/// The relative difference of two lengths, (a − b) / (a + b): Arena-Hard v2's length covariate.
///
/// - Parameters:
///   - a: The first answer's length, ≥ 0.
///   - b: The second's.
/// - Returns: Between −1 and 1; `nil` when both are 0.
public func relativeDifference(_ a: Double, _ b: Double) -> Double? {
  a + b > 0 ? (a - b) / (a + b) : nil
}

/// The relative difference of two counts, (a − b) / (a + b + 1): the covariate of Arena-Hard v0.1
/// and Chatbot Arena.
///
/// - Parameters:
///   - a: The first answer's count, ≥ 0.
///   - b: The second's.
/// - Returns: Strictly between −1 and 1.
public func countDifference(_ a: Double, _ b: Double) -> Double {
  (a - b) / (a + b + 1)
}

/// The relative difference of two densities, count / (length + 1): Arena-Hard v2's headers, lists
/// and bold.
///
/// - Parameters:
///   - countA: The first answer's count, ≥ 0.
///   - lengthA: Its length, ≥ 0.
///   - countB: The second answer's count.
///   - lengthB: Its length.
/// - Returns: Strictly between −1 and 1.
public func densityDifference(
  count countA: Double, length lengthA: Double, count countB: Double, length lengthB: Double
) -> Double {
  countDifference(countA / (lengthA + 1), countB / (lengthB + 1))
}

/// What a standard deviation divides the sum of squares by.
public enum Divisor: String, Sendable, Codable, Equatable {
  /// n − 1, as PyTorch's `std` and Arena-Hard v2.
  case sample
  /// n, as NumPy's `std` and Arena-Hard v0.1.
  case population
}

/// Subtracts each column's mean and divides by its standard deviation.
///
/// - Parameters:
///   - values: n × k numbers, row-major.
///   - names: The columns' names, k of them.
///   - divisor: n − 1 or n.
/// - Returns: n × k numbers, row-major.
/// - Throws: `StatisticsError` `.lengthMismatch` when the rows are not whole, `.tooFewValues` below
///   two rows, and `.noVariation` when a column is constant.
public func standardizedColumns(
  _ values: [Double], names: [String], divisor: Divisor
) throws(StatisticsError) -> [Double] {
  let k = names.count
  guard k > 0, values.count % k == 0 else {
    throw StatisticsError(
      .lengthMismatch, "\(values.count) values do not fill rows of \(k) columns.")
  }
  let n = values.count / k
  guard n > 1 else {
    throw StatisticsError(.tooFewValues, "Columns of \(n) rows have no standard deviation.")
  }
  var result = values
  for column in 0..<k {
    let moments = Moments(stride(from: column, to: values.count, by: k).lazy.map { values[$0] })
    guard let mean = moments.mean, let variance = moments.variance else {
      throw StatisticsError(
        .notFinite, "The column \(names[column]) has a value that is not finite.")
    }
    let spread =
      (divisor == .sample ? variance : variance * Double(n - 1) / Double(n)).squareRoot()
    guard spread > 0 else {
      throw StatisticsError(
        .noVariation,
        "The column \(names[column]) is constant, so it cannot be standardized: leave it out of the control."
      )
    }
    for row in 0..<n { result[row * k + column] = (values[row * k + column] - mean) / spread }
  }
  return result
}
