/// Held-out losses of several penalties, and the penalty with the least.
public struct L1CrossValidation: Sendable, Codable, Equatable {
  /// The candidates, C.
  public let inversePenalties: [Double]
  /// The mean over folds of the mean held-out loss of each candidate.
  public let losses: [Double]
  /// The index of the first candidate with the least loss.
  public let best: Int
  /// How many folds there were.
  public let folds: Int

  /// The chosen C.
  public var inversePenalty: Double { inversePenalties[best] }
}

/// scikit-learn's default candidates: ten powers from 1e-4 to 1e4, evenly spaced in the exponent.
public let defaultInversePenalties: [Double] = (0..<10).map {
  Elementary.raise(10, to: -4 + 8 * Double($0) / 9)
}

/// Fold of each of `count` rows as scikit-learn's `GroupKFold` deals groups of equal size.
///
/// - Parameters:
///   - count: How many rows, each its own group.
///   - folds: How many folds, ≥ 2.
/// - Returns: (count − 1 − row) mod `folds`.
/// - Note: With scikit-learn 1.6 or later; earlier versions sort groups unstably.
public func reverseDealtFolds(count: Int, folds: Int = 5) -> [Int] {
  (0..<count).map { (count - 1 - $0) % folds }
}

/// Chooses the penalty of an L1 logistic regression by held-out loss.
///
/// A fold's score is the mean over its rows of weight · log loss, with predictions kept 1e-15 away
/// from 0 and 1, and the candidate with the least mean over folds wins (the first of equals).
///
/// - Parameters:
///   - rows: n rows.
///   - folds: The fold of each row, numbered from 0.
///   - inversePenalties: Candidates C > 0, usually ascending.
/// - Returns: The losses and the choice.
/// - Throws: `StatisticsError` `.lengthMismatch` for the folds, `.tooFewValues` below two folds,
///   and what ``fitL1Logistic(_:inversePenalty:start:tolerance:maximumIterations:)`` throws.
public func crossValidateL1Logistic(
  _ rows: LogisticRows, folds: [Int], inversePenalties: [Double] = defaultInversePenalties
) throws(StatisticsError) -> L1CrossValidation {
  guard folds.count == rows.count else {
    throw StatisticsError(
      .lengthMismatch, "There are \(rows.count) rows but \(folds.count) fold numbers.")
  }
  let names = Set(folds).sorted()
  guard names.count > 1, !inversePenalties.isEmpty else {
    throw StatisticsError(
      .tooFewValues,
      "Cross-validation needs two folds and one penalty; there are \(names.count) and \(inversePenalties.count)."
    )
  }
  var losses = [Double](repeating: 0, count: inversePenalties.count)
  for fold in names {
    var training = LogisticRows(columns: rows.columns)
    var held: [Int] = []
    for row in 0..<rows.count {
      if folds[row] == fold {
        held.append(row)
      } else {
        try training.add(rows.row(row), target: rows.targets[row], weight: rows.weights[row])
      }
    }
    guard training.count > 0 else {
      throw StatisticsError(.empty, "A fold holds all rows, so nothing is left to fit.")
    }
    var problem = L1Problem(training)
    for (index, c) in inversePenalties.enumerated() {
      guard c > 0, c.isFinite else {
        throw StatisticsError(.outOfRange, "The inverse penalty C is \(c); it must be > 0.")
      }
      // Newton's error is the square of the last step, so that losses are exact to 1e-14. Each fit starts where the
      // last one evaluated the loss, a step before its optimum.
      let start = problem.place.isEmpty ? Array(repeating: 0, count: rows.columns) : problem.place
      let fit = try problem.solve(
        inversePenalty: c, from: start, tolerance: 1e-7, maximumIterations: 200)
      let loss = held.reduce(0) { $0 + rows.weightedLoss($1, fit.coefficients) }
      losses[index] += loss / Double(held.count) / Double(names.count)
    }
  }
  let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
  return L1CrossValidation(
    inversePenalties: inversePenalties, losses: losses, best: best, folds: names.count)
}

extension LogisticRows {
  /// One row's numbers.
  func row(_ index: Int) -> [Double] {
    Array(features[(index * columns)..<((index + 1) * columns)])
  }

  /// Weight · log loss of a row, with the prediction kept away from 0 and 1.
  fileprivate func weightedLoss(_ index: Int, _ w: [Double]) -> Double {
    var z = 0.0
    for k in 0..<columns { z += features[index * columns + k] * w[k] }
    let q = min(max(logistic(z), 1e-15), 1 - 1e-15)
    return -weights[index]
      * (targets[index] * Elementary.logarithm(q)
        + (1 - targets[index]) * Elementary.logarithmOnePlus(-q))
  }
}
