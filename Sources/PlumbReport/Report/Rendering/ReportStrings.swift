import PlumbCore

/// Every text a report says by itself, in both languages, from one table.
///
/// The table is an exhaustive `switch`, so a key without a text in both languages does not compile. `{0}`, `{1}`, … are
/// slots, filled in one pass: what fills a slot is never read as a slot. `{level}` is the level of the scores' intervals,
/// `{judgeLevel}` that of the judges' figures.
struct ReportStrings: Sendable {
  /// The language to write in.
  var language: Language
  /// The level of the scores' intervals.
  var level: Double

  /// The text under `key`.
  subscript(key: Key) -> String { fill(pattern(key), []) }

  /// The text under `key` with its slots filled.
  subscript(key: Key, arguments: String...) -> String { fill(pattern(key), arguments) }

  /// The text under `key` as HTML, with its slots filled with HTML.
  func html(_ key: Key, _ arguments: String...) -> String { fill(escapedHTML(pattern(key)), arguments) }

  /// All texts by name, for templates.
  var table: [String: String] {
    Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, self[$0]) })
  }

  private func pattern(_ key: Key) -> String { language.text(key.texts.english, key.texts.chinese) }

  private func fill(_ pattern: String, _ arguments: [String]) -> String {
    var result = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let slot = rest[rest.index(after: open)..<close]
      if let index = Int(slot), arguments.indices.contains(index) {
        result += arguments[index]
      } else if slot == "level" {
        result += levelText(level)
      } else if slot == "judgeLevel" {
        result += levelText(Proportion.level)
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
