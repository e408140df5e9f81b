/// The weighted logistic loss of Bradley–Terry on aggregated pairs, and its minimizer by Newton
/// steps.
///
/// Loss = Σ n_ij·softplus(θi − θj) − W_ij·(θi − θj) + ridge/2·‖θ‖² over pairs i < j, with W wins
/// plus half the ties.
struct BradleyTerryProblem: Sendable {
  let players: Int
  let first: [Int32]
  let second: [Int32]
  /// Total weight of each pair's battles.
  var total: [Double]
  /// What the first player of the pair scored.
  var score: [Double]
  let ridge: Double

  /// All pairs that met.
  init(_ counts: PairCounts, ridge: Double) {
    let m = counts.players
    let scores = counts.scores()
    var first: [Int32] = []
    var second: [Int32] = []
    var total: [Double] = []
    var score: [Double] = []
    for i in 0..<m {
      for j in (i + 1)..<max(m, i + 1) {
        let sum = scores[i * m + j] + scores[j * m + i]
        guard sum > 0 else { continue }
        first.append(Int32(i))
        second.append(Int32(j))
        total.append(sum)
        score.append(scores[i * m + j])
      }
    }
    players = m
    self.first = first
    self.second = second
    self.total = total
    self.score = score
    self.ridge = ridge
  }

  struct Solution: Sendable {
    var theta: [Double]
    var iterations: Int
    var converged: Bool
    var gradient: Double
  }

  /// The negative log-likelihood plus penalty.
  func loss(_ theta: [Double]) -> Double {
    var value = 0.5 * ridge * theta.reduce(0) { $0 + $1 * $1 }
    for pair in total.indices {
      let z = theta[Int(first[pair])] - theta[Int(second[pair])]
      value += total[pair] * softplus(z) - score[pair] * z
    }
    return value
  }

  /// The loss's derivative, and with `curved` its second derivative plus the gauge term that makes
  /// it invertible.
  ///
  /// The gauge term adds the same number to every entry: it moves only the mean of θ, which the
  /// battles do not determine.
  func derivatives(
    _ theta: [Double], gradient: inout [Double], hessian: inout [Double], curved: Bool
  ) {
    let m = players
    for i in 0..<m { gradient[i] = ridge * theta[i] }
    if curved {
      for k in hessian.indices { hessian[k] = 0 }
    }
    let trace = accumulate(theta, gradient: &gradient, hessian: &hessian, curved: curved)
    guard curved else { return }
    let gauge = trace / Double(m * m)
    for i in 0..<m {
      for j in 0...i { hessian[i * m + j] += gauge }
      hessian[i * m + i] += ridge
    }
  }

  private func accumulate(
    _ theta: [Double], gradient: inout [Double], hessian: inout [Double], curved: Bool
  ) -> Double {
    let m = players
    var trace = 0.0
    theta.withUnsafeBufferPointer { theta in
      gradient.withUnsafeMutableBufferPointer { g in
        hessian.withUnsafeMutableBufferPointer { h in
          first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
              total.withUnsafeBufferPointer { total in
                score.withUnsafeBufferPointer { score in
                  for pair in total.indices {
                    let i = Int(first[pair])
                    let j = Int(second[pair])
                    let p = logistic(theta[i] - theta[j])
                    let slope = total[pair] * p - score[pair]
                    g[i] += slope
                    g[j] -= slope
                    guard curved else { continue }
                    let v = total[pair] * p * (1 - p)
                    h[i * m + i] += v
                    h[j * m + j] += v
                    h[j * m + i] -= v
                    trace += 2 * v
                  }
                }
              }
            }
          }
        }
      }
    }
    return trace
  }

  /// Minimizes the loss from `start`.
  ///
  /// The factored Hessian is kept while steps shrink by five, so most steps cost one pass over the
  /// pairs and one triangular solve; the loss never rises, steps that would raise it are halved.
  ///
  /// - Parameters:
  ///   - start: m log-strengths.
  ///   - tolerance: Largest step, in log-odds, at which the iteration ends.
  ///   - maximumIterations: Steps before giving up.
  /// - Returns: θ with mean 0; `nil` when the Hessian is singular.
  func solve(from start: [Double], tolerance: Double, maximumIterations: Int) -> Solution? {
    let m = players
    var theta = start
    var gradient = [Double](repeating: 0, count: m)
    var hessian = [Double](repeating: 0, count: m * m)
    var factor: Cholesky?
    var lastStep = Double.infinity
    var known: Double?
    for iteration in 1...max(1, maximumIterations) {
      let curved = factor == nil
      derivatives(theta, gradient: &gradient, hessian: &hessian, curved: curved)
      if curved { factor = Cholesky(hessian, size: m) }
      guard let factored = factor else { return nil }
      var step = gradient
      factored.solve(&step)
      let mean = step.reduce(0, +) / Double(m)
      let size = step.reduce(0) { max($0, abs($1 - mean)) }
      guard size.isFinite else { return nil }
      if size <= tolerance {
        for i in 0..<m { theta[i] -= step[i] - mean }
        return Solution(
          theta: centred(theta), iterations: iteration, converged: true,
          gradient: gradient.reduce(0) { max($0, abs($1)) })
      }
      var share = 1.0
      if size > 0.05 {
        // Far from the optimum: never step uphill, and use a fresh Hessian next time.
        let value = known ?? loss(theta)
        while share > 1e-6 {
          let trial = (0..<m).map { theta[$0] - share * (step[$0] - mean) }
          let next = loss(trial)
          if next <= value + 1e-12 * abs(value) {
            known = next
            break
          }
          share *= 0.5
        }
        factor = nil
      } else {
        known = nil
        if size > 0.2 * lastStep { factor = nil }
      }
      for i in 0..<m { theta[i] -= share * (step[i] - mean) }
      lastStep = size
    }
    return Solution(
      theta: centred(theta), iterations: maximumIterations, converged: false,
      gradient: gradient.reduce(0) { max($0, abs($1)) })
  }

  private func centred(_ theta: [Double]) -> [Double] {
    let mean = theta.reduce(0, +) / Double(theta.count)
    return theta.map { $0 - mean }
  }
}
