/// The penalized logistic loss of strengths θ (first m parameters) and coefficients γ (the last k).
struct ContextualProblem {
  let battles: CovariateBattles
  let options: ContextualOptions

  var players: Int { battles.labels.count }
  var features: Int { battles.covariates.count }
  var size: Int { players + features }

  func logit(_ row: Int, _ x: [Double]) -> Double {
    var z = x[battles.first[row]] - x[battles.second[row]]
    for f in 0..<features { z += x[players + f] * battles.values[row * features + f] }
    return z
  }

  /// The negative log-likelihood without penalty.
  func plainLoss(_ x: [Double]) -> Double {
    var value = 0.0
    for row in battles.first.indices {
      let z = logit(row, x)
      value += battles.weight(row) * (softplus(z) - battles.scores[row] * z)
    }
    return value
  }

  func loss(_ x: [Double]) -> Double {
    let strengths = x.prefix(players).reduce(0) { $0 + $1 * $1 }
    let coefficients = x.suffix(features).reduce(0) { $0 + $1 * $1 }
    return plainLoss(x) + 0.5 * options.strengths.ridge * strengths
      + 0.5 * options.covariateRidge * coefficients
  }

  func derivatives(_ x: [Double], gradient: inout [Double], hessian: inout [Double]) {
    let m = players
    let k = features
    let size = self.size
    var trace = 0.0
    gradient.withUnsafeMutableBufferPointer { g in
      hessian.withUnsafeMutableBufferPointer { h in
        battles.values.withUnsafeBufferPointer { values in
          for row in battles.first.indices {
            let i = battles.first[row]
            let j = battles.second[row]
            let p = logistic(logit(row, x))
            let slope = battles.weight(row) * (p - battles.scores[row])
            let v = battles.weight(row) * p * (1 - p)
            g[i] += slope
            g[j] -= slope
            h[i * size + i] += v
            h[j * size + j] += v
            h[max(i, j) * size + min(i, j)] -= v
            trace += 2 * v
            for f in 0..<k {
              let value = values[row * k + f]
              g[m + f] += slope * value
              h[(m + f) * size + i] += v * value
              h[(m + f) * size + j] -= v * value
              for e in 0...f { h[(m + f) * size + m + e] += v * value * values[row * k + e] }
            }
          }
        }
      }
    }
    for i in 0..<m {
      gradient[i] += options.strengths.ridge * x[i]
      for j in 0...i { hessian[i * size + j] += trace / Double(m * m) }
      hessian[i * size + i] += options.strengths.ridge
    }
    for f in m..<size {
      gradient[f] += options.covariateRidge * x[f]
      hessian[f * size + f] += options.covariateRidge
    }
  }

  /// Sandwich standard errors: of the ratings (seen from the mean or the anchor), then of the
  /// coefficients.
  func sandwich(_ solution: NewtonSolution, clusters: [Int]) -> [Double] {
    let size = self.size
    let m = players
    let x = solution.parameters
    let groups = clusters.isEmpty ? Array(battles.first.indices) : clusters
    var rowsOf: [Int: [Int]] = [:]
    for (row, group) in groups.enumerated() { rowsOf[group, default: []].append(row) }
    let inverse = solution.hessian.inverse()
    var view = inverse
    for i in 0..<m {
      for j in 0..<size {
        let origin =
          options.strengths.anchor.map { inverse[$0.player * size + j] }
          ?? (0..<m).reduce(0) { $0 + inverse[$1 * size + j] } / Double(m)
        view[i * size + j] = inverse[i * size + j] - origin
      }
    }
    var variances = [Double](repeating: 0, count: size)
    var influence = [Double](repeating: 0, count: size)
    for group in rowsOf.keys.sorted() {
      for i in 0..<size { influence[i] = 0 }
      for row in rowsOf[group] ?? [] {
        let slope =
          battles.weight(row) * (logistic(logit(row, x)) - battles.scores[row])
        let a = battles.first[row]
        let b = battles.second[row]
        for i in 0..<size {
          var effect = view[i * size + a] - view[i * size + b]
          for f in 0..<features {
            effect += view[i * size + m + f] * battles.values[row * features + f]
          }
          influence[i] += slope * effect
        }
      }
      for i in 0..<size { variances[i] += influence[i] * influence[i] }
    }
    let points = options.strengths.scale.pointsPerLogOdds
    return variances.enumerated().map { ($0 < m ? points : 1) * $1.squareRoot() }
  }

  func fit(
    _ x: [Double], iterations: Int, converged: Bool, ratingErrors: [Double]?,
    coefficientErrors: [Double]?
  ) -> ContextualFit {
    let mean = x.prefix(players).reduce(0, +) / Double(players)
    let theta = x.prefix(players).map { $0 - mean }
    return ContextualFit(
      labels: battles.labels, logStrengths: theta,
      ratings: ratings(theta, options: options.strengths), covariates: battles.covariates,
      coefficients: Array(x.suffix(features)), ratingErrors: ratingErrors,
      coefficientErrors: coefficientErrors, loss: plainLoss(x), iterations: iterations,
      converged: converged, options: options)
  }
}
