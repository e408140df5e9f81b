public import PlumbCore
internal import PlumbJudging
internal import PlumbStatistics

/// How often prompts meet each criterion.
public struct CriteriaTally: Sendable, Equatable {
  /// Prompts with a label.
  public private(set) var labelled = 0
  /// Prompts whose label failed.
  public private(set) var failed = 0
  /// Failed labels that asking again may repair.
  public private(set) var unanswered = 0
  /// Prompts that meet each criterion.
  public private(set) var met: [PromptCriterion: Int] = [:]
  /// Prompts by how many criteria they meet, 0 to 7.
  public private(set) var scores = [Int](repeating: 0, count: PromptCriterion.allCases.count + 1)
  /// Failed labels by reason.
  public private(set) var failures: [String: Int] = [:]

  /// An empty tally.
  public init() {}

  /// Counts a label.
  public mutating func add(_ label: CriteriaLabel) {
    guard let met = label.met else {
      failed += 1
      if let failure = label.failure {
        failures[failure.code.rawValue, default: 0] += 1
        if failure.isUnanswered { unanswered += 1 }
      }
      return
    }
    labelled += 1
    scores[met.count] += 1
    for criterion in met { self.met[criterion, default: 0] += 1 }
  }

  /// The mean number of criteria met, of prompts with a label; `nil` when there is none.
  public var meanScore: Double? {
    guard labelled > 0 else { return nil }
    return Double(scores.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / Double(labelled)
  }

  /// The share of labelled prompts that meet a criterion, with Wilson's 95 % interval; `nil` when none is labelled.
  public func rate(of criterion: PromptCriterion) -> Proportion? {
    let count = met[criterion] ?? 0
    guard let interval = wilsonInterval(successes: Double(count), trials: labelled, level: Proportion.level) else {
      return nil
    }
    return Proportion(
      value: Double(count) / Double(labelled), low: interval.low, high: interval.high, count: labelled)
  }

  /// Rates, scores and failures.
  public var json: JSONObject {
    var rates: JSONObject = [:]
    for criterion in PromptCriterion.allCases {
      rates[criterion.rawValue] = rate(of: criterion).map { rate in
        ["rate": .number(rate.value), "low": .number(rate.low), "high": .number(rate.high)]
      }
    }
    return [
      "labelled": JSONValue(labelled), "failed": JSONValue(failed),
      "mean_score": meanScore.map(JSONValue.number) ?? .null, "rates": .object(rates),
      "scores": .array(scores.map { JSONValue($0) }), "failures": countsJSON(failures),
    ]
  }
}
