/// Fits strengths and coefficients as Arena-Hard v2 does: a fixed number of L-BFGS steps without
/// line search.
///
/// With a step of 0.1 and 50 steps about 0.9⁵⁰ of the way remains, so win rates are shrunk toward ½
/// by up to 0.3 points. This exists to equal published figures;
/// ``fitContextualBradleyTerry(_:options:clusters:)`` is the estimate.
///
/// - Parameters:
///   - battles: n battles among m players with k covariates.
///   - learningRate: The share of each quasi-Newton step that is taken.
///   - steps: How many steps, ≥ 1.
///   - start: The value all parameters start from.
///   - anchor: A player with a given rating, for the ratings shown.
/// - Returns: Parameters after the last step, without standard errors; `converged` is false.
/// - Throws: `StatisticsError` of impossible arrays.
/// - Note: PyTorch's `LBFGS(lr: 0.1, max_iter: 50)`, history 100, tolerances 1e-9; computed here in
///   double precision.
public func fitContextualBradleyTerryUnconverged(
  _ battles: CovariateBattles, learningRate: Double = 0.1, steps: Int = 50, start: Double = 0.5,
  anchor: Anchor? = nil
) throws(StatisticsError) -> ContextualFit {
  try battles.check()
  guard steps >= 1, learningRate > 0 else {
    throw StatisticsError(
      .outOfRange, "The emulated fit needs at least one step and a positive learning rate.")
  }
  let problem = ContextualProblem(
    battles: battles,
    options: ContextualOptions(strengths: BradleyTerryOptions(anchor: anchor)))
  var memory = LimitedMemory(history: 100)
  var x = [Double](repeating: start, count: problem.size)
  var gradient = problem.gradient(x)
  var taken = 0
  for step in 1...steps {
    let direction = step == 1 ? gradient.map { -$0 } : memory.direction(gradient)
    let size = gradient.reduce(0) { $0 + abs($1) }
    let length = step == 1 ? min(1, 1 / size) * learningRate : learningRate
    let move = direction.map { length * $0 }
    guard dotProduct(gradient, direction) <= -1e-9 else { break }
    for i in x.indices { x[i] += move[i] }
    taken = step
    guard step < steps else { break }
    let next = problem.gradient(x)
    memory.remember(step: move, change: zip(next, gradient).map { $0 - $1 })
    gradient = next
    let largest = gradient.reduce(0) { max($0, abs($1)) }
    if largest <= 1e-9 || move.allSatisfy({ abs($0) <= 1e-9 }) { break }
  }
  return problem.fit(
    x, iterations: taken, converged: false, ratingErrors: nil, coefficientErrors: nil)
}

extension ContextualProblem {
  /// The derivative of the unpenalized loss.
  fileprivate func gradient(_ x: [Double]) -> [Double] {
    var g = [Double](repeating: 0, count: size)
    for row in battles.first.indices {
      let slope = battles.weight(row) * (logistic(logit(row, x)) - battles.scores[row])
      g[battles.first[row]] += slope
      g[battles.second[row]] -= slope
      for f in 0..<features { g[players + f] += slope * battles.values[row * features + f] }
    }
    return g
  }
}

/// The inverse Hessian of L-BFGS, from the last steps and changes of the gradient.
private struct LimitedMemory {
  let history: Int
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []
  private var scale = 1.0

  init(history: Int) { self.history = history }

  mutating func remember(step: [Double], change: [Double]) {
    let curvature = dotProduct(change, step)
    guard curvature > 1e-10 else { return }
    if steps.count == history {
      steps.removeFirst()
      changes.removeFirst()
    }
    steps.append(step)
    changes.append(change)
    scale = curvature / dotProduct(change, change)
  }

  /// The two-loop recursion.
  func direction(_ gradient: [Double]) -> [Double] {
    var q = gradient.map { -$0 }
    var alphas = [Double](repeating: 0, count: steps.count)
    for i in steps.indices.reversed() {
      let rho = 1 / dotProduct(changes[i], steps[i])
      alphas[i] = dotProduct(steps[i], q) * rho
      for k in q.indices { q[k] -= alphas[i] * changes[i][k] }
    }
    for k in q.indices { q[k] *= scale }
    for i in steps.indices {
      let rho = 1 / dotProduct(changes[i], steps[i])
      let beta = dotProduct(changes[i], q) * rho
      for k in q.indices { q[k] += steps[i][k] * (alphas[i] - beta) }
    }
    return q
  }
}
