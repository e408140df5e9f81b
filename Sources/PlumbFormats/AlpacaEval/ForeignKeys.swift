internal import PlumbCore

/// Keys of AlpacaEval files that would read as something else in Plumb's own files, such as `usage` or `id`.
///
/// They are kept under a prefixed name, and written back under their own.
enum ForeignKeys {
  /// What a judgment's, a response's or an item's own keys are.
  enum Noun { case judgment, response, item }

  private static let prefix = "alpaca_eval_"

  /// The members with clashing keys renamed.
  static func kept(_ object: JSONObject, in noun: Noun) -> JSONObject {
    let reserved = reserved(noun)
    return JSONObject(
      object.entries.map { reserved.contains($0.key) ? .init(key: prefix + $0.key, value: $0.value) : $0 })
  }

  /// The members under the names they had in the file.
  static func restored(_ object: JSONObject) -> JSONObject {
    JSONObject(
      object.entries.map { entry in
        entry.key.hasPrefix(prefix)
          ? .init(key: String(entry.key.dropFirst(prefix.count)), value: entry.value) : entry
      })
  }

  private static func reserved(_ noun: Noun) -> Set<String> {
    switch noun {
    case .judgment: judgmentKeys
    case .response: responseKeys
    case .item: itemKeys
    }
  }

  private static let judgmentKeys: Set = [
    "item", "judge", "models", "outcome", "basis", "turn", "repetition", "critique", "raw", "template", "category",
    "language", "lengths", "usage", "latency", "usd",
  ]
  private static let responseKeys: Set = [
    "item", "model", "turns", "text", "output", "thinking", "finish_reason", "usage", "latency", "usd", "failed",
  ]
  private static let itemKeys: Set = [
    "id", "turns", "prompt", "instruction", "system", "references", "reference", "evidence", "category", "language",
    "tags",
  ]
}
