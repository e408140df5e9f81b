public import PlumbCore
public import PlumbJudging
public import PlumbScoring

/// Scores of a run's own judgments, by the leaderboard method that its recipe names.
public enum RunScores {
  /// The name of the method that scores a run: the recipe's, else the usual one for what is judged.
  ///
  /// - Parameters:
  ///   - recipe: How the run judges.
  ///   - judgesPairs: Whether answers are compared rather than graded.
  ///   - methods: The methods there are.
  /// - Returns: The name, for the run's facts and ``makeScorer(_:baselines:seed:jury:methods:)``.
  /// - Throws: `CoreError` when none is named and `methods` has none for this kind of judgments.
  public static func methodName(
    of recipe: Recipe, judgesPairs: Bool, methods: Registry<LeaderboardMethod> = .standard
  ) throws(CoreError) -> String {
    if let score = recipe.score { return score }
    let judged: LeaderboardMethod.Judged =
      !judgesPairs ? .grades : recipe.judging.pairs == .all ? .pairsOfAll : .pairsWithBaseline
    guard let method = methods.usual(for: judged) else {
      throw CoreError(.invalidInput, "score: missing; name \(methods.noun): \(methods.list).")
    }
    return method.name
  }

  /// A scorer without judgments.
  ///
  /// - Parameters:
  ///   - score: A leaderboard method's name.
  ///   - baselines: The models the others were compared with, where there are any.
  ///   - seed: The run's seed.
  ///   - jury: How the judgments of several judges become one; absent means that each judge's count.
  ///   - methods: The methods there are.
  /// - Returns: The scorer.
  /// - Throws: `CoreError` for an unknown name, `EvaluationError` for a missing baseline.
  public static func makeScorer(
    _ score: String, baselines: RunBaselines?, seed: Int, jury: JuryRule? = nil,
    methods: Registry<LeaderboardMethod> = .standard
  ) throws -> any LeaderboardScorer {
    let method = try methods.element(named: score, at: "score:")
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
