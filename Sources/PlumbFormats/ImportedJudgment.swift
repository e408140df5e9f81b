public import PlumbCore

/// A judgment from another system's file, with what it is about.
public struct ImportedJudgment: Sendable, Equatable {
  /// The judgment.
  public var judgment: Judgment
  /// What was asked.
  public var item: Item
  /// The answers that were judged, in the order of `judgment.models`; empty when the file does not hold them.
  public var answers: [String]
  /// The model every other one is compared with, where the format has one.
  public var baseline: String?

  /// A judgment.
  public init(judgment: Judgment, item: Item, answers: [String] = [], baseline: String? = nil) {
    self.judgment = judgment
    self.item = item
    self.answers = answers
    self.baseline = baseline
  }

  /// The model that a leaderboard's row is for: the one that is not the baseline, or the baseline when it was compared
  /// with itself.
  public var model: String? { judgment.models.first { $0 != baseline } ?? judgment.models.last }
}
