public import PlumbCore

/// Something that grades single answers: an LLM with a template, or whatever else gives grades.
public protocol PointwiseJudge: Sendable {
  /// The judge's name in the run.
  var name: String { get }

  /// How many judgments one answer to an item gets.
  func judgmentCount(for item: Item) -> Int

  /// Grades one answer. What fails is a judgment with a failed outcome.
  ///
  /// - Throws: `ModelError` when the run cannot go on (`ModelError/isFatal`).
  func judgments(of response: Response, to item: Item) async throws(ModelError) -> [Judgment]
}
