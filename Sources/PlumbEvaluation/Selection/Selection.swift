public import PlumbCore

/// How the best of several candidates is found.
public enum SelectionMethod: String, Sendable, CaseIterable, Codable {
  /// Every candidate gets a grade of its own: n judgments an item.
  case pointwise
  /// The winner of a match goes on to the next candidate: n − 1 comparisons an item.
  case knockout
  /// Every candidate meets every other one: n(n − 1)/2 comparisons an item.
  case roundRobin = "round-robin"

  /// How many judging acts `count` candidates need, before repeats and orders.
  ///
  /// - Parameter count: The candidates that have an answer.
  /// - Returns: Responses graded, or comparisons.
  public func acts(for count: Int) -> Int {
    switch self {
    case .pointwise: count
    case .knockout: max(0, count - 1)
    case .roundRobin: count * (count - 1) / 2
    }
  }
}

/// What was found about the candidates of one item.
public struct Selection: Sendable, Equatable {
  /// One candidate's part.
  public struct Score: Sendable, Equatable {
    /// The model's name.
    public var model: String
    /// Which of the model's samples.
    public var sample: Int
    /// The mean grade (pointwise), the mean probability to win a match (round robin), or the number of matches won
    /// (knockout); absent when no judgment of it has an outcome.
    public var value: Double?

    /// A score.
    public init(model: String, sample: Int, value: Double? = nil) {
      self.model = model
      self.sample = sample
      self.value = value
    }
  }

  /// One comparison that was made, by the indices of the candidates.
  public struct Match: Sendable, Equatable {
    /// The candidate of the lower index.
    public var first: Int
    /// The candidate of the higher index.
    public var second: Int
    /// The probability that the first is better, 0–1, position bias cancelled; absent when an order failed.
    public var firstWins: Double?
  }

  /// The item's id.
  public var item: String
  /// How it was found.
  public var method: SelectionMethod
  /// Who judged.
  public var judge: String
  /// The candidates' scores, in the candidates' order.
  public var scores: [Score]
  /// The matches, for the methods that compare.
  public var matches: [Match]
  /// The index of the best candidate, the earliest of equals; absent when no candidate has a score.
  public var chosen: Int?
  /// How many candidates share the best score; more than one means that the judge did not choose.
  public var tied: Int
  /// All judging acts.
  public var judgments: [Judgment]

  /// The acts without an outcome.
  public var failed: Int { judgments.count { $0.outcome.failure != nil } }
}

extension Selection {
  /// The line of a file of selections.
  public var json: JSONObject {
    var object: JSONObject = [
      "item": .string(item), "method": .string(method.rawValue), "judge": .string(judge),
      "scores": .array(
        scores.map { score in
          [
            "model": .string(score.model), "sample": JSONValue(score.sample),
            "score": score.value.map(JSONValue.number) ?? .null,
          ]
        }),
    ]
    object["chosen"] = chosen.map { JSONValue($0) } ?? .null
    object["tied"] = JSONValue(tied)
    object["judgments"] = JSONValue(judgments.count)
    object["failed"] = JSONValue(failed)
    return object
  }
}
