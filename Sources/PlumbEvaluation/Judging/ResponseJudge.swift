public import PlumbCore

/// Something that grades one response at a time.
public protocol ResponseJudge: Sendable {
  /// The judge's name in the run.
  var name: String { get }
  /// Judges one response.
  func judgments(of item: Item, response: Response) async throws(ModelError) -> [Judgment]
}
