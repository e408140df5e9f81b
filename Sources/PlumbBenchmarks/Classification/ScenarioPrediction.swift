public import PlumbCore

/// What a classifier says about one query.
public struct ScenarioPrediction: Sendable, Equatable {
  /// A scenario with its probability.
  public struct Candidate: Sendable, Equatable {
    /// The scenario.
    public var scenario: String
    /// Its probability, from 0 to 1.
    public var probability: Double

    /// A candidate.
    public init(scenario: String, probability: Double) {
      self.scenario = scenario
      self.probability = probability
    }
  }

  /// The likeliest scenarios, the first being the answer; never empty.
  public var candidates: [Candidate]
  /// The least probability that counts as an answer.
  public var threshold: Double

  /// The answer; `nil` is “unsure”: the likeliest scenario is below the threshold.
  public var scenario: String? {
    guard let best = candidates.first, best.probability >= threshold else { return nil }
    return best.scenario
  }

  /// A prediction.
  public init(candidates: [Candidate], threshold: Double) {
    self.candidates = candidates
    self.threshold = threshold
  }

  /// `scenario` (`unsure` below the threshold), `probability` of the likeliest, `candidates`.
  public var json: JSONObject {
    [
      "scenario": .string(scenario ?? "unsure"),
      "probability": candidates.first.map { .number($0.probability) } ?? .null,
      "candidates": .array(
        candidates.map { .object(["scenario": .string($0.scenario), "probability": .number($0.probability)]) }),
    ]
  }
}
