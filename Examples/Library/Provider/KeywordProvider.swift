import PlumbClients
import PlumbCore

extension Provider {
  /// `provider: keywords`, with the key `keywords`: the words that a good answer says.
  static let keywords = Provider("keywords", options: ["keywords"], isFree: true) { spec, _ in
    guard let words = spec.options["keywords"]?.array?.compactMap(\.string), !words.isEmpty else {
      throw ClientError(.invalidSpec, "models.\(spec.name).keywords: expected a list of words.")
    }
    // Stored replies are found by the identity: whatever changes replies belongs into it.
    return KeywordJudge(
      identity: ModelIdentity(
        provider: "keywords", model: spec.model ?? "keywords", address: words.joined(separator: ",")),
      keywords: words.map { $0.lowercased() })
  }
}
