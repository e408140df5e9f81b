internal import PlumbCore

/// Scores what a jury found instead of what each of its members said.
///
/// The leaderboard's first certificate is the jury's own; those of the members follow.
struct JuryScorer: LeaderboardScorer {
  private var base: any LeaderboardScorer
  private let jury: Jury
  private var judgments: [Judgment] = []

  /// A scorer.
  ///
  /// - Parameters:
  ///   - base: Scores the jury's judgments; has seen nothing.
  ///   - jury: How the members' judgments become one.
  init(_ base: any LeaderboardScorer, jury: Jury) {
    self.base = base
    self.jury = jury
  }

  mutating func add(_ judgment: Judgment) {
    var kept = judgment
    kept.raw = nil
    kept.critique = nil
    judgments.append(kept)
  }

  func leaderboard() async throws -> Leaderboard {
    let verdicts = try jury.verdicts(of: judgments)
    var scorer = base
    for judgment in verdicts.judgments { try scorer.add(judgment) }
    var leaderboard = try await scorer.leaderboard()
    leaderboard.certificates = jury.certificates(verdicts, of: judgments)
    return leaderboard
  }
}
