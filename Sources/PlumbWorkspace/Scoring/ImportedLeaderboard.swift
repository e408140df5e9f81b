public import PlumbCore

/// A leaderboard from files, and what was found while reading them.
public struct ImportedLeaderboard: Sendable {
  /// The leaderboard; not ranked when a model's coverage is below the floor.
  public var leaderboard: Leaderboard
  /// Who is below the floor; `nil` when nobody is.
  public var shortfall: CoverageShortfall?
  /// Warnings about the files, and the errors of records that were left out.
  public var diagnostics: [Diagnostic]
}
