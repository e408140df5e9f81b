/// The design matrix of a length-controlled fit, and what follows from its coefficients.
struct LengthControlProblem {
  let rows: LengthControlRows
  let deviation: Double
  let design: LogisticRows
  private let fitted: Int
  private var full: Bool { !rows.difficulties.isEmpty }

  init(
    _ rows: LengthControlRows, regularizer: LengthControlRegularizer?
  ) throws(StatisticsError) {
    let n = rows.preferences.count
    guard n > 0 else {
      throw StatisticsError(.empty, "A length-controlled win rate needs at least one preference.")
    }
    guard rows.lengthDifferences.count == n,
      rows.difficulties.isEmpty || rows.difficulties.count == n
    else {
      throw StatisticsError(
        .lengthMismatch,
        "There are \(n) preferences but \(rows.lengthDifferences.count) length differences and "
          + "\(rows.difficulties.count) difficulties.")
    }
    guard n > 1 else {
      throw StatisticsError(
        .tooFewValues, "One row has no spread of lengths, so length cannot be controlled.")
    }
    guard let deviation = Moments(rows.lengthDifferences).standardDeviation else {
      throw StatisticsError(.notFinite, "A length difference is not finite.")
    }
    guard deviation > 0 else {
      throw StatisticsError(
        .noVariation,
        "All length differences are equal, so the effect of length is undefined: report the raw win rate."
      )
    }
    let full = !rows.difficulties.isEmpty
    var design = LogisticRows(columns: full ? 3 : 2)
    for row in 0..<n {
      guard let preference = rows.preferences[row] else { continue }
      let length = Elementary.hyperbolicTangent(rows.lengthDifferences[row] / deviation)
      try design.add(
        full ? [length, rows.difficulties[row], 1] : [length, 1], target: preference)
    }
    guard design.count > 0 else {
      throw StatisticsError(.empty, "Every judgment failed: there is no preference to fit.")
    }
    fitted = design.count
    if let regularizer {
      let count = regularizer.preferences.count
      guard regularizer.standardizedLengths.count == count,
        !full || regularizer.difficulties.count == count
      else {
        throw StatisticsError(
          .lengthMismatch,
          "The regularizer has \(count) preferences but \(regularizer.standardizedLengths.count) lengths and "
            + "\(regularizer.difficulties.count) difficulties.")
      }
      for row in 0..<count {
        let length = Elementary.hyperbolicTangent(regularizer.standardizedLengths[row])
        try design.add(
          full ? [length, regularizer.difficulties[row], 0] : [length, 0],
          target: regularizer.preferences[row], weight: regularizer.weight)
      }
    }
    self.rows = rows
    self.deviation = deviation
    self.design = design
  }

  func result(_ fit: L1LogisticFit) -> LengthControlFit {
    let w = fit.coefficients
    let model = w[w.count - 1]
    let predictions = rows.preferences.indices.map {
      logistic(full ? w[1] * rows.difficulties[$0] + model : model)
    }
    let moments = Moments(predictions)
    return LengthControlFit(
      length: w[0], difficulty: full ? w[1] : nil, model: model, winRate: moments.mean ?? .nan,
      predictionError: moments.standardError, standardError: deltaError(fit, predictions),
      predictions: predictions, lengthDeviation: deviation, inversePenalty: fit.inversePenalty,
      fittedRows: fitted, iterations: fit.iterations, converged: fit.converged)
  }

  /// The root of the summed squared influences of the model's rows; the regularizer's rows are
  /// fixed.
  private func deltaError(_ fit: L1LogisticFit, _ predictions: [Double]) -> Double? {
    let w = fit.coefficients
    let active = w.indices.filter { w[$0] != 0 }
    let n = Double(predictions.count)
    guard predictions.count > 1, let mean = Moments(predictions).mean else { return nil }
    var hessian = [Double](repeating: 0, count: active.count * active.count)
    for row in 0..<design.count {
      let x = design.row(row)
      let q = logistic(dotProduct(x, w))
      let v = design.weights[row] * q * (1 - q)
      for (a, k) in active.enumerated() {
        for (b, l) in active.enumerated() { hessian[a * active.count + b] += v * x[k] * x[l] }
      }
    }
    var direction = [Double](repeating: 0, count: active.count)
    for row in predictions.indices {
      let q = predictions[row]
      let effects = full ? [0, rows.difficulties[row], 1] : [0, 1]
      for (a, k) in active.enumerated() { direction[a] += q * (1 - q) * effects[k] / n }
    }
    if !active.isEmpty {
      guard let factor = Cholesky(hessian, size: active.count) else { return nil }
      factor.solve(&direction)
    }
    var sum = 0.0
    var position = 0
    for row in predictions.indices {
      var influence = (predictions[row] - mean) / n
      if rows.preferences[row] != nil {
        let x = design.row(position)
        let residual = design.targets[position] - logistic(dotProduct(x, w))
        for (a, k) in active.enumerated() { influence += direction[a] * x[k] * residual }
        position += 1
      }
      sum += influence * influence
    }
    return sum.squareRoot()
  }
}
