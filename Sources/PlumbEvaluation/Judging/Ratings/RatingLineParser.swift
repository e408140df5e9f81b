internal import Foundation
internal import PlumbCore

extension RatingsParserKind {
  /// ``RatingLineParser``.
  static let ratingLine = RatingsParserKind("rating") { options in RatingLineParser(options: &options) }
}

/// Finds one overall grade by regular expressions, such as `RATING: 7` or `[[7]]`.
///
/// Options: `patterns`, an array of ICU regular expressions, each with the grade as its first group; the first one that
/// matches counts (default: `RATING: 7` or `评分：7`, brackets allowed, then `[[7]]`); `take`: `last` (default), `first`, or
/// `only` (grades that differ are ambiguous). Full-width characters are read like their ASCII twins.
struct RatingLineParser: RatingsParser {
  enum Choice: String, CaseIterable { case last, first, only }

  let overallName = "rating"
  private let expressions: [NSRegularExpression]
  private let choice: Choice

  init?(options: inout FieldReader) {
    choice = options.optional("take", .oneOf(Choice.self)) ?? .last
    let patterns = options.optional("patterns", .strings) ?? Self.standard
    var expressions: [NSRegularExpression] = []
    for (index, pattern) in patterns.enumerated() {
      guard let expression = try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive]),
        expression.numberOfCaptureGroups > 0
      else {
        options.report("patterns[\(index)]", "is not a regular expression with a group: \(pattern)")
        return nil
      }
      expressions.append(expression)
    }
    self.expressions = expressions
  }

  private static let standard = [
    #"(?:rating|score|grade|评分|打分|得分)[^\w-]{0,6}(-?\d+(?:\.\d+)?)(?!\d)"#, #"\[\[\s*(-?\d+(?:\.\d+)?)\s*\]\]"#,
  ]

  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict {
    let text = foldFullWidth(reply.text)
    let whole = NSRange(text.startIndex..., in: text)
    for expression in expressions {
      let found = expression.matches(in: text, range: whole).compactMap { match -> (Range<String.Index>, Double)? in
        guard let group = Range(match.range(at: 1), in: text), let value = Double(text[group]),
          let range = Range(match.range, in: text)
        else { return nil }
        return (range, value)
      }
      guard let chosen = choice == .first ? found.first : found.last else { continue }
      if choice == .only, found.contains(where: { $0.1 != chosen.1 }) {
        throw Failure(.ambiguousVerdict, "The judge's text holds grades that differ.")
      }
      guard expected.scale.contains(chosen.1) else {
        throw Failure(
          .noVerdict,
          "The judge's grade is \(shortNumber(chosen.1)); expected \(shortNumber(expected.scale.lowerBound)) to \(shortNumber(expected.scale.upperBound))."
        )
      }
      let critique = (text[..<chosen.0.lowerBound] + text[chosen.0.upperBound...])
        .trimmingCharacters(in: .whitespacesAndNewlines)
      return GradedVerdict(
        Ratings(overall: chosen.1, scale: expected.scale), critique: critique.isEmpty ? nil : critique)
    }
    throw Failure(.noVerdict, "The judge's text holds no grade.")
  }
}
