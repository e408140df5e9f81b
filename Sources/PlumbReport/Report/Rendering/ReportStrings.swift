import PlumbCore
import PlumbEvaluation

/// Every text a report says by itself, in both languages, from one table.
///
/// The table is an exhaustive `switch`, so a key without a text in both languages does not compile. `{0}`, `{1}`, … are
/// slots, filled in one pass: what fills a slot is never read as a slot.
struct ReportStrings: Sendable {
  /// The language to write in.
  var language: Language

  /// The text under `key`.
  subscript(key: Key) -> String { language.text(key.texts.english, key.texts.chinese) }

  /// The text under `key` with its slots filled.
  subscript(key: Key, arguments: String...) -> String { fill(self[key], arguments) }

  /// The text under `key` as HTML, with its slots filled with HTML.
  func html(_ key: Key, _ arguments: String...) -> String { fill(escapedHTML(self[key]), arguments) }

  /// All texts by name, for templates.
  var table: [String: String] {
    Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, self[$0]) })
  }

  private func fill(_ pattern: String, _ arguments: [String]) -> String {
    var result = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let slot = rest[rest.index(after: open)..<close]
      if let index = Int(slot), arguments.indices.contains(index) {
        result += arguments[index]
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
