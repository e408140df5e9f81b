internal import PlumbCore
internal import PlumbScoring
internal import PlumbFormats

/// Judgments of files on their way to a leaderboard: straight to the method, or through a jury.
struct JudgmentPool {
  var scorer: any LeaderboardScorer
  let jury: Jury?
  private var members: [Judgment] = []

  init(scorer: any LeaderboardScorer, jury: Jury?) {
    self.scorer = scorer
    self.jury = jury
  }

  /// Reads files; battles in columns where the format has them and nothing else is wanted.
  mutating func read(_ paths: [String], format: JudgmentFormat, options: ReadOptions) throws -> ReadReport {
    if let readBattles = format.readBattles, !options.readStyles, jury == nil {
      return try readBattles(paths, options) { try scorer.add($0) }
    }
    return try format.read(paths, options) { imported in
      var judgment = imported.judgment
      if judgment.baseline == nil { judgment.baseline = imported.baseline }
      if jury == nil { try scorer.add(judgment) } else { members.append(judgment) }
    }
  }

  /// The leaderboard of everything read.
  mutating func leaderboard() async throws -> Leaderboard {
    guard let jury else {
      var leaderboard = try await scorer.leaderboard()
      leaderboard.warnings += Self.poolingWarning(leaderboard.certificates.map(\.judge))
      return leaderboard
    }
    let verdicts = try jury.verdicts(of: members)
    for judgment in verdicts.judgments { try scorer.add(judgment) }
    var leaderboard = try await scorer.leaderboard()
    leaderboard.certificates = jury.certificates(verdicts, of: members)
    return leaderboard
  }

  /// That several judges' judgments count together.
  private static func poolingWarning(_ judges: [String]) -> [String] {
    guard judges.count > 1 else { return [] }
    let names = judges.prefix(4).joined(separator: ", ") + (judges.count > 4 ? ", …" : "")
    return [
      "The judgments of \(judges.count) judges (\(names)) are pooled; name one judge's files for one alone, or combine "
        + "their verdicts with \(option: "jury")."
    ]
  }
}
