public import PlumbCore

/// One item with a model's answer, the baseline's answer, and what the judges said about them in each order.
public struct JudgedComparison: Sendable, Equatable {
  /// What was asked.
  public var item: Item
  /// The model under test.
  public var model: String
  /// What it was compared with; absent when answers were graded alone.
  public var baseline: String?
  /// The model's answer; absent when there is none.
  public var answer: Response?
  /// The baseline's answer; absent when there is none.
  public var baselineAnswer: Response?
  /// All judgments of this pair: both orders, repeats, every judge.
  public var judgments: [Judgment]

  /// A comparison.
  public init(
    item: Item, model: String, baseline: String? = nil, answer: Response? = nil, baselineAnswer: Response? = nil,
    judgments: [Judgment] = []
  ) {
    self.item = item
    self.model = model
    self.baseline = baseline
    self.answer = answer
    self.baselineAnswer = baselineAnswer
    self.judgments = judgments
  }
}

extension JudgedComparison {
  /// Whether the model's answer was shown first in `judgment`.
  func showsModelFirst(_ judgment: Judgment) -> Bool { judgment.models.first == model }

  /// The probability that the model's answer is better, by one judgment; absent unless it is a preference between the
  /// two, or a ranking of them.
  func preferenceForModel(_ judgment: Judgment) -> Double? {
    switch judgment.outcome {
    case .preference(let preference):
      guard judgment.models.count == 2, judgment.models.contains(model), preference.first.isFinite else { return nil }
      return showsModelFirst(judgment) ? preference.first : 1 - preference.first
    case .ranking(let groups):
      guard let baseline, let mine = groups.firstIndex(where: { $0.contains(model) }),
        let other = groups.firstIndex(where: { $0.contains(baseline) })
      else { return nil }
      return mine < other ? 1 : mine > other ? 0 : 0.5
    case .ratings, .failed: return nil
    }
  }
}
