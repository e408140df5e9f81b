internal import Foundation
internal import PlumbCore

extension RatingsParserKind {
  /// ``RatingLineParser``.
  static let ratingLine = RatingsParserKind("rating") { options in RatingLineParser(options: &options) }
}

/// Finds one overall grade, such as `RATING: 7`, `评分：8分` or `[[7]]`.
///
/// All forms compete by position. The numbers of scales, ordinals and ranges are no grades, a comma between digits is a
/// decimal sign, and what is quoted or reported from an answer counts less than the judge's own word.
///
/// Options: `patterns`, an array of ICU regular expressions, each with the grade as its first group, in place of the usual
/// forms; `take`: `last` (default), `first` (with `patterns` only), or `only` (grades that differ are ambiguous). Full-width
/// characters are read like their ASCII twins.
struct RatingLineParser: RatingsParser {
  enum Choice: String, CaseIterable { case last, first, only }

  let overallName = "rating"
  private let expressions: [NSRegularExpression]?
  private let choice: Choice

  init?(options: inout FieldReader) {
    choice = options.optional("take", .oneOf(Choice.self)) ?? .last
    guard let patterns = options.optional("patterns", .strings) else {
      expressions = nil
      if choice == .first {
        options.report("take", "first needs patterns of your own; leave it out, or give 'patterns'")
      }
      return
    }
    var expressions: [NSRegularExpression] = []
    for (index, pattern) in patterns.enumerated() {
      guard let expression = readingExpression(pattern), expression.numberOfCaptureGroups > 0 else {
        options.report("patterns[\(index)]", "is not a regular expression with a group: \(pattern)")
        return nil
      }
      expressions.append(expression)
    }
    self.expressions = expressions
  }

  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict {
    guard let expressions else {
      return try gradeInWords(reply.text, expecting: expected, mustAgree: choice == .only)
    }
    let text = foldFullWidth(reply.text)
    let whole = NSRange(text.startIndex..., in: text)
    let found = expressions.flatMap { expression in
      expression.matches(in: text, range: whole).compactMap { match -> (range: Range<String.Index>, value: Double)? in
        guard let group = Range(match.range(at: 1), in: text), let value = Double(text[group]),
          let range = Range(match.range, in: text)
        else { return nil }
        return (range, value)
      }
    }.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    guard let chosen = choice == .first ? found.first : found.last else {
      throw Failure(.noVerdict, "The judge's text holds no grade.")
    }
    if choice == .only, found.contains(where: { $0.value != chosen.value }) {
      throw Failure(.ambiguousVerdict, "The judge's text holds grades that differ.")
    }
    let critique = (text[..<chosen.range.lowerBound] + text[chosen.range.upperBound...])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return try graded(chosen.value, critique: critique.isEmpty ? nil : critique, expecting: expected)
  }
}

/// The one grade of a text in the usual forms.
///
/// - Throws: `Failure` when there is none, when the text does not decide on one, or when it is off the scale.
func gradeInWords(
  _ text: String, expecting expected: ExpectedRatings, mustAgree: Bool
) throws(Failure) -> GradedVerdict {
  let text = ReadText(text)
  let decided = try decidedVerdict(
    gradesInWords(in: text, high: expected.scale.upperBound), mustAgree: mustAgree, noun: "grade")
  return try graded(decided.value, critique: text.without(decided.range), expecting: expected)
}

private func graded(
  _ grade: Double, critique: String?, expecting expected: ExpectedRatings
) throws(Failure) -> GradedVerdict {
  guard expected.scale.contains(grade) else {
    throw Failure(
      .noVerdict,
      "The judge's grade is \(shortNumber(grade)); expected \(shortNumber(expected.scale.lowerBound)) to \(shortNumber(expected.scale.upperBound))."
    )
  }
  return GradedVerdict(Ratings(overall: grade, scale: expected.scale), critique: critique)
}
