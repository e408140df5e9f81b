public import PlumbCore

/// Judgments in, one by one; a leaderboard out.
public protocol JudgmentScorer: Sendable {
  /// Counts a judgment.
  ///
  /// - Throws: An error that names the judgment, when it contradicts earlier ones.
  mutating func add(_ judgment: Judgment) throws

  /// The scores of everything counted.
  ///
  /// - Throws: An error whose sentence says what is undefined and why.
  func leaderboard() async throws -> Leaderboard
}

/// The ways in which a run's judgments become scores, by the words of ``Recipe/scores``.
public enum RunScores {
  /// A scorer without judgments.
  ///
  /// - Parameters:
  ///   - score: One of ``Recipe/scores``.
  ///   - baseline: The model the others were compared with, where there is one.
  ///   - seed: The run's seed.
  /// - Returns: The scorer.
  /// - Throws: ``EvaluationError`` for an unknown word, or a missing baseline.
  public static func makeScorer(_ score: String, baseline: String?, seed: Int?) throws(EvaluationError)
    -> any JudgmentScorer
  {
    switch score {
    case "win-rate":
      // Without one baseline the judgments name their own.
      guard let baseline else { return try registered(score, baseline: nil, seed: seed) }
      return WinRateScorer(table: ComparisonTable(baseline: baseline), seed: seed)
    case "mean-rating": return MeanRatingScorer(seed: seed)
    default: return try registered(score, baseline: baseline, seed: seed)
    }
  }

  /// A scorer of the methods that `plumb leaderboard` has too.
  private static func registered(_ score: String, baseline: String?, seed: Int?) throws(EvaluationError)
    -> any JudgmentScorer
  {
    guard let method = LeaderboardMethodRegistry.methods.first(where: { $0.name == score }) else {
      throw EvaluationError(
        .invalidInput, "score: '\(score)' is not known; expected \(Recipe.scores.joined(separator: ", ")).")
    }
    var options = LeaderboardOptions()
    options.baseline = baseline
    options.seed = seed ?? 0
    do {
      return RegisteredScorer(scorer: try method.scorer(options))
    } catch {
      throw EvaluationError(.invalidInput, "score: \(error)")
    }
  }
}

/// The win rate against a baseline.
struct WinRateScorer: JudgmentScorer {
  var table: ComparisonTable
  var seed: Int?

  mutating func add(_ judgment: Judgment) { table.add(judgment) }

  func leaderboard() -> Leaderboard { table.winRateLeaderboard(seed: seed) }
}

/// A method of the leaderboard registry.
struct RegisteredScorer: JudgmentScorer {
  var scorer: any LeaderboardScorer

  mutating func add(_ judgment: Judgment) throws { try scorer.add(judgment) }

  func leaderboard() async throws -> Leaderboard { try await scorer.leaderboard() }
}
