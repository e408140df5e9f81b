/// What the scores of a leaderboard are measured in; higher is better in every unit.
public enum ScoreUnit: Sendable, Equatable {
  /// The mean probability to be preferred to the leaderboard's baseline, in percent; 50 is as good as the baseline.
  ///
  /// Where the leaderboard names no baseline, each category has its own.
  case winRate
  /// The mean share of points taken from all opponents met, in percent.
  case averageWinRate
  /// A grade between the lowest and the highest of a scale.
  case grade(ClosedRange<Double>)
  /// A rating on Elo's scale, on which 400 points are odds of ten to one.
  case rating
  /// A number in the method's own unit.
  case number

  /// The scale of grades; `nil` for every other unit.
  public var gradeScale: ClosedRange<Double>? {
    if case .grade(let scale) = self { scale } else { nil }
  }

  /// Decimals that a table shows of a score's interval: grades are read in hundredths, all else in tenths.
  public var decimals: Int { gradeScale == nil ? 1 : 2 }
}

extension Leaderboard {
  /// What a standard deviation of one style feature does to a preference.
  public struct StyleEffect: Sendable, Equatable {
    /// The feature: `length`, `headers`, `lists`, `bold`.
    public var feature: String
    /// The coefficient, in log-odds.
    public var value: Double
    /// The lower end of its interval, at the leaderboard's level; absent without a bootstrap.
    public var low: Double?
    /// The upper end of its interval, at the leaderboard's level; absent without a bootstrap.
    public var high: Double?

    /// An effect.
    public init(feature: String, value: Double, low: Double? = nil, high: Double? = nil) {
      self.feature = feature
      self.value = value
      self.low = low
      self.high = high
    }

    /// The figures by name.
    public var json: JSONObject {
      var object: JSONObject = ["value": .number(value)]
      object["low"] = low.map(JSONValue.number)
      object["high"] = high.map(JSONValue.number)
      return object
    }
  }

  /// What one question of a category weighs in the score.
  public struct QuestionWeight: Sendable, Equatable {
    /// The category.
    public var category: String
    /// The weight; 1 if all questions weighed alike.
    public var weight: Double

    /// A weight.
    public init(category: String, weight: Double) {
      self.category = category
      self.weight = weight
    }
  }

  /// How a model's comparisons with the baseline ended.
  public struct WinCounts: Sendable, Equatable {
    /// Comparisons in which its answer was preferred.
    public var wins: Int
    /// Comparisons without a preference.
    public var ties: Int
    /// Comparisons in which the baseline's answer was preferred.
    public var losses: Int

    /// Counts.
    public init(wins: Int, ties: Int, losses: Int) {
      self.wins = wins
      self.ties = ties
      self.losses = losses
    }
  }
}
