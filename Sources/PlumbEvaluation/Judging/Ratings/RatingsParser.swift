public import PlumbCore

/// What a judge was asked to grade, for reading its text.
public struct ExpectedRatings: Sendable, Equatable {
  /// The lowest and the highest grade.
  public var scale: ClosedRange<Double>
  /// The names of the dimensions; empty when only an overall grade is wanted.
  public var dimensions: [String]

  /// Expectations.
  public init(scale: ClosedRange<Double> = 1...10, dimensions: [String] = []) {
    self.scale = scale
    self.dimensions = dimensions
  }
}

/// What a judge's text says about one answer.
public struct GradedVerdict: Sendable, Equatable {
  /// The grades.
  public var ratings: Ratings
  /// The judge's reasons: its text without the grades.
  public var critique: String?

  /// A verdict.
  public init(_ ratings: Ratings, critique: String? = nil) {
    self.ratings = ratings
    self.critique = critique
  }
}

/// Reads grades from a judge's reply.
///
/// Pure: the same reply always gives the same result.
public protocol RatingsParser: Sendable {
  /// Reads the options of a template.
  init?(options: inout FieldReader)

  /// The name under which the judge is asked for the overall grade.
  var overallName: String { get }

  /// The grades.
  ///
  /// - Throws: `Failure` when the reply holds none, not all that were asked for, or one outside the scale; they are never
  ///   guessed.
  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict
}

/// The parsers of grades by name; no name is also a ``VerdictParserRegistry``'s.
///
/// A new parser is a file and a line here.
public enum RatingsParserRegistry {
  static let parsers: [String: any RatingsParser.Type] = [
    "grades": GradesParser.self,
    "rating": RatingLineParser.self,
    "alignbench-upstream": AlignBenchUpstreamParser.self,
  ]

  /// Whether a template asks for grades rather than for a preference.
  public static func reads(_ template: JudgeTemplate) -> Bool { parsers[template.parser.name] != nil }

  /// Makes the parser a template asks for.
  ///
  /// - Throws: ``EvaluationError`` naming the unknown parser or the wrong option.
  public static func makeParser(_ parser: JudgeTemplate.Parser, template: String) throws(EvaluationError)
    -> any RatingsParser
  {
    guard let type = parsers[parser.name] else {
      let known = parsers.keys.sorted().joined(separator: ", ")
      throw EvaluationError(
        .invalidInput, "template '\(template)': '\(parser.name)' reads no grades; those that do: \(known).")
    }
    var options = FieldReader(
      parser.options, location: Location(file: "template '\(template)'"), prefix: "parser.options")
    guard let made = type.init(options: &options), options.isValid else {
      throw EvaluationError(.invalidInput, options.problems("the options of parser '\(parser.name)'")[0].description)
    }
    return made
  }
}
