/// How far a judge's grades agree with people's, over answers graded by both.
///
/// An answer's grade is the mean of its repeats, and of its people. People's grades are taken to the judge's scale where
/// the scales differ.
public struct RatingAgreement: Sendable, Equatable {
  /// How many people graded.
  public var people: Int
  /// How many answers were graded by both.
  public var answers: Int
  /// How many answers people graded and the judge did not, or not usably.
  public var unjudged: Int
  /// The linear correlation.
  public var pearson: Estimate?
  /// The correlation of ranks.
  public var spearman: Estimate?
  /// Kendall's tau-b.
  public var kendall: Estimate?
  /// The mean distance, in grades.
  public var meanAbsoluteError: Estimate?
  /// The judge's mean grade minus people's.
  public var meanDifference: Estimate?
  /// Of two answers to one item that people grade differently, the chance that the judge orders them as people do; equal
  /// grades of the judge count as half.
  public var pairwise: Proportion?

  /// An agreement; everything not given is undefined.
  public init(people: Int, answers: Int, unjudged: Int) {
    self.people = people
    self.answers = answers
    self.unjudged = unjudged
  }

  /// The figures by name; what is undefined is left out.
  public var json: JSONObject {
    var object: JSONObject = [
      "people": JSONValue(people), "answers": JSONValue(answers), "unjudged": JSONValue(unjudged),
    ]
    for (key, estimate) in [
      ("pearson", pearson), ("spearman", spearman), ("kendall", kendall), ("mean_absolute_error", meanAbsoluteError),
      ("mean_difference", meanDifference),
    ] { object[key] = estimate.map { .object($0.json) } }
    object["pairwise"] = pairwise.map { .object($0.json) }
    return object
  }
}

/// How far a judge's ranking of models agrees with people's.
public struct SystemAgreement: Sendable, Equatable {
  /// One model's two scores.
  public struct Score: Sendable, Equatable {
    /// The model.
    public var model: String
    /// Its score by the judge.
    public var judge: Double
    /// Its score by people.
    public var people: Double

    /// Two scores.
    public init(model: String, judge: Double, people: Double) {
      self.model = model
      self.judge = judge
      self.people = people
    }
  }

  /// The models with both scores, in the order they first came.
  public var scores: [Score]
  /// The linear correlation of the scores.
  public var pearson: Estimate?
  /// The correlation of the ranks.
  public var spearman: Estimate?
  /// Kendall's tau-b.
  public var kendall: Estimate?
  /// The largest difference of a model's two ranks.
  public var largestRankShift: Double?

  /// An agreement; everything not given is undefined.
  public init(scores: [Score]) { self.scores = scores }

  /// The figures by name; what is undefined is left out.
  public var json: JSONObject {
    var object: JSONObject = ["models": JSONValue(scores.count)]
    for (key, estimate) in [("pearson", pearson), ("spearman", spearman), ("kendall", kendall)] {
      object[key] = estimate.map { .object($0.json) }
    }
    object["largest_rank_shift"] = largestRankShift.map(JSONValue.number)
    object["scores"] = .array(
      scores.map {
        .object(["model": .string($0.model), "judge": .number($0.judge), "people": .number($0.people)])
      })
    return object
  }
}
