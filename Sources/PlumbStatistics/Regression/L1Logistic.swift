/// Rows of a logistic regression with continuous targets.
public struct LogisticRows: Sendable, Codable, Equatable {
  /// p: numbers a row.
  public let columns: Int
  /// n × p numbers, row-major.
  public private(set) var features: [Double]
  /// n targets in [0, 1].
  public private(set) var targets: [Double]
  /// n weights ≥ 0.
  public private(set) var weights: [Double]

  /// No rows yet.
  ///
  /// - Parameter columns: Numbers a row, ≥ 1.
  public init(columns: Int) {
    self.columns = columns
    features = []
    targets = []
    weights = []
  }

  /// How many rows there are.
  public var count: Int { targets.count }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - row: ``columns`` finite numbers.
  ///   - target: In [0, 1].
  ///   - weight: ≥ 0, finite.
  /// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite` or `.outOfRange`.
  public mutating func add(
    _ row: [Double], target: Double, weight: Double = 1
  ) throws(StatisticsError) {
    guard row.count == columns else {
      throw StatisticsError(
        .lengthMismatch,
        "Row \(count) has \(row.count) numbers; the regression has \(columns) columns.")
    }
    guard row.allSatisfy(\.isFinite) else {
      throw StatisticsError(
        .notFinite, "Row \(count) of the regression holds a number that is not finite.")
    }
    guard target >= 0, target <= 1, weight >= 0, weight.isFinite else {
      throw StatisticsError(
        .outOfRange,
        "Row \(count) has target \(target) and weight \(weight): a target lies in [0, 1], a weight is ≥ 0."
      )
    }
    features += row
    targets.append(target)
    weights.append(weight)
  }
}

/// Coefficients of an L1-penalized logistic regression.
public struct L1LogisticFit: Sendable, Codable, Equatable {
  /// p coefficients; exact zeros are coefficients the penalty removed.
  public let coefficients: [Double]
  /// C: the weight of the data against the penalty.
  public let inversePenalty: Double
  /// |w|₁ + C·loss at the optimum.
  public let objective: Double
  /// Proximal Newton steps taken.
  public let iterations: Int
  /// Whether the optimality conditions hold within the tolerance.
  public let converged: Bool
  /// The largest violation of the optimality conditions, divided by C.
  public let violation: Double
}

/// Fits min |w|₁ + C·Σ sᵢ·[pᵢ·ln(1 + e^(−xᵢw)) + (1 − pᵢ)·ln(1 + e^(xᵢw))], without intercept.
///
/// Proximal Newton steps with exact inner coordinate descent: converges to the optimum itself,
/// where liblinear stops at a tolerance of 1e-4.
///
/// - Parameters:
///   - rows: n ≥ 1 rows of p columns; targets may be probabilities.
///   - inversePenalty: C > 0.
///   - start: p coefficients to start from; zeros by default.
///   - tolerance: Largest step at convergence, > 0.
///   - maximumIterations: Steps before giving up.
/// - Returns: The optimum.
/// - Throws: `StatisticsError` `.empty`, `.outOfRange`, `.lengthMismatch`, `.notConverged`.
/// - Complexity: O(n·p²) a step; about six steps from zero.
/// - Note: Lee, Sun & Saunders 2014, doi:10.1137/130921428; the objective is scikit-learn's with
///   `penalty="l1"`, rows with fractional targets standing for two weighted rows.
public func fitL1Logistic(
  _ rows: LogisticRows, inversePenalty: Double, start: [Double]? = nil, tolerance: Double = 1e-10,
  maximumIterations: Int = 200
) throws(StatisticsError) -> L1LogisticFit {
  guard rows.count > 0 else {
    throw StatisticsError(.empty, "A logistic regression without rows has no coefficients.")
  }
  guard inversePenalty > 0, inversePenalty.isFinite else {
    throw StatisticsError(
      .outOfRange, "The inverse penalty C is \(inversePenalty); it must be > 0.")
  }
  guard start.map({ $0.count == rows.columns }) ?? true else {
    throw StatisticsError(.lengthMismatch, "The start does not have \(rows.columns) coefficients.")
  }
  var problem = L1Problem(rows)
  return try problem.solve(
    inversePenalty: inversePenalty, from: start ?? Array(repeating: 0, count: rows.columns),
    tolerance: tolerance, maximumIterations: maximumIterations)
}

/// Rows with the loss and its derivatives where it was last evaluated, for one fit or fits of several penalties.
struct L1Problem {
  let rows: LogisticRows
  /// Where the loss was evaluated last; fits that start there need no pass over the rows.
  private(set) var place: [Double] = []
  private var loss = 0.0
  private var gradient: [Double]
  private var hessian: [Double]

  init(_ rows: LogisticRows) {
    self.rows = rows
    gradient = Array(repeating: 0, count: rows.columns)
    hessian = Array(repeating: 0, count: rows.columns * rows.columns)
  }

  mutating func solve(
    inversePenalty c: Double, from start: [Double], tolerance: Double, maximumIterations: Int
  ) throws(StatisticsError) -> L1LogisticFit {
    let p = rows.columns
    var w = start
    // One pass over the rows gives the loss and, for the next step, its derivatives.
    if place != w { evaluate(w) }
    var value = objective(w, c)
    for iteration in 1...max(1, maximumIterations) {
      let violation = largestViolation(w, c)
      let step = quadraticStep(w, c)
      let length = step.reduce(0) { max($0, abs($1)) }
      guard length.isFinite else { break }
      var share = 1.0
      var next = w
      while true {
        next = (0..<p).map { w[$0] + share * step[$0] }
        if length <= tolerance { break }
        evaluate(next)
        let trial = objective(next, c)
        if trial <= value + 1e-14 * abs(value) {
          value = trial
          break
        }
        share *= 0.5
        if share < 1e-9 { break }
      }
      if length <= tolerance {
        // The last step is too short to be worth a pass over the rows: to second order it changes the loss by this.
        return L1LogisticFit(
          coefficients: next, inversePenalty: c,
          objective: c * (loss + lossChange(by: step)) + next.reduce(0) { $0 + abs($1) },
          iterations: iteration, converged: true, violation: violation / c)
      }
      w = next
    }
    throw StatisticsError(
      .notConverged,
      "The L1 logistic regression with C = \(c) did not reach the tolerance \(tolerance) in "
        + "\(maximumIterations) steps: a column may separate the targets. Choose a smaller C.")
  }

  /// |w|₁ + C·loss where the loss was evaluated.
  private func objective(_ w: [Double], _ c: Double) -> Double { c * loss + w.reduce(0) { $0 + abs($1) } }

  /// The loss's change by a short step, to second order.
  private func lossChange(by step: [Double]) -> Double {
    let p = rows.columns
    var change = 0.0
    for k in 0..<p {
      change += gradient[k] * step[k]
      for l in 0..<p { change += 0.5 * hessian[k * p + l] * step[k] * step[l] }
    }
    return change
  }

  /// Leaves the loss at `w`, without C, and its derivatives.
  private mutating func evaluate(_ w: [Double]) {
    let p = rows.columns
    var loss = 0.0
    place = w
    for k in gradient.indices { gradient[k] = 0 }
    for k in hessian.indices { hessian[k] = 0 }
    rows.features.withUnsafeBufferPointer { x in
      rows.targets.withUnsafeBufferPointer { targets in
        rows.weights.withUnsafeBufferPointer { weights in
          w.withUnsafeBufferPointer { w in
            gradient.withUnsafeMutableBufferPointer { g in
              hessian.withUnsafeMutableBufferPointer { h in
                // Σ ln(1 + e) over rows of equal weight is the logarithm of a product, in parts of at most 2⁵¹² so that
                // none overflows: one logarithm for hundreds of rows.
                var product = 1.0
                var factors = 0
                var weight = 0.0
                for row in targets.indices where weights[row] > 0 {
                  let features = row * p
                  var z = 0.0
                  for k in 0..<p { z += x[features + k] * w[k] }
                  // logistic(z) and softplus(z) from one exponential.
                  let e = Elementary.exponential(-abs(z))
                  let q = z >= 0 ? 1 / (1 + e) : e / (1 + e)
                  if weights[row] != weight || factors == 512 {
                    loss += weight * Elementary.logarithm(product)
                    (product, factors, weight) = (1, 0, weights[row])
                  }
                  product *= 1 + e
                  factors += 1
                  loss += weight * (max(z, 0) - targets[row] * z)
                  let slope = weights[row] * (q - targets[row])
                  let v = weights[row] * q * (1 - q)
                  for k in 0..<p {
                    let value = x[features + k]
                    g[k] += slope * value
                    for l in 0...k { h[k * p + l] += v * value * x[features + l] }
                  }
                }
                loss += weight * Elementary.logarithm(product)
              }
            }
          }
        }
      }
    }
    for k in 0..<p {
      for l in 0..<k { hessian[l * p + k] = hessian[k * p + l] }
    }
    self.loss = loss
  }

  private func largestViolation(_ w: [Double], _ c: Double) -> Double {
    var largest = 0.0
    for k in w.indices {
      let violation =
        w[k] == 0 ? max(0, c * abs(gradient[k]) - 1) : abs(c * gradient[k] + (w[k] > 0 ? 1 : -1))
      largest = max(largest, violation)
    }
    return largest
  }

  /// argmin over d of g·d + ½ d'Hd + |w + d|₁, by coordinate descent.
  private func quadraticStep(_ w: [Double], _ c: Double) -> [Double] {
    let p = rows.columns
    let trace = c * (0..<p).reduce(0) { $0 + hessian[$1 * p + $1] }
    var d = [Double](repeating: 0, count: p)
    for _ in 0..<10_000 {
      var largest = 0.0
      for k in 0..<p {
        let curvature = c * hessian[k * p + k] + 1e-14 * trace
        guard curvature > 0 else { continue }
        var slope = gradient[k]
        for l in 0..<p { slope += hessian[k * p + l] * d[l] }
        slope = c * slope + 1e-14 * trace * d[k]
        let target = w[k] + d[k] - slope / curvature
        let shrunk = target > 0 ? max(0, target - 1 / curvature) : min(0, target + 1 / curvature)
        let change = shrunk - (w[k] + d[k])
        d[k] += change
        largest = max(largest, abs(change))
      }
      if largest < 1e-13 { break }
    }
    return d
  }
}
