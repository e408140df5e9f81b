public import PlumbCore

/// A model that answers with the reference answer to another item: fluent, and wrong by construction.
///
/// Against the right reference answers it tells whether a judge finds the better answer where that needs no labels.
public struct MisplacedReferenceSource: ResponseSource {
  /// The model's name in the run.
  public let name: String

  private let answers: [String: [String]]

  /// A source.
  ///
  /// Each item gets the references of the next one, in the items' order and round at the end, that has as many turns, the
  /// same language and other references.
  ///
  /// - Parameters:
  ///   - name: The model's name in the run.
  ///   - items: All items of the run, in order.
  public init(name: String, items: [Item]) {
    self.name = name
    var answers: [String: [String]] = [:]
    for (index, item) in items.enumerated() {
      let others = items[(index + 1)...] + items[..<index]
      let other = others.first { other in
        other.turns.count == item.turns.count && other.language == item.language
          && other.references.count == other.turns.count && other.references.allSatisfy { !$0.isEmpty }
          && other.references != item.references
      }
      answers[item.id] = other?.references
    }
    self.answers = answers
  }

  /// Another item's references; fails where no other item fits.
  public func response(to item: Item, sample: Int) async throws(ModelError) -> Response {
    guard let turns = answers[item.id] else {
      return Response(
        item: item.id, model: name, sample: sample, turns: [],
        failure: Failure(.missingResponse, "No other item has references that could be misplaced here."))
    }
    return Response(item: item.id, model: name, sample: sample, turns: turns, usd: 0)
  }
}
