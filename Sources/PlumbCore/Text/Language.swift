/// A language that Plumb itself writes: its pages, its sentences about results, and the requests it words itself.
///
/// Languages of data (an item's, a template's) are open strings; ``init(of:)`` says in which of its own languages Plumb
/// writes about them.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"

  /// The language in which Plumb writes about a text: Chinese for Chinese ones, English for all others.
  ///
  /// - Parameter code: The text's language as a BCP 47 tag, such as `zh` or `zh-Hans`; absent when unknown.
  public init(of code: String?) {
    self = code?.prefix(while: \.isLetter) == "zh" ? .chinese : .english
  }

  /// The BCP 47 tag for what is written in it: `en` or `zh-Hans`.
  public var tag: String { text("en", "zh-Hans") }

  /// One of two versions of the same text.
  ///
  /// Takes both, so that a text without its translation does not compile.
  public func text<Text>(_ english: @autoclosure () -> Text, _ chinese: @autoclosure () -> Text) -> Text {
    switch self {
    case .english: english()
    case .chinese: chinese()
    }
  }
}

extension FieldReader {
  /// The language under a key; English when it is absent.
  ///
  /// A word that names none is reported.
  public mutating func language(_ key: String = "language") -> Language {
    guard let word = optional(key, .nonEmptyString) else { return .english }
    if let language = Language(rawValue: word) { return language }
    report(key, "expected \(Language.allCases.map(\.rawValue).joined(separator: " or ")), found '\(word)'")
    return .english
  }
}
