/// A linear classifier of many classes fitted by penalized least squares: each class's column answers +1 for its own rows
/// and -1 for the others.
///
/// - Note: Rifkin, Yeo & Poggio 2003, “Regularized least-squares classification”; one-vs-rest least squares classifies text
///   about as well as a support vector machine (Zhang & Oles 2001, doi:10.1023/A:1011441423217), its solution is unique, and
///   all classes share every pass over the data.
public struct RidgeClassification: Sendable, Equatable {
  /// How many classes there are.
  public let classCount: Int
  /// The weights, feature after feature, one a class.
  public let weights: [Float]
  /// How many passes the solver made.
  public let iterations: Int
  /// Whether the residual of every class fell below the tolerance.
  public let converged: Bool

  /// How a classifier is fitted.
  public struct Options: Sendable, Equatable {
    /// The penalty on squared weights, > 0.
    public var penalty: Double
    /// The residual's norm, relative to the right side's, at which a class is done.
    public var tolerance: Double
    /// The most passes over the data.
    public var maximumIterations: Int
    /// How many threads share the classes; the result does not depend on it.
    public var threads: Int

    /// Options.
    public init(penalty: Double, tolerance: Double = 1e-3, maximumIterations: Int = 200, threads: Int = 1) {
      self.penalty = penalty
      self.tolerance = tolerance
      self.maximumIterations = maximumIterations
      self.threads = threads
    }
  }

  /// Fits a classifier by conjugate gradients on the dual problem (K + penalty · D) α = Y, where K holds the inner products of
  /// the rows, D the reciprocals of their weights and Y the signs.
  ///
  /// - Parameters:
  ///   - rows: `n` rows.
  ///   - labels: `n` classes, from 0 to `classCount` - 1.
  ///   - classCount: How many classes there are, ≥ 1.
  ///   - rowWeights: `n` weights, > 0; their mean should be 1.
  ///   - options: Penalty, tolerance, threads.
  /// - Returns: The weights.
  /// - Throws: ``StatisticsError`` when there are no rows, lengths differ, or a value is out of range.
  /// - Complexity: O(iterations · entries · classes) time, O((n + features) · classes) space.
  @concurrent public static func fit(
    rows: SparseRows, labels: [Int], classCount: Int, rowWeights: [Double], options: Options
  ) async throws(StatisticsError) -> RidgeClassification {
    guard rows.count > 0 else { throw StatisticsError(.empty, "A classifier needs at least one row.") }
    guard labels.count == rows.count, rowWeights.count == rows.count else {
      throw StatisticsError(
        .lengthMismatch,
        "There are \(rows.count) rows, \(labels.count) labels and \(rowWeights.count) weights; expected one of each a row."
      )
    }
    guard labels.allSatisfy({ (0..<classCount).contains($0) }) else {
      throw StatisticsError(.outOfRange, "A label is outside 0..<\(classCount).")
    }
    guard options.penalty > 0, options.penalty.isFinite, rowWeights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw StatisticsError(.outOfRange, "The penalty and all row weights must be positive.")
    }
    let blocks = (classCount + RidgeSolver.width - 1) / RidgeSolver.width
    let parts = await concurrentRounds(blocks, threads: options.threads) { block in
      let first = block * RidgeSolver.width
      var solver = RidgeSolver(
        rows: rows, labels: labels, firstClass: first, rowWeights: rowWeights, penalty: Float(options.penalty))
      return solver.solve(tolerance: Float(options.tolerance), maximumIterations: options.maximumIterations)
    }
    var weights = [Float](repeating: 0, count: rows.columnCount * classCount)
    for (block, part) in parts.enumerated() {
      let first = block * RidgeSolver.width
      let lanes = min(RidgeSolver.width, classCount - first)
      for feature in 0..<rows.columnCount {
        for lane in 0..<lanes { weights[feature * classCount + first + lane] = part.weights[feature][lane] }
      }
    }
    return RidgeClassification(
      classCount: classCount, weights: weights, iterations: parts.map(\.iterations).max() ?? 0,
      converged: parts.allSatisfy(\.converged))
  }

  /// The scores of all rows, one a class: about +1 for the class a row belongs to, about -1 for others.
  ///
  /// - Parameter rows: Rows with as many columns as there are features.
  /// - Returns: One array of `classCount` scores a row.
  public func scores(of rows: SparseRows) -> [[Double]] {
    (0..<rows.count).map { row in
      var scores = [Float](repeating: 0, count: classCount)
      for entry in rows.starts[row]..<rows.starts[row + 1] {
        let start = Int(rows.columns[entry]) * classCount
        let value = rows.values[entry]
        for index in 0..<classCount { scores[index] += value * weights[start + index] }
      }
      return scores.map(Double.init)
    }
  }
}
