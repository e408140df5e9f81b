/// A logistic regression with standard errors that allow for clusters.
public struct ClusteredLogisticFit: Sendable, Codable, Equatable {
  /// The p coefficients, in log-odds.
  public let coefficients: [Double]
  /// Their standard errors by the clustered sandwich.
  public let standardErrors: [Double]
  /// Their standard errors by the model alone, as if rows were independent.
  public let modelStandardErrors: [Double]
  /// The ridge penalty on log-odds.
  public let l2: Double
  /// How many rows.
  public let count: Int
  /// How many clusters.
  public let clusters: Int
  /// Newton steps taken.
  public let iterations: Int

  /// The chance that a row with 1 in one column and 0 elsewhere is a success, as 1 / (1 + e⁻ᵇ).
  ///
  /// - Parameter column: The column's index.
  /// - Returns: Between 0 and 1.
  public func probability(of column: Int) -> Double { logistic(coefficients[column]) }

  /// The normal interval of ``probability(of:)``, formed in log-odds with the larger of the two standard errors.
  ///
  /// The sandwich has no width where the rows leave no residuals, as with a choice that never varies; the model's error has.
  ///
  /// - Parameters:
  ///   - column: The column's index.
  ///   - level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range.
  public func probabilityInterval(of column: Int, level: Double = 0.95) -> Interval? {
    guard isLevel(level) else { return nil }
    let half = normalQuantile(0.5 + 0.5 * level) * max(standardErrors[column], modelStandardErrors[column])
    return Interval(
      low: logistic(coefficients[column] - half), high: logistic(coefficients[column] + half), level: level)
  }
}

/// Fits a logistic regression by maximum likelihood, or with a ridge penalty.
///
/// - Parameters:
///   - rows: n rows; a column of ones gives an intercept.
///   - clusters: The cluster of each row, such as its item.
///   - l2: Ridge penalty ½·l2·Σw², ≥ 0: the precision of a normal prior on the coefficients. Above 0 the fit is finite
///     whatever the rows.
/// - Returns: Coefficients with clustered standard errors H⁻¹ V H⁻¹·C/(C − 1), where V sums the squared score of each of
///   the C clusters.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.tooFewValues` below two clusters or with fewer rows than columns,
///   `.singular`, and `.separated` when a combination of columns tells all successes from all failures, so that no finite
///   maximum exists.
/// - Complexity: O(n·p²) a step.
/// - Note: Liang & Zeger 1986, doi:10.1093/biomet/73.1.13.
public func fitClusteredLogistic(
  _ rows: LogisticRows, clusters: [Int], l2: Double = 0
) throws(StatisticsError) -> ClusteredLogisticFit {
  try checkPaired(rows.count, clusters.count, "Rows and clusters")
  let p = rows.columns
  let numbers = Dictionary(
    clusters.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  guard l2 >= 0, l2.isFinite else {
    throw StatisticsError(.outOfRange, "The penalty \(l2) is not a finite number ≥ 0.")
  }
  guard numbers.count > 1, rows.count >= p else {
    throw StatisticsError(
      .tooFewValues,
      "A regression of \(rows.count) rows in \(numbers.count) clusters on \(p) columns has no standard errors.")
  }
  func row(_ i: Int) -> ArraySlice<Double> { rows.features[(i * p)..<((i + 1) * p)] }
  func logOdds(_ i: Int, _ w: [Double]) -> Double { zip(row(i), w).reduce(0) { $0 + $1.0 * $1.1 } }
  let solution = minimizeByNewton(
    from: [Double](repeating: 0, count: p), tolerance: 1e-9, maximumIterations: 60,
    loss: { w in
      (0..<rows.count).reduce(0.5 * l2 * w.reduce(0) { $0 + $1 * $1 }) { sum, i in
        let z = logOdds(i, w)
        return sum + rows.weights[i] * (softplus(z) - rows.targets[i] * z)
      }
    },
    derivatives: { w, gradient, hessian in
      for j in 0..<p {
        gradient[j] += l2 * w[j]
        hessian[j * p + j] += l2
      }
      for i in 0..<rows.count {
        let q = logistic(logOdds(i, w))
        let x = Array(row(i))
        for j in 0..<p {
          gradient[j] += rows.weights[i] * (q - rows.targets[i]) * x[j]
          for k in 0...j { hessian[j * p + k] += rows.weights[i] * q * (1 - q) * x[j] * x[k] }
        }
      }
    })
  guard let solution else {
    throw StatisticsError(.singular, "The regression is not determined: a column is a combination of the others.")
  }
  guard solution.converged, l2 > 0 || solution.parameters.allSatisfy({ abs($0) < 15 }) else {
    throw StatisticsError(
      .separated, "The regression has no finite maximum: the columns tell all successes from all failures.")
  }
  var scores: [Int: [Double]] = [:]
  for i in 0..<rows.count {
    let residual = rows.weights[i] * (rows.targets[i] - logistic(logOdds(i, solution.parameters)))
    var score = scores[clusters[i]] ?? [Double](repeating: 0, count: p)
    for (j, x) in row(i).enumerated() { score[j] += residual * x }
    scores[clusters[i]] = score
  }
  let correction = Double(scores.count) / Double(scores.count - 1)
  var variances = [Double](repeating: 0, count: p)
  for cluster in scores.keys.sorted() {
    guard var score = scores[cluster] else { continue }
    solution.hessian.solve(&score)
    for j in 0..<p { variances[j] += score[j] * score[j] * correction }
  }
  let inverse = solution.hessian.inverse()
  return ClusteredLogisticFit(
    coefficients: solution.parameters, standardErrors: variances.map { $0.squareRoot() },
    modelStandardErrors: (0..<p).map { inverse[$0 * p + $0].squareRoot() }, l2: l2, count: rows.count,
    clusters: scores.count, iterations: solution.iterations)
}
