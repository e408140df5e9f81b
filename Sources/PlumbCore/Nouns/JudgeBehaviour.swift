/// A share of a count with its 95 % Wilson interval.
public struct Proportion: Sendable, Equatable {
  /// The share, 0–1.
  public var value: Double
  /// The interval's lower end.
  public var low: Double
  /// The interval's upper end.
  public var high: Double
  /// How many cases it rests on.
  public var count: Int

  /// A share.
  public init(value: Double, low: Double, high: Double, count: Int) {
    self.value = value
    self.low = low
    self.high = high
    self.count = count
  }

  /// The share with its interval and count.
  public var json: JSONObject {
    ["value": .number(value), "low": .number(low), "high": .number(high), "count": JSONValue(count)]
  }
}

/// How a judge behaved in a run, as far as the judgments alone can tell.
public struct JudgeBehaviour: Sendable, Equatable {
  /// The judge's name.
  public var judge: String
  /// Grading acts, failed ones included.
  public var judgments: Int
  /// Failed acts by failure code.
  public var failures: [String: Int]
  /// Ties given without asking, because the answers were equal.
  public var identical: Int
  /// Of the pairs judged in both orders, the share with the same verdict (first, tie, second) in both.
  public var swapConsistency: Proportion?
  /// Of the decided verdicts of pairs judged in both orders, the share for the answer shown first; 0.5 is fair.
  public var firstPositionRate: Proportion?
  /// Of the verdicts, the share that are ties.
  public var tieRate: Proportion?
  /// Of the decided verdicts between answers of different length, the share for the longer one.
  public var longerRate: Proportion?
  /// Mean probability that went to no verdict token, for verdicts read from log-probabilities.
  public var meanMissingMass: Double?
  /// Tokens of all acts, when reported.
  public var usage: TokenUsage?
  /// US dollars of all acts, when prices are known.
  public var usd: Double?
  /// Mean seconds an act that asked the judge.
  public var meanLatency: Double?

  /// A behaviour.
  public init(
    judge: String, judgments: Int = 0, failures: [String: Int] = [:], identical: Int = 0,
    swapConsistency: Proportion? = nil, firstPositionRate: Proportion? = nil, tieRate: Proportion? = nil,
    longerRate: Proportion? = nil, meanMissingMass: Double? = nil, usage: TokenUsage? = nil, usd: Double? = nil,
    meanLatency: Double? = nil
  ) {
    self.judge = judge
    self.judgments = judgments
    self.failures = failures
    self.identical = identical
    self.swapConsistency = swapConsistency
    self.firstPositionRate = firstPositionRate
    self.tieRate = tieRate
    self.longerRate = longerRate
    self.meanMissingMass = meanMissingMass
    self.usage = usage
    self.usd = usd
    self.meanLatency = meanLatency
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["judge": .string(judge), "judgments": JSONValue(judgments)]
    object["failures"] = .object(
      JSONObject(failures.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: JSONValue($0.value)) }))
    object["identical"] = JSONValue(identical)
    object["swap_consistency"] = swapConsistency.map { .object($0.json) }
    object["first_position_rate"] = firstPositionRate.map { .object($0.json) }
    object["tie_rate"] = tieRate.map { .object($0.json) }
    object["longer_rate"] = longerRate.map { .object($0.json) }
    object["mean_missing_mass"] = meanMissingMass.map(JSONValue.number)
    object["usage"] = usage.map { .object($0.json) }
    object["usd"] = usd.map(JSONValue.number)
    object["mean_latency"] = meanLatency.map(JSONValue.number)
    return object
  }
}
