public import PlumbCore

/// A way from judgments to a leaderboard.
public struct LeaderboardMethod: Named, Sendable {
  /// What was judged.
  public enum Judged: Sendable {
    /// Single answers, graded.
    case grades
    /// Every model's answers beside a baseline's.
    case pairsWithBaseline
    /// Every model's answers beside every other's.
    case pairsOfAll
  }

  /// The name that `--method` takes, such as `bradley-terry`.
  public let name: String
  /// What a score is, in a line of help.
  public let summary: String
  /// Whether a score is relative to a baseline, so that one must be known.
  public let needsBaseline: Bool
  /// Whether the effect of style can be taken out.
  public let takesControls: Bool
  /// What kind of judgments it scores when nobody says how; `nil` where it must be asked for.
  public let usualFor: Judged?
  /// Makes a scorer that has seen nothing.
  public let scorer: @Sendable (LeaderboardOptions) throws -> any LeaderboardScorer

  /// A method.
  public init(
    name: String, summary: String, needsBaseline: Bool = false, takesControls: Bool = false,
    usualFor: Judged? = nil, scorer: @escaping @Sendable (LeaderboardOptions) throws -> any LeaderboardScorer
  ) {
    self.name = name
    self.summary = summary
    self.needsBaseline = needsBaseline
    self.takesControls = takesControls
    self.usualFor = usualFor
    self.scorer = scorer
  }
}

extension Registry where Element == LeaderboardMethod {
  /// The ways from judgments to a leaderboard: one file and one line each.
  ///
  /// A format names its own in its `JudgmentFormat`.
  public static var standard: Registry {
    Registry(
      "a leaderboard method",
      [
        .winRate, .lengthControlled, .weightedWinRate, .bradleyTerry, .davidson, .raoKupper, .elo, .averageWinRate,
        .eigenvector, .pageRank, .mtBench, .meanRating, .alignBench,
      ])
  }

  /// The method of judgments of which nobody says how they become scores; `nil` where no registered method is for them.
  public func usual(for judged: LeaderboardMethod.Judged) -> LeaderboardMethod? {
    elements.first { $0.usualFor == judged }
  }
}

/// Takes judgments one by one, condenses them, and scores the models at the end.
public protocol LeaderboardScorer: Sendable {
  /// Takes a judgment.
  ///
  /// - Throws: An error that names the judgment, when it contradicts earlier ones.
  mutating func add(_ judgment: Judgment) throws

  /// Takes battles in columns.
  ///
  /// - Throws: As ``add(_:)-(Judgment)``.
  mutating func add(_ battles: BattleBatch) throws

  /// The leaderboard of everything taken.
  ///
  /// - Throws: An error whose sentence says what is undefined and why.
  func leaderboard() async throws -> Leaderboard
}

extension LeaderboardScorer {
  /// Takes battles as one judgment each.
  public mutating func add(_ battles: BattleBatch) throws {
    for index in 0..<battles.count {
      let first = Double(battles.doubledScores[index]) / 2
      let item = battles.item.isEmpty ? "\(index)" : battles.items[Int(battles.item[index])]
      try add(
        Judgment(
          item: item, judge: "",
          models: [battles.models[Int(battles.first[index])], battles.models[Int(battles.second[index])]],
          outcome: .preference(Preference(first: first))))
    }
  }
}
