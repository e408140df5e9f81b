public import PlumbCore

extension AlpacaEvalAnnotationsWriter {
  /// Writes judgments to a file, one row for each item, model and judge, in the order each first appears.
  ///
  /// - Parameters:
  ///   - judgments: Judgments of pairs with the baseline, in any order.
  ///   - items: What was asked.
  ///   - responses: The answers that were judged.
  ///   - baseline: The model that is `generator_1`.
  ///   - path: The file; it appears when it is complete.
  /// - Returns: How many rows were written.
  /// - Throws: `CoreError` for a judgment without its item or its answers, or that the layout cannot hold.
  /// - Complexity: Holds all judgments in memory; ``write(_:item:answers:)`` does not.
  @discardableResult
  public static func write(
    _ judgments: some Sequence<Judgment>, items: [Item], responses: some Sequence<Response>, baseline: String,
    to path: String
  ) throws(CoreError) -> Int {
    var groups: [[Judgment]] = []
    var places: [Pair: Int] = [:]
    for judgment in judgments {
      let pair = Pair(item: judgment.item, judge: judgment.judge, models: Set(judgment.models))
      if let place = places[pair] {
        groups[place].append(judgment)
      } else {
        places[pair] = groups.count
        groups.append([judgment])
      }
    }
    let itemsByID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    var answers: [String: [String: String]] = [:]
    for response in responses where response.failure == nil {
      answers[response.item, default: [:]][response.model] = response.turns.last
    }
    let writer = try AlpacaEvalAnnotationsWriter(path: path, baseline: baseline)
    for group in groups {
      guard let item = itemsByID[group[0].item] else {
        throw CoreError(
          .invalidInput,
          "\(path): item '\(group[0].item)', which was judged, is not among the items. "
            + "Export with the benchmark the judgments belong to.")
      }
      let known = answers[item.id] ?? [:]
      if group.contains(where: { $0.outcome.failure == nil }),
        let model = group[0].models.first(where: { known[$0] == nil })
      {
        throw CoreError(
          .invalidInput,
          "\(path): the answer of '\(model)' to item '\(item.id)', which was judged, is not among the responses. "
            + "Export with the responses the judgments belong to.")
      }
      try writer.write(group, item: item, answers: known)
    }
    try writer.finish()
    return writer.count
  }

  private struct Pair: Hashable {
    var item: String
    var judge: String
    var models: Set<String>
  }
}
