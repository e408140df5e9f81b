public import PlumbCore
public import PlumbScoring

/// How judgments of files become a leaderboard.
public struct ScoringOptions: Sendable {
  /// The name of the leaderboard method; that of the files' format when `nil`.
  public var method: String?
  /// What methods take: baseline, style to control, level, seed and so on.
  public var leaderboard: LeaderboardOptions
  /// How the judgments of several judges become one; each judge's count by themselves when `nil`.
  public var jury: JuryRule?
  /// The least coverage, 0–1: below it the models are not ranked.
  public var coverageFloor: Double
  /// Whether records with errors are left out and counted, instead of refusing the file.
  public var skipInvalid: Bool

  /// Options.
  ///
  /// - Parameters:
  ///   - method: The name of the leaderboard method; the format's own when `nil`.
  ///   - leaderboard: What methods take.
  ///   - jury: How the judgments of several judges become one.
  ///   - coverageFloor: The least coverage that is ranked, 0–1.
  ///   - skipInvalid: Whether records with errors are left out.
  public init(
    method: String? = nil, leaderboard: LeaderboardOptions = LeaderboardOptions(), jury: JuryRule? = nil,
    coverageFloor: Double = Leaderboard.standardCoverageFloor, skipInvalid: Bool = false
  ) {
    self.method = method
    self.leaderboard = leaderboard
    self.jury = jury
    self.coverageFloor = coverageFloor
    self.skipInvalid = skipInvalid
  }
}
