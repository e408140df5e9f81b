/// Preferences of several models on the same instructions, for the instructions' difficulties.
public struct DifficultyRow: Sendable, Codable, Equatable {
  /// The model's index.
  public var model: Int
  /// The instruction's index.
  public var item: Int
  /// tanh of the standardized length difference, baseline minus model.
  public var length: Double
  /// The probability that the model's answer is preferred to the baseline's.
  public var preference: Double

  /// Makes a row.
  ///
  /// - Parameters:
  ///   - model: The model's index.
  ///   - item: The instruction's index.
  ///   - length: tanh of the standardized length difference.
  ///   - preference: In [0, 1].
  public init(model: Int, item: Int, length: Double, preference: Double) {
    self.model = model
    self.item = item
    self.length = length
    self.preference = preference
  }
}

/// Difficulties of instructions, fitted over several models.
public struct ItemDifficultyFit: Sendable, Codable, Equatable {
  /// One difficulty an instruction, in log-odds, around 0; higher means the models win more often
  /// there.
  public let difficulties: [Double]
  /// One intercept a model.
  public let models: [Double]
  /// One length coefficient a model.
  public let lengths: [Double]
  /// The ridge on difficulties.
  public let ridge: Double
  /// Newton steps taken.
  public let iterations: Int
  /// Whether the last step was within the tolerance.
  public let converged: Bool
}

/// Fits logit P = α_model + β_model·length + d_item, with a ridge on everything.
///
/// The Hessian's item block is diagonal, so a step costs one elimination of the items and a system
/// of twice the number of models.
///
/// - Parameters:
///   - rows: Preferences of at least two models.
///   - models: How many models there are, ≥ 2.
///   - items: How many instructions there are.
///   - ridge: Penalty ½·ridge·d² on difficulties, > 0: the inverse of their prior variance.
///   - modelRidge: Penalty on the models' coefficients, > 0, only to keep them finite.
///   - tolerance: Largest step at convergence, > 0.
///   - maximumIterations: Steps before giving up.
/// - Returns: One difficulty an instruction; 0 where no row mentions it, the prior mean.
/// - Throws: `StatisticsError` `.tooFewValues` below two models or without rows, `.outOfRange`,
///   `.notConverged`.
/// - Complexity: O(rows + items·models² + models³) a step.
/// - Note: The rôle of AlpacaEval's `instruction_difficulty`, for a user's own set; upstream fits
///   it once with an L1 penalty over about 120 models.
public func fitItemDifficulty(
  _ rows: [DifficultyRow], models: Int, items: Int, ridge: Double = 1, modelRidge: Double = 1e-3,
  tolerance: Double = 1e-9, maximumIterations: Int = 100
) throws(StatisticsError) -> ItemDifficultyFit {
  guard models >= 2, !rows.isEmpty else {
    throw StatisticsError(
      .tooFewValues,
      "Difficulty is what several models have in common: \(models) models and \(rows.count) rows do not determine it. "
        + "Use the minimal form.")
  }
  guard ridge > 0, modelRidge > 0 else {
    throw StatisticsError(.outOfRange, "Both ridges must be positive.")
  }
  for (index, row) in rows.enumerated()
  where !(0..<models).contains(row.model) || !(0..<items).contains(row.item)
    || !row.length.isFinite || !(row.preference >= 0 && row.preference <= 1)
  {
    throw StatisticsError(
      .outOfRange,
      "Row \(index) (model \(row.model), item \(row.item), length \(row.length), preference \(row.preference)) is impossible."
    )
  }
  var problem = DifficultyProblem(
    rows: rows, models: models, items: items, ridge: ridge, modelRidge: modelRidge)
  for iteration in 1...max(1, maximumIterations) {
    guard let largest = problem.step() else { break }
    if largest <= tolerance {
      return ItemDifficultyFit(
        difficulties: problem.items, models: problem.intercepts, lengths: problem.slopes,
        ridge: ridge, iterations: iteration, converged: true)
    }
  }
  throw StatisticsError(
    .notConverged,
    "The difficulties did not reach the tolerance \(tolerance) in \(maximumIterations) steps. Raise the ridge."
  )
}

/// Coefficients on the way to the optimum.
private struct DifficultyProblem {
  let rows: [DifficultyRow]
  let ridge: Double
  let modelRidge: Double
  var items: [Double]
  var intercepts: [Double]
  var slopes: [Double]

  init(rows: [DifficultyRow], models: Int, items: Int, ridge: Double, modelRidge: Double) {
    self.rows = rows.sorted { ($0.item, $0.model) < ($1.item, $1.model) }
    self.ridge = ridge
    self.modelRidge = modelRidge
    self.items = Array(repeating: 0, count: items)
    intercepts = Array(repeating: 0, count: models)
    slopes = intercepts
  }

  private func loss(_ d: [Double], _ a: [Double], _ b: [Double]) -> Double {
    var value = 0.5 * ridge * d.reduce(0) { $0 + $1 * $1 }
    value += 0.5 * modelRidge * (a.reduce(0) { $0 + $1 * $1 } + b.reduce(0) { $0 + $1 * $1 })
    for row in rows {
      let z = a[row.model] + b[row.model] * row.length + d[row.item]
      value += softplus(z) - row.preference * z
    }
    return value
  }

  /// One Newton step; its largest change, or `nil` when the system is singular.
  mutating func step() -> Double? {
    let m = intercepts.count
    let size = 2 * m
    var g = intercepts.map { modelRidge * $0 } + slopes.map { modelRidge * $0 }
    var h = [Double](repeating: 0, count: size * size)
    for k in 0..<size { h[k * size + k] = modelRidge }
    var itemGradient = items.map { ridge * $0 }
    var itemCurvature = [Double](repeating: ridge, count: items.count)
    // The mixed derivatives of one item are gathered while its rows pass, then eliminated.
    var mixed: [(Int, Double)] = []
    var mixedOf: [[(Int, Double)]] = Array(repeating: [], count: items.count)
    var position = 0
    while position < rows.count {
      let item = rows[position].item
      mixed.removeAll(keepingCapacity: true)
      while position < rows.count, rows[position].item == item {
        let row = rows[position]
        let q = logistic(intercepts[row.model] + slopes[row.model] * row.length + items[item])
        let slope = q - row.preference
        let v = q * (1 - q)
        let a = row.model
        let b = m + row.model
        g[a] += slope
        g[b] += slope * row.length
        itemGradient[item] += slope
        itemCurvature[item] += v
        h[a * size + a] += v
        h[b * size + a] += v * row.length
        h[b * size + b] += v * row.length * row.length
        mixed.append((a, v))
        mixed.append((b, v * row.length))
        position += 1
      }
      for (k, left) in mixed {
        g[k] -= left * itemGradient[item] / itemCurvature[item]
        for (l, right) in mixed where l <= k {
          h[k * size + l] -= left * right / itemCurvature[item]
        }
      }
      mixedOf[item] = mixed
    }
    guard let factor = Cholesky(h, size: size) else { return nil }
    factor.solve(&g)
    var itemStep = itemGradient
    for item in items.indices {
      for (k, value) in mixedOf[item] { itemStep[item] -= value * g[k] }
      itemStep[item] /= itemCurvature[item]
    }
    let before = loss(items, intercepts, slopes)
    let largest = max(g.reduce(0) { max($0, abs($1)) }, itemStep.reduce(0) { max($0, abs($1)) })
    var share = 1.0
    while share > 1e-9 {
      let d = items.indices.map { items[$0] - share * itemStep[$0] }
      let a = (0..<m).map { intercepts[$0] - share * g[$0] }
      let b = (0..<m).map { slopes[$0] - share * g[m + $0] }
      if largest < 1e-6 || loss(d, a, b) <= before + 1e-12 * abs(before) {
        (items, intercepts, slopes) = (d, a, b)
        return largest
      }
      share *= 0.5
    }
    return largest
  }
}
