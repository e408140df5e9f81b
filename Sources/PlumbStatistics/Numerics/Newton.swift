/// Where a Newton minimization ended.
struct NewtonSolution: Sendable {
  var parameters: [Double]
  var iterations: Int
  var converged: Bool
  var gradient: [Double]
  /// The factored second derivative at the optimum.
  var hessian: Cholesky
}

/// Minimizes a smooth convex function by Newton steps, halved while they would raise it.
///
/// - Parameters:
///   - start: Where to begin.
///   - tolerance: The largest step at which the iteration ends.
///   - maximumIterations: Steps before giving up.
///   - loss: The function's value, +∞ outside its domain.
///   - derivatives: Writes the gradient and the lower triangle of the row-major Hessian, both
///     zeroed before the call.
/// - Returns: `nil` when the Hessian is singular or a step is not finite.
func minimizeByNewton(
  from start: [Double], tolerance: Double, maximumIterations: Int,
  loss: ([Double]) -> Double,
  derivatives: ([Double], inout [Double], inout [Double]) -> Void
) -> NewtonSolution? {
  let size = start.count
  var x = start
  var value = loss(x)
  var gradient = [Double](repeating: 0, count: size)
  var hessian = [Double](repeating: 0, count: size * size)
  for iteration in 1...max(1, maximumIterations) {
    for k in gradient.indices { gradient[k] = 0 }
    for k in hessian.indices { hessian[k] = 0 }
    derivatives(x, &gradient, &hessian)
    guard let factor = Cholesky(hessian, size: size) else { return nil }
    var step = gradient
    factor.solve(&step)
    let length = step.reduce(0) { max($0, abs($1)) }
    guard length.isFinite else { return nil }
    var share = 1.0
    var next = x
    while true {
      next = (0..<size).map { x[$0] - share * step[$0] }
      let trial = loss(next)
      if trial <= value + 1e-13 * abs(value) || length <= tolerance {
        value = trial
        break
      }
      share *= 0.5
      if share < 1e-9 { break }
    }
    x = next
    if length <= tolerance || iteration == maximumIterations {
      return NewtonSolution(
        parameters: x, iterations: iteration, converged: length <= tolerance, gradient: gradient,
        hessian: factor)
    }
  }
  return nil
}
