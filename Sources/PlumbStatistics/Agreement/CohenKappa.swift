/// How far apart two classes count as disagreeing.
public enum KappaWeights: String, Sendable, Codable, Equatable, CaseIterable {
  /// Any difference is full disagreement.
  case none
  /// In proportion to the distance of the classes.
  case linear
  /// In proportion to its square.
  case quadratic
}

/// Cohen's kappa of two raters, plain or weighted.
///
/// - Parameters:
///   - table: k × k counts, row-major: how often the first rater said row and the second column; k
///     ≥ 2.
///   - classes: k.
///   - weights: How far apart two classes count as disagreeing.
/// - Returns: Kappa with the asymptotic standard error of Fleiss, Cohen and Everitt.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.outOfRange` for negative counts, `.empty`, and
///   `.noVariation` when chance alone would agree always (both raters used one class).
/// - Note: Cohen 1960, doi:10.1177/001316446002000104; Cohen 1968; Fleiss, Cohen & Everitt 1969,
///   doi:10.1037/h0028106.
public func cohenKappa(
  table: [Double], classes: Int, weights: KappaWeights = .none
) throws(StatisticsError) -> AgreementCoefficient {
  let k = classes
  guard k >= 2, table.count == k * k else {
    throw StatisticsError(
      .lengthMismatch,
      "Kappa needs a square table of two or more classes; there are \(table.count) counts for \(k) classes."
    )
  }
  guard table.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
    throw StatisticsError(.outOfRange, "A count of the agreement table is negative or not finite.")
  }
  let total = table.reduce(0, +)
  guard total > 0 else {
    throw StatisticsError(.empty, "Kappa is undefined without ratings.")
  }
  let p = table.map { $0 / total }
  let rows = (0..<k).map { i in (0..<k).reduce(0) { $0 + p[i * k + $1] } }
  let columns = (0..<k).map { j in (0..<k).reduce(0) { $0 + p[$1 * k + j] } }
  func weight(_ i: Int, _ j: Int) -> Double {
    let distance = Double(abs(i - j)) / Double(k - 1)
    switch weights {
    case .none: return i == j ? 1 : 0
    case .linear: return 1 - distance
    case .quadratic: return 1 - distance * distance
    }
  }
  var observed = 0.0
  var expected = 0.0
  for i in 0..<k {
    for j in 0..<k {
      observed += weight(i, j) * p[i * k + j]
      expected += weight(i, j) * rows[i] * columns[j]
    }
  }
  guard expected < 1 - 1e-12 else {
    throw StatisticsError(
      .noVariation,
      "Kappa is undefined: both raters used a single class throughout, so chance alone would agree always."
    )
  }
  let rowWeights = (0..<k).map { i in (0..<k).reduce(0) { $0 + columns[$1] * weight(i, $1) } }
  let columnWeights = (0..<k).map { j in (0..<k).reduce(0) { $0 + rows[$1] * weight($1, j) } }
  var sum = 0.0
  for i in 0..<k {
    for j in 0..<k {
      let term =
        weight(i, j) * (1 - expected) - (rowWeights[i] + columnWeights[j]) * (1 - observed)
      sum += p[i * k + j] * term * term
    }
  }
  let shift = observed * expected - 2 * expected + observed
  let variance =
    max(0, sum - shift * shift)
    / (total * (1 - expected) * (1 - expected) * (1 - expected) * (1 - expected))
  return AgreementCoefficient(
    name: weights == .none ? "cohen" : "cohen \(weights.rawValue)",
    value: (observed - expected) / (1 - expected), observed: observed, expected: expected,
    standardError: variance.squareRoot(), units: Int(total.rounded()))
}

/// Cohen's kappa of two raters' classes.
///
/// - Parameters:
///   - first: n classes, numbered from 0.
///   - second: n classes of the same items, in the same order.
///   - classes: How many classes there are, ≥ 2.
///   - weights: How far apart two classes count as disagreeing.
/// - Returns: Kappa with its standard error.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.outOfRange` for a class, and as
///   ``cohenKappa(table:classes:weights:)``.
public func cohenKappa(
  _ first: [Int], _ second: [Int], classes: Int, weights: KappaWeights = .none
) throws(StatisticsError) -> AgreementCoefficient {
  try checkPaired(first.count, second.count, "The raters' classes")
  guard classes >= 2 else {
    throw StatisticsError(.tooFewValues, "Kappa needs at least two classes; there are \(classes).")
  }
  var table = [Double](repeating: 0, count: classes * classes)
  for (a, b) in zip(first, second) {
    guard (0..<classes).contains(a), (0..<classes).contains(b) else {
      throw StatisticsError(
        .outOfRange,
        "Classes \(a) and \(b) are not both among the \(classes) classes, numbered from 0.")
    }
    table[a * classes + b] += 1
  }
  return try cohenKappa(table: table, classes: classes, weights: weights)
}
