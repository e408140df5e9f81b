import Foundation

/// Logistic regression as one writes it down in ten minutes: gradient steps, no cleverness.
///
/// Minimizes Σ weight·logloss, plus the coefficients' absolute values over C where C is given.
struct PlainLogistic {
  var x: [[Double]]
  var y: [Double]
  var weight: [Double]

  static func share(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  func fitted(c: Double?) -> [Double] {
    let k = x[0].count
    var w = [Double](repeating: 0, count: k)
    // A step no longer than the inverse of the gradient's Lipschitz constant.
    let step = 4 / zip(x, weight).reduce(0) { $0 + $1.1 * $1.0.reduce(0) { $0 + $1 * $1 } }
    for _ in 0..<200_000 {
      var gradient = [Double](repeating: 0, count: k)
      for (row, (target, weight)) in zip(x, zip(y, weight)) {
        let error = weight * (Self.share(zip(row, w).reduce(0) { $0 + $1.0 * $1.1 }) - target)
        for j in 0..<k { gradient[j] += error * row[j] }
      }
      var moved = 0.0
      for j in 0..<k {
        let stepped = w[j] - step * gradient[j]
        let shrink = c.map { step / $0 } ?? 0
        let next = stepped > shrink ? stepped - shrink : stepped < -shrink ? stepped + shrink : 0
        moved = max(moved, abs(next - w[j]))
        w[j] = next
      }
      if moved < 1e-13 { break }
    }
    return w
  }
}
