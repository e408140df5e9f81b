internal import PlumbCore

/// Arena-Hard's `metadata` of an answer: tokens and counts of markup.
enum ArenaHardStyle {
  /// Reads `{"token_len", "header_count": {…}, "list_count": {…}, "bold_count": {…}}`; counts that are missing are made
  /// from the text.
  ///
  /// - Parameters:
  ///   - metadata: The object, when there is one.
  ///   - text: The answer, when it is there.
  ///   - tokens: Its tokens from elsewhere in the record.
  /// - Returns: `nil` when neither says anything.
  static func style(metadata: JSONValue?, text: String?, tokens: Int? = nil) -> AnswerStyle? {
    let tokens = metadata?["token_len"]?.int ?? tokens
    let keys = ["header_count", "list_count", "bold_count"]
    let counts = keys.compactMap { key in metadata?[key].flatMap { $0.isNull ? nil : sum($0) } }
    if counts.count == keys.count {
      return AnswerStyle(
        tokens: tokens, characters: text.map(\.unicodeScalars.count), headers: counts[0], lists: counts[1],
        bold: counts[2])
    }
    return text.map { AnswerStyle(of: $0, tokens: tokens) }
  }

  /// The sum of an object's counts, or a count itself.
  static func sum(_ value: JSONValue?) -> Int {
    guard let value else { return 0 }
    if let count = value.int { return max(0, count) }
    return value.object?.entries.reduce(0) { $0 + max(0, $1.value.int ?? 0) } ?? 0
  }
}
