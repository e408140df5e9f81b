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
  /// The name under which the judge is asked for the overall grade.
  var overallName: String { get }

  /// The grades.
  ///
  /// - Throws: `Failure` when the reply holds none, not all that were asked for, or one outside the scale; they are never
  ///   guessed.
  func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict
}
