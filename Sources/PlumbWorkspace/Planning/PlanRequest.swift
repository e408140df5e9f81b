internal import PlumbCore

/// What a comparison of two models is planned for, and from what.
public struct PlanRequest: Sendable, Equatable {
  /// Earlier judgments of the two models.
  public struct Pilot: Sendable, Equatable {
    /// Where the judgments come from.
    public var source: JudgmentSource
    /// The one model.
    public var first: String
    /// The other one.
    public var second: String
    /// The opponent whose beating is compared; found when `nil`.
    public var baseline: String?

    /// A pilot.
    public init(source: JudgmentSource, first: String, second: String, baseline: String? = nil) {
      self.source = source
      self.first = first
      self.second = second
      self.baseline = baseline
    }
  }

  /// The difference to see, in the unit of the scores (0–1 for win probabilities); the pilot's own when `nil`.
  public var difference: Double?
  /// The chance of seeing it, strictly between 0 and 1.
  public var power: Double
  /// The chance of a false alarm, two-sided, strictly between 0 and 1.
  public var significance: Double
  /// What is assumed of the scores.
  public var assumptions: PlanAssumptions
  /// Earlier judgments, which say what else would have to be assumed.
  public var pilot: Pilot?
  /// How judgments are made and what they cost.
  public var judging: PlanJudging
  /// Numbers of items to look at besides the planned one, each at least 2.
  public var items: [Int]
  /// Whether records of the pilot's files with errors are left out, instead of refusing the file.
  public var skipInvalid: Bool

  /// A request.
  ///
  /// - Parameters:
  ///   - difference: The difference to see; the pilot's own when `nil`.
  ///   - power: The chance of seeing it.
  ///   - significance: The chance of a false alarm.
  ///   - assumptions: What is assumed of the scores.
  ///   - pilot: Earlier judgments.
  ///   - judging: How judgments are made and what they cost.
  ///   - items: Numbers of items to look at besides.
  ///   - skipInvalid: Whether records of the pilot's files with errors are left out.
  public init(
    difference: Double? = nil, power: Double = 0.8, significance: Double = 0.05,
    assumptions: PlanAssumptions = PlanAssumptions(), pilot: Pilot? = nil, judging: PlanJudging = PlanJudging(),
    items: [Int] = [], skipInvalid: Bool = false
  ) {
    self.difference = difference
    self.power = power
    self.significance = significance
    self.assumptions = assumptions
    self.pilot = pilot
    self.judging = judging
    self.items = items
    self.skipInvalid = skipInvalid
  }
}
