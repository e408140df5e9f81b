public import PlumbCore

/// Writing of AlpacaEval's `model_outputs.json`.
public enum AlpacaEvalOutputsWriter {
  /// Writes answers as a JSON array, one record a line: `dataset` (when the item has a category), `instruction`,
  /// `output`, `generator`, then the keys that came with the answer.
  ///
  /// - Parameters:
  ///   - responses: The answers, in the order to write.
  ///   - items: What was asked.
  ///   - path: The file; it appears when it is complete.
  /// - Returns: Warnings about answers that are left out because they failed.
  /// - Throws: `CoreError` for an answer without its item or with several turns, which the layout cannot hold, and
  ///   when the file cannot be written.
  @discardableResult
  public static func write(_ responses: some Sequence<Response>, items: [Item], to path: String) throws(CoreError)
    -> [Diagnostic]
  {
    let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    var warnings: [Diagnostic] = []
    let writer = try JSONArrayWriter(path: path)
    for response in responses {
      guard response.failure == nil else {
        let message = "the answer of '\(response.model)' to item '\(response.item)' failed; it was left out"
        warnings.append(Diagnostic(.warning, message, at: Location(file: path)))
        continue
      }
      guard let item = byID[response.item] else {
        throw CoreError(
          .invalidInput,
          "\(path): item '\(response.item)', answered by '\(response.model)', is not among the items. "
            + "Export with the benchmark the answers belong to.")
      }
      guard let instruction = item.turns.first, item.turns.count == 1, let output = response.turns.first,
        response.turns.count == 1
      else { throw AlpacaEvalLayout.severalTurns(item, path: path) }
      var record: JSONObject = [:]
      record["dataset"] = AlpacaEval.dataset(item.category)
      record["instruction"] = .string(instruction)
      record["output"] = .string(output)
      record["generator"] = .string(response.model)
      record.append(missingFrom: ForeignKeys.restored(response.extra))
      try writer.write(record)
    }
    try writer.finish()
    return warnings
  }
}

/// What AlpacaEval's layouts cannot hold.
enum AlpacaEvalLayout {
  /// The error for an item with more than one turn.
  static func severalTurns(_ item: Item, path: String) -> CoreError {
    CoreError(
      .invalidInput,
      "\(path): item '\(item.id)' has \(item.turns.count) turns; AlpacaEval's layout holds one instruction and one "
        + "answer. Export items of one turn.")
  }
}
