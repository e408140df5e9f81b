public import PlumbCore

/// Judgments in, one by one; a leaderboard out.
public protocol JudgmentScorer: Sendable {
  /// Counts a judgment.
  mutating func add(_ judgment: Judgment)

  /// The scores of everything counted.
  func leaderboard() throws -> Leaderboard
}

/// The ways in which a run's judgments become scores, by the words of ``Recipe/scores``.
public enum RunScores {
  /// A scorer without judgments.
  ///
  /// - Parameters:
  ///   - score: One of ``Recipe/scores``.
  ///   - baseline: The model the others were compared with, where there is one.
  ///   - seed: The run's seed.
  /// - Throws: ``EvaluationError`` for an unknown word, or a missing baseline.
  public static func makeScorer(_ score: String, baseline: String?, seed: Int?) throws(EvaluationError)
    -> any JudgmentScorer
  {
    switch score {
    case "win-rate":
      guard let baseline else {
        throw EvaluationError(
          .invalidInput, "score: win-rate compares with a baseline; name one of the models in 'baseline'.")
      }
      return WinRateScorer(table: ComparisonTable(baseline: baseline), seed: seed)
    case "mean-rating": return MeanRatingScorer(seed: seed)
    default:
      throw EvaluationError(
        .invalidInput, "score: '\(score)' is not known; expected \(Recipe.scores.joined(separator: ", ")).")
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
