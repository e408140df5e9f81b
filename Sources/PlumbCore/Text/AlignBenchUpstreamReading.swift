internal import Foundation

/// AlignBench's own reading of a judge's text, mistakes included, for scores that compare with published ones.
///
/// The last brace group on one line, `'name': digits` in it with single quotes, one blank and no sign; the total from there,
/// else from `'综合得分': number` anywhere, else −1. Decimals in the group are cut, and grades may lie outside the scale.
///
/// - Note: AlignBench v1.1, `judge.py` (`extract_rating`, `extract_score`), described in our own words.
public struct AlignBenchUpstreamReading: Sendable, Equatable {
  /// The grades of the group, the total among them.
  public var rating: [String: Int]
  /// The total; −1 where there is none.
  public var score: Double

  /// The name of the total.
  public static let total = "综合得分"

  /// Reads a judge's text.
  public init(_ text: String) {
    rating = [:]
    let whole = NSRange(text.startIndex..., in: text)
    if let group = Self.group.firstMatch(in: text, range: whole).flatMap({ Range($0.range(at: 1), in: text) }) {
      let inner = String(text[group])
      for match in Self.pair.matches(in: inner, range: NSRange(inner.startIndex..., in: inner)) {
        guard let name = Range(match.range(at: 1), in: inner), let digits = Range(match.range(at: 2), in: inner) else {
          continue
        }
        rating[String(inner[name])] = Self.number(inner[digits]).flatMap { Int(exactly: $0) }
      }
    }
    if let total = rating[Self.total] {
      score = Double(total)
    } else if let found = Self.anywhere.firstMatch(in: text, range: whole).flatMap({ Range($0.range(at: 1), in: text) })
    {
      score = Self.number(text[found]) ?? -1
    } else {
      score = -1
    }
  }

  private static let group = expression(#"\{(.*?)\}(?![^{]*\{)"#)
  private static let pair = expression(#"'(.*?)': (\d+)"#)
  private static let anywhere = expression(#"'综合得分': (\d+(?:\.\d+)?)"#)

  private static func expression(_ pattern: String) -> NSRegularExpression {
    // Python's dot stops at \n only.
    do {
      return try NSRegularExpression(pattern: pattern, options: [.useUnixLineSeparators])
    } catch {
      preconditionFailure("the pattern '\(pattern)' is a constant and valid")
    }
  }

  /// Python's `int` and `float` take the digits of any script.
  private static func number(_ digits: Substring) -> Double? {
    Double(
      String(
        digits.map { character in
          character == "." ? "." : character.wholeNumberValue.map { Character(String($0)) } ?? character
        }))
  }
}
