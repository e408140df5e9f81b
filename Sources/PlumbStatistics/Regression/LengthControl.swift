/// Preferences between a model and a baseline with the lengths of their answers, as arrays.
public struct LengthControlRows: Sendable, Codable, Equatable {
  /// n differences of answer lengths, the baseline's minus the model's, in any one unit.
  public var lengthDifferences: [Double]
  /// n probabilities that the model's answer is preferred; `nil` where the judgment failed.
  public var preferences: [Double?]
  /// n difficulties of the instructions; empty for the minimal form.
  public var difficulties: [Double]

  /// Makes rows.
  ///
  /// - Parameters:
  ///   - lengthDifferences: n differences, the baseline's length minus the model's.
  ///   - preferences: n probabilities; `nil` where the judgment failed.
  ///   - difficulties: n difficulties, or none for the minimal form.
  public init(lengthDifferences: [Double], preferences: [Double?], difficulties: [Double] = []) {
    self.lengthDifferences = lengthDifferences
    self.preferences = preferences
    self.difficulties = difficulties
  }
}

/// Rows of deliberately long and short baselines, which tie the length coefficient down.
public struct LengthControlRegularizer: Sendable, Codable, Equatable {
  /// Length differences, each already divided by its own model's standard deviation.
  public var standardizedLengths: [Double]
  /// Probabilities that the long or short answer is preferred.
  public var preferences: [Double]
  /// Difficulties; empty for the minimal form.
  public var difficulties: [Double]
  /// The weight of each row; upstream's is 0.2 over the number of such models, 0.1.
  public var weight: Double

  /// Makes regularizer rows.
  ///
  /// - Parameters:
  ///   - standardizedLengths: Length differences over their standard deviation.
  ///   - preferences: Probabilities, as many.
  ///   - difficulties: Difficulties, as many, or none for the minimal form.
  ///   - weight: The weight of each row, ≥ 0.
  public init(
    standardizedLengths: [Double], preferences: [Double], difficulties: [Double] = [],
    weight: Double = 0.1
  ) {
    self.standardizedLengths = standardizedLengths
    self.preferences = preferences
    self.difficulties = difficulties
    self.weight = weight
  }
}

/// How the penalty of a length-controlled fit is found.
public enum LengthControlPenalty: Sendable, Codable, Equatable {
  /// A given C.
  case fixed(Double)
  /// The best of scikit-learn's ten candidates by five-fold cross-validation.
  case crossValidated
}

/// A length-controlled win rate.
public struct LengthControlFit: Sendable, Codable, Equatable {
  /// The coefficient of tanh(length difference / its standard deviation).
  public let length: Double
  /// The coefficient of the instruction's difficulty; `nil` in the minimal form.
  public let difficulty: Double?
  /// The model's own coefficient.
  public let model: Double
  /// The mean predicted preference at equal lengths, over all rows, in [0, 1].
  public let winRate: Double
  /// The spread of the predictions over √n: upstream's `lc_standard_error`, which is not the error
  /// of the win rate.
  public let predictionError: Double?
  /// The standard error of the win rate by the delta method: instructions and coefficients are both
  /// uncertain.
  public let standardError: Double?
  /// The predicted preference at equal length of every row.
  public let predictions: [Double]
  /// The standard deviation (n − 1) of the length differences.
  public let lengthDeviation: Double
  /// C, given or chosen.
  public let inversePenalty: Double
  /// Rows with a preference.
  public let fittedRows: Int
  /// Proximal Newton steps taken.
  public let iterations: Int
  /// Whether the optimum was reached.
  public let converged: Bool

  /// The coefficients alone, as saved and published.
  public var weights: LengthControlWeights {
    LengthControlWeights(length: length, difficulty: difficulty, model: model)
  }

  /// The win rate with a normal interval from ``standardError``, kept within [0, 1].
  ///
  /// - Parameter level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range or the error is undefined.
  public func interval(level: Double = 0.95) -> Interval? {
    guard isLevel(level), let standardError else { return nil }
    let half = normalQuantile(0.5 + 0.5 * level) * standardError
    return Interval(low: max(0, winRate - half), high: min(1, winRate + half), level: level)
  }
}

/// Fits AlpacaEval 2's length-controlled win rate.
///
/// logit q = length·tanh(Δ/sd) + difficulty·d + model, an L1 logistic regression without intercept
/// on the model's rows (weight 1) and the regularizer's. The win rate is the mean of σ(difficulty·d
/// + model). Difficulty is whatever the caller joins: by instruction, or by row position to equal
/// upstream.
///
/// - Parameters:
///   - rows: n rows of one model; with difficulties the full form, without them the minimal one.
///   - regularizer: Long and short baselines; `nil` for `length_controlled_noreg`.
///   - penalty: C, given or chosen.
/// - Returns: Coefficients, win rate and errors, as shares (not percent).
/// - Throws: `StatisticsError` `.empty`, `.tooFewValues` or `.noVariation` when the lengths have no
///   spread, `.lengthMismatch`, `.notFinite`, `.outOfRange`, and those of the regression.
/// - Note: Dubois et al. 2024, arXiv 2404.04475; alpaca_eval 0.6.6 `length_controlled_v1`.
public func fitLengthControl(
  _ rows: LengthControlRows, regularizer: LengthControlRegularizer?,
  penalty: LengthControlPenalty = .fixed(2.7825594022071245)
) throws(StatisticsError) -> LengthControlFit {
  let problem = try LengthControlProblem(rows, regularizer: regularizer)
  let c: Double
  switch penalty {
  case .fixed(let given): c = given
  case .crossValidated:
    c = try crossValidateL1Logistic(
      problem.design, folds: reverseDealtFolds(count: problem.design.count)
    ).inversePenalty
  }
  let fit = try fitL1Logistic(problem.design, inversePenalty: c)
  return problem.result(fit)
}

/// Fits several models' length control at the same time.
///
/// - Parameters:
///   - models: The rows of each model.
///   - regularizer: Long and short baselines; `nil` for `length_controlled_noreg`.
///   - penalty: C, given or chosen for each model.
///   - threads: How many are fitted at once, ≥ 1; the result does not depend on it.
/// - Returns: For each model, in order, what ``fitLengthControl(_:regularizer:penalty:)`` returns or throws.
public func fitLengthControls(
  _ models: [LengthControlRows], regularizer: LengthControlRegularizer?,
  penalty: LengthControlPenalty = .fixed(2.7825594022071245), threads: Int
) async -> [Result<LengthControlFit, StatisticsError>] {
  await concurrentRounds(models.count, threads: threads) { index in
    Result { () throws(StatisticsError) in
      try fitLengthControl(models[index], regularizer: regularizer, penalty: penalty)
    }
  }
}
