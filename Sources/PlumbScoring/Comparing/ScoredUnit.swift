internal import PlumbCore

/// What one score is about: an item, or one turn of it.
public struct ScoredUnit: Sendable, Hashable {
  /// The item's id.
  public var item: String
  /// The turn, from 1; `nil` for the last or only one.
  public var turn: Int?

  /// A unit.
  public init(item: String, turn: Int? = nil) {
    self.item = item
    self.turn = turn
  }
}

/// What a model's scores mean.
public enum ScoreKind: Sendable, Hashable {
  /// Grades on a scale.
  case rating(ClosedRange<Double>)
  /// The probability to beat one opponent, 0–1.
  case winProbability(against: String)

  /// In words.
  public var description: String {
    switch self {
    case .rating(let scale):
      "rating from \(formatDecimal(scale.lowerBound, 0)) to \(formatDecimal(scale.upperBound, 0))"
    case .winProbability(let opponent): "probability to beat \(opponent)"
    }
  }
}

/// One model's scores by unit.
public struct UnitScores: Sendable {
  /// The model's name.
  public var model: String
  /// What the scores mean.
  public var kind: ScoreKind
  /// One or more scores a unit: one for each judge and repetition.
  public var values: [ScoredUnit: [Double]] = [:]
  /// Units that were judged without a usable outcome.
  public var failed: Set<ScoredUnit> = []
  /// The judges' names.
  public var judges: Set<String> = []
  /// The cluster of each unit, where one is known.
  public var clusters: [ScoredUnit: String] = [:]
  /// What was asked, where the source tells.
  public var content: [String: [String]] = [:]

  /// No scores yet.
  public init(model: String, kind: ScoreKind) {
    self.model = model
    self.kind = kind
  }

  /// The mean score of a unit.
  func mean(of unit: ScoredUnit) -> Double? {
    guard let values = values[unit], !values.isEmpty else { return nil }
    return values.reduce(0, +) / Double(values.count)
  }
}
