internal import Foundation
internal import PlumbCore

extension VerdictParserKind {
  /// ``PatternVerdictParser``.
  static let pattern = VerdictParserKind("pattern") { options, _ in PatternVerdictParser(options: &options) }
}

/// Finds a verdict by regular expressions.
///
/// Options: `verdicts`, an array of `{"pattern": ICU regular expression, "preference": 0–1, "strength": optional}`; `take`:
/// `last` (default: the judge's last word counts), `earliest`, `only` (verdicts that differ are ambiguous), or `sole` (two
/// verdicts are ambiguous even when they agree, as in AlpacaEval);
/// `case_sensitive` (default true). Full-width characters are read like their ASCII twins.
struct PatternVerdictParser: VerdictParser {
  enum Choice: String, CaseIterable { case last, earliest, only, sole }

  private let verdicts: [(expression: NSRegularExpression, preference: Preference)]
  private let choice: Choice

  init?(options: inout FieldReader) {
    guard let entries = options.required("verdicts", .array) else { return nil }
    let isCaseSensitive = options.optional("case_sensitive", .bool) ?? true
    choice = options.optional("take", .oneOf(Choice.self)) ?? .last
    var verdicts: [(NSRegularExpression, Preference)] = []
    for (index, entry) in entries.enumerated() {
      guard let pattern = entry["pattern"]?.string, let first = entry["preference"]?.double, (0...1).contains(first)
      else {
        options.report("verdicts[\(index)]", "expected {pattern, preference from 0 to 1}")
        return nil
      }
      do {
        let expression = try NSRegularExpression(pattern: pattern, options: isCaseSensitive ? [] : [.caseInsensitive])
        verdicts.append((expression, Preference(first: first, strength: entry["strength"]?.string)))
      } catch {
        options.report("verdicts[\(index)].pattern", "is not a regular expression: \(pattern)")
        return nil
      }
    }
    self.verdicts = verdicts
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    let text = foldFullWidth(reply.text)
    let whole = NSRange(text.startIndex..., in: text)
    var found: [(range: NSRange, preference: Preference)] = []
    for verdict in verdicts {
      for match in verdict.expression.matches(in: text, range: whole) {
        found.append((match.range, verdict.preference))
      }
    }
    found.sort { $0.range.location < $1.range.location }
    let chosen = choice == .earliest ? found.first : found.last
    guard let chosen else { throw Failure(.noVerdict, "The judge's text holds no verdict.") }
    if choice == .sole, found.count > 1 {
      throw Failure(.ambiguousVerdict, "The judge's text holds \(found.count) verdicts; expected one.")
    }
    if choice == .only, found.contains(where: { $0.preference != chosen.preference }) {
      throw Failure(.ambiguousVerdict, "The judge's text holds verdicts that differ.")
    }
    let critique = Range(chosen.range, in: text).map { range in
      (text[..<range.lowerBound] + text[range.upperBound...]).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return Verdict(chosen.preference, critique: critique.flatMap { $0.isEmpty ? nil : $0 })
  }
}
