internal import Foundation
internal import PlumbCore

extension RatingsParserKind {
  /// ``GradesParser``.
  static let grades = RatingsParserKind("grades") { options in GradesParser(options: &options) }
}

/// Reads an object of grades, `{"clarity": 7, "overall": 8}`, wherever it stands in the judge's text.
///
/// Accepts single, double, curly or no quotes, full-width punctuation and digits, several lines, code fences, decimals,
/// `7/10` and `7分`; without braces, one `name: grade` for each expected name. The last object with an expected name counts.
/// The names must be exactly the expected ones, and every grade must lie on the scale.
///
/// Option: `overall`, the name of the overall grade (default `overall`).
struct GradesParser: RatingsParser {
  let overallName: String

  init?(options: inout FieldReader) { overallName = options.optional("overall", .nonEmptyString) ?? "overall" }

  /// A parser with a name for the overall grade.
  init(overall: String) { overallName = overall }

  /// The grades; where only an overall grade is wanted and there is no object, the one that stands there in words.
  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict {
    do {
      return try namedRatings(in: reply, expecting: expected)
    } catch {
      guard expected.dimensions.isEmpty, error == Self.noGrades else { throw error }
      return try gradeInWords(reply.text, expecting: expected, mustAgree: false)
    }
  }

  private static let noGrades = Failure(.noVerdict, "The judge's text holds no grades.")

  private func namedRatings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict
  {
    let text = straightQuotes(foldFullWidth(ReadText.window(reply.text)))
    let names = expected.dimensions.map(normal) + [normal(overallName)]
    let (grades, range) = try found(in: text, names: Set(names), high: expected.scale.upperBound)
    var dimensions: [String: Double] = [:]
    for (name, key) in zip(expected.dimensions, names) { dimensions[name] = try grade(key, name, in: grades, expected) }
    let overall = try grade(normal(overallName), overallName, in: grades, expected)
    if let stranger = grades.keys.filter({ !names.contains($0) }).min() {
      throw Failure(.noVerdict, "The judge graded '\(stranger)', which was not asked for.")
    }
    let critique = range.map { String(text[..<$0.lowerBound] + text[$0.upperBound...]) }
      .map { $0.replacing("```json", with: "").replacing("```", with: "") }?
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return GradedVerdict(
      Ratings(overall: overall, dimensions: dimensions, scale: expected.scale),
      critique: critique.flatMap { $0.isEmpty ? nil : $0 })
  }

  private typealias Grades = [String: [Double]]

  /// The grades in the last object that has some, or else on lines without braces.
  private func found(in text: String, names: Set<String>, high: Double) throws(Failure) -> (
    Grades, Range<String.Index>?
  ) {
    for group in braceGroups(in: text).reversed() {
      let grades = pairs(in: text[group], high: high)
      if grades.keys.contains(where: names.contains) { return (grades, group) }
    }
    let lowercased = text.lowercased()
    let isNamed = names.contains { lowercased.contains($0) }
    let loose = isNamed ? pairs(in: text[...], high: high).filter { names.contains($0.key) } : [:]
    guard !loose.isEmpty else { throw Self.noGrades }
    return (loose, nil)
  }

  private func grade(_ key: String, _ name: String, in grades: Grades, _ expected: ExpectedRatings) throws(Failure)
    -> Double
  {
    guard let values = grades[key], let value = values.last else {
      throw Failure(.noVerdict, "The judge gave no grade for '\(name)'.")
    }
    guard values.allSatisfy({ $0 == value }) else {
      throw Failure(.ambiguousVerdict, "The judge gave several grades for '\(name)' that differ.")
    }
    guard expected.scale.contains(value) else {
      throw Failure(
        .noVerdict,
        "The judge's grade for '\(name)' is \(shortNumber(value)); expected \(shortNumber(expected.scale.lowerBound)) to \(shortNumber(expected.scale.upperBound))."
      )
    }
    return value
  }

  /// Every `name: number` with the number's grade; a fraction counts only over the scale's end.
  private func pairs(in text: Substring, high: Double) -> Grades {
    let pattern =
      /["']?([^"'{}:=,;\n\r\u{2028}]{1,100}?)["']?\s*[:=]\s*["']?(-?[0-9]+(?:\.[0-9]+)?)(?!\.?[0-9]|\s*[-~–]\s*[0-9])(?:\s*\/\s*([0-9]+))?/
    var grades: Grades = [:]
    for match in text.matches(of: pattern) {
      guard let value = Double(match.2) else { continue }
      if let whole = match.3, Double(whole) != high { continue }
      grades[normal(String(match.1)), default: []].append(value)
    }
    return grades
  }

  /// The innermost pairs of braces, in order.
  private func braceGroups(in text: String) -> [Range<String.Index>] {
    text.matches(of: /\{[^{}]*\}/).map(\.range)
  }

  /// A name without marks around it; case does not count.
  private func normal(_ name: String) -> String {
    straightQuotes(foldFullWidth(name)).trimmingCharacters(in: Self.marks).lowercased()
  }

  private static let marks = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "\"'*`-•#、，。"))
}

/// Curly and corner quotes replaced by straight ones.
func straightQuotes(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0x2018, 0x2019, 0x300C, 0x300D: "'"
        case 0x201C, 0x201D, 0x300E, 0x300F: "\""
        default: scalar
        }
      }))
}
