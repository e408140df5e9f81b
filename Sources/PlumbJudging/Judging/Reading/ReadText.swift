internal import Foundation
internal import PlumbCore

/// A judge's text made ready for reading: full-width characters folded, escapes and formulas written plainly, and at most
/// ``limit`` bytes of it.
///
/// Of a longer text, which no judge means to write, the beginning and the end are read. Places are UTF-16 offsets.
struct ReadText {
  /// The most that is read, in bytes.
  static let limit = 1 << 18

  /// The text as it is read.
  let text: String
  /// Its UTF-16 units.
  let units: [UInt16]

  init(_ reply: String) {
    text = Self.plain(foldFullWidth(Self.window(reply)))
    units = Array(text.utf16)
  }

  /// A text as it is, shortened where it is too long.
  init(verbatim reply: String) {
    text = Self.window(reply)
    units = Array(text.utf16)
  }

  private init(units: [UInt16]) {
    self.units = units
    text = String(decoding: units, as: UTF16.self)
  }

  /// A part of it, as a text of its own.
  func slice(_ range: Range<Int>) -> ReadText { ReadText(units: Array(units[range])) }

  /// The matches of an expression, each as the ranges of its groups; a group without a match is `nil`.
  func matches(of expression: NSRegularExpression?) -> [[Range<Int>?]] {
    (expression?.matches(in: text, range: NSRange(location: 0, length: units.count)) ?? []).map { match in
      (0..<match.numberOfRanges).map { Range(match.range(at: $0)) }
    }
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }

  /// The text without a range, trimmed; `nil` when nothing is left.
  func without(_ range: Range<Int>) -> String? {
    let rest = (string(0..<range.lowerBound) + string(range.upperBound..<units.count))
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return rest.isEmpty ? nil : rest
  }

  /// The line around a range, without its line break, at most 400 units to either side.
  func line(around range: Range<Int>) -> (before: Range<Int>, after: Range<Int>) {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 400, !Self.isBreak(units[start - 1]) { start -= 1 }
    var end = range.upperBound
    while end < units.count, end - range.upperBound < 400, !Self.isBreak(units[end]) { end += 1 }
    return (start..<range.lowerBound, range.upperBound..<end)
  }

  static func isBreak(_ unit: UInt16) -> Bool { unit == 10 || unit == 13 || unit == 0x2028 || unit == 0x2029 }

  /// The text, or where it is longer than ``limit`` its beginning and its end.
  static func window(_ text: String) -> String {
    guard text.utf8.count > limit else { return text }
    return String(decoding: text.utf8.prefix(limit / 2), as: UTF8.self)
      + String(decoding: text.utf8.suffix(limit / 2), as: UTF8.self)
  }

  /// Entities, backslashes before signs and the commands of formulas written plainly; a box is a pair of double brackets.
  private static func plain(_ text: String) -> String {
    var text = text
    if text.utf8.contains(UInt8(ascii: "&")) {
      for (entity, sign) in [
        ("&amp;", "&"), ("&gt;", ">"), ("&lt;", "<"), ("&#62;", ">"), ("&#60;", "<"), ("&#x3e;", ">"),
        ("&#x3E;", ">"), ("&#x3c;", "<"), ("&#x3C;", "<"), ("&quot;", "\""), ("&nbsp;", " "), ("&equals;", "="),
        ("&#61;", "="),
        ("&#91;", "["), ("&#93;", "]"),
      ] {
        text = text.replacingOccurrences(of: entity, with: sign)
      }
    }
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    for (expression, template) in formulas {
      text =
        expression?.stringByReplacingMatches(
          in: text, range: NSRange(location: 0, length: text.utf16.count), withTemplate: template) ?? text
    }
    return text
  }

  private static let formulas: [(NSRegularExpression?, String)] = [
    (compiled(#"\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|operatorname)\s?\{([^{}\n]{0,80})\}"#), "$1"),
    (compiled(#"\\(?:gg|ggg)(?![a-z])"#), ">>"), (compiled(#"\\(?:ll|lll)(?![a-z])"#), "<<"),
    (compiled(#"\\(?:gt|succ)(?![a-z])"#), ">"), (compiled(#"\\(?:lt|prec)(?![a-z])"#), "<"),
    (compiled(#"\\(?:approx|sim|simeq|cong|equiv|eq)(?![a-z])"#), "="),
    (compiled(#"\\(?:boxed|fbox)\s?\{([^{}\n]{0,80})\}"#), "[[$1]]"),
    (compiled(#"\\(?:quad|qquad)(?![a-z])|\\[,;: !](?=[^\w])"#), " "),
    (compiled(#"\\([>\[\]<=*_~#()-])"#), "$1"),
  ]

  private static func compiled(_ pattern: String) -> NSRegularExpression? { readingExpression(pattern) }
}

/// A constant expression, compiled once; case does not count.
func readingExpression(_ pattern: String) -> NSRegularExpression? {
  try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive])
}
