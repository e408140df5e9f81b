internal import PlumbCore

/// Scores of a run's own judgments, by the leaderboard method that its recipe names.
public enum RunScores {
  /// A scorer without judgments.
  ///
  /// - Parameters:
  ///   - score: A leaderboard method's name.
  ///   - baselines: The models the others were compared with, where there are any.
  ///   - seed: The run's seed.
  ///   - jury: How the judgments of several judges become one; absent means that each judge's count.
  /// - Returns: The scorer.
  /// - Throws: ``EvaluationError`` for an unknown name, or a missing baseline.
  public static func makeScorer(
    _ score: String, baselines: RunBaselines?, seed: Int, jury: JuryRule? = nil
  ) throws -> any LeaderboardScorer {
    let method = try LeaderboardMethodRegistry.method(named: score)
    guard baselines != nil || !method.needsBaseline else {
      throw EvaluationError(
        .invalidInput, "score: \(score) compares with a baseline; name one of the models in 'baseline'.")
    }
    var options = LeaderboardOptions()
    // Where it differs by category, the judgments name theirs.
    options.baseline = baselines?.single
    options.seed = seed
    let scorer = try method.scorer(options)
    guard let jury else { return scorer }
    return JuryScorer(scorer, jury: Jury(jury))
  }
}
