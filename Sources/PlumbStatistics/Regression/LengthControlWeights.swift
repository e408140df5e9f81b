/// The coefficients of a length-controlled fit, which predict against any other fit to the same
/// baseline.
public struct LengthControlWeights: Sendable, Codable, Equatable {
  /// The coefficient of tanh(length difference / its standard deviation).
  public var length: Double
  /// The coefficient of the instruction's difficulty; `nil` in the minimal form.
  public var difficulty: Double?
  /// The model's own coefficient.
  public var model: Double

  /// Makes weights, for instance from a published table.
  ///
  /// - Parameters:
  ///   - length: The coefficient of the squashed length difference.
  ///   - difficulty: The coefficient of the difficulty; `nil` in the minimal form.
  ///   - model: The model's own coefficient.
  public init(length: Double, difficulty: Double?, model: Double) {
    self.length = length
    self.difficulty = difficulty
    self.model = model
  }

  /// The baseline's own weights: all zero.
  public static let baseline = LengthControlWeights(length: 0, difficulty: nil, model: 0)
}

/// The mean predicted preference for one model over another at equal lengths.
///
/// Both were fitted against the same baseline; against ``LengthControlWeights/baseline`` it is the
/// length-controlled win rate itself.
///
/// - Parameters:
///   - model: The model's weights.
///   - opponent: The opponent's weights, in the same form, or the baseline's.
///   - difficulties: The difficulties of the instructions to predict on; ignored in the minimal
///     form.
/// - Returns: A share in (0, 1), not a percentage; `nil` without instructions in the full form, or
///   when one model has a difficulty coefficient and the other, not being the baseline, has none.
/// - Note: alpaca_eval's `predict_winrate`.
public func lengthControlledWinRate(
  of model: LengthControlWeights, against opponent: LengthControlWeights = .baseline,
  difficulties: [Double]
) -> Double? {
  let intercept = model.model - opponent.model
  guard model.difficulty != nil || opponent.difficulty != nil else { return logistic(intercept) }
  guard model.difficulty != nil || model == .baseline,
    opponent.difficulty != nil || opponent == .baseline
  else { return nil }
  let slope = (model.difficulty ?? 0) - (opponent.difficulty ?? 0)
  return Moments(difficulties.lazy.map { logistic(intercept + slope * $0) }).mean
}
