/// A text in one or more languages.
///
/// Keys are BCP 47 language tags; the empty key holds a text whose language is not said, as in a user's tree in one language.
public struct LocalizedText: Sendable, Equatable {
  /// The texts by language.
  public var texts: [String: String]

  /// A text in several languages.
  public init(_ texts: [String: String]) { self.texts = texts }

  /// A text whose language is not said.
  public init(_ text: String) { texts = ["": text] }

  /// The text in a language: the tag itself, its primary language, another tag of that language, the text without a language,
  /// English, then whatever there is.
  ///
  /// - Parameter language: A BCP 47 tag, such as `en` or `zh-Hans`.
  /// - Returns: A text; empty only when there is none at all.
  public func text(in language: String) -> String {
    let primary = String(language.prefix { $0 != "-" })
    if let exact = texts[language] ?? texts[primary] { return exact }
    let related = texts.keys.filter { $0.hasPrefix(primary + "-") }.min()
    return related.flatMap { texts[$0] } ?? texts[""] ?? texts["en"] ?? texts.keys.min().flatMap { texts[$0] } ?? ""
  }

  /// Whether there is a text that says it is in this language.
  public func isWritten(in language: String) -> Bool {
    let primary = String(language.prefix { $0 != "-" })
    return texts.keys.contains { $0 == primary || $0.hasPrefix(primary + "-") }
  }
}
