public import PlumbCore

/// Two answers to one item, to be compared.
public struct Comparison: Sendable {
  /// The item.
  public var item: Item
  /// The baseline's answer.
  public var baseline: Response
  /// The model's answer.
  public var model: Response
  /// Whether judgments name the baseline, because it differs by category.
  public var namesBaseline = false

  /// A comparison.
  public init(item: Item, baseline: Response, model: Response) {
    self.item = item
    self.baseline = baseline
    self.model = model
  }
}

/// Something that compares answers: an LLM with a template, a pool of them, or a rule.
public protocol Judge: Sendable {
  /// The judge's name in the run.
  var name: String { get }

  /// How many judgments one comparison gets.
  var judgmentsPerComparison: Int { get }

  /// Judges one comparison. What fails is a judgment with a failed outcome.
  ///
  /// - Throws: `ModelError` when the run cannot go on (`ModelError/isFatal`).
  func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment]
}
