/// How a judge behaved, as far as the judgments alone can tell: from swaps, repeats and failures, without labels.
public struct JudgeBehaviour: Sendable, Equatable {
  /// How the verdicts of pairs with different verdicts in the two orders went.
  public struct Inconsistency: Sendable, Equatable {
    /// Pairs in which the answer shown first won both times.
    public var firstBoth: Int
    /// Pairs in which the answer shown second won both times.
    public var secondBoth: Int
    /// Pairs that were a tie in one order only.
    public var tieOnce: Int

    /// Counts.
    public init(firstBoth: Int = 0, secondBoth: Int = 0, tieOnce: Int = 0) {
      self.firstBoth = firstBoth
      self.secondBoth = secondBoth
      self.tieOnce = tieOnce
    }

    /// All pairs with different verdicts.
    public var total: Int { firstBoth + secondBoth + tieOnce }

    /// The counts by name.
    public var json: JSONObject {
      ["first_both": JSONValue(firstBoth), "second_both": JSONValue(secondBoth), "tie_once": JSONValue(tieOnce)]
    }
  }

  /// The judge's name.
  public var judge: String
  /// Grading acts, failed ones included.
  public var judgments: Int
  /// Failed acts by failure code.
  public var failures: [String: Int]
  /// Ties given without asking, because the answers were equal.
  public var identical: Int
  /// Acts that graded one answer.
  public var grades: Int
  /// Of the acts that asked the judge, the share without a usable verdict; missing answers and a spent budget
  /// are not counted.
  public var failureRate: Proportion?
  /// Of the pairs judged in both orders, the share with the same verdict (first, tie, second) in both.
  public var swapConsistency: Proportion?
  /// How the verdicts of the other pairs went.
  public var inconsistency: Inconsistency?
  /// Of the decided verdicts of pairs judged in both orders, the share for the answer shown first; 0.5 is fair.
  public var firstPositionRate: Proportion?
  /// Of two repeats of the same question in the same order, the chance of the same verdict (for ratings: of the same
  /// grade); the count is of the questions that were repeated.
  public var repeatConsistency: Proportion?
  /// The mean variance of the outcome (preference 0–1, or grade) among repeats of the same question in the same order.
  public var repeatVariance: Double?
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
  /// US dollars a thousand acts that have a price.
  public var usdPerThousand: Double?
  /// Mean seconds an act that asked the judge.
  public var meanLatency: Double?

  /// A behaviour.
  public init(
    judge: String, judgments: Int = 0, failures: [String: Int] = [:], identical: Int = 0, grades: Int = 0,
    failureRate: Proportion? = nil, swapConsistency: Proportion? = nil, inconsistency: Inconsistency? = nil,
    firstPositionRate: Proportion? = nil, repeatConsistency: Proportion? = nil, repeatVariance: Double? = nil,
    tieRate: Proportion? = nil, longerRate: Proportion? = nil, meanMissingMass: Double? = nil,
    usage: TokenUsage? = nil, usd: Double? = nil, usdPerThousand: Double? = nil, meanLatency: Double? = nil
  ) {
    self.judge = judge
    self.judgments = judgments
    self.failures = failures
    self.identical = identical
    self.grades = grades
    self.failureRate = failureRate
    self.swapConsistency = swapConsistency
    self.inconsistency = inconsistency
    self.firstPositionRate = firstPositionRate
    self.repeatConsistency = repeatConsistency
    self.repeatVariance = repeatVariance
    self.tieRate = tieRate
    self.longerRate = longerRate
    self.meanMissingMass = meanMissingMass
    self.usage = usage
    self.usd = usd
    self.usdPerThousand = usdPerThousand
    self.meanLatency = meanLatency
  }

  /// Seconds a thousand acts that asked the judge, one after the other.
  public var secondsPerThousand: Double? { meanLatency.map { 1000 * $0 } }

  /// What is known.
  public var json: JSONObject {
    func share(_ share: Proportion?) -> JSONValue? { share.map { .object($0.json) } }
    var object: JSONObject = ["judge": .string(judge), "judgments": JSONValue(judgments)]
    object["failures"] = .object(
      JSONObject(failures.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: JSONValue($0.value)) }))
    object["failure_rate"] = share(failureRate)
    object["identical"] = JSONValue(identical)
    if grades > 0 { object["grades"] = JSONValue(grades) }
    object["swap_consistency"] = share(swapConsistency)
    object["inconsistent"] = inconsistency.map { .object($0.json) }
    object["first_position_rate"] = share(firstPositionRate)
    object["repeat_consistency"] = share(repeatConsistency)
    object["repeat_variance"] = repeatVariance.map(JSONValue.number)
    object["tie_rate"] = share(tieRate)
    object["longer_rate"] = share(longerRate)
    object["mean_missing_mass"] = meanMissingMass.map(JSONValue.number)
    object["usage"] = usage.map { .object($0.json) }
    object["usd"] = usd.map(JSONValue.number)
    object["usd_per_1000"] = usdPerThousand.map(JSONValue.number)
    object["mean_latency"] = meanLatency.map(JSONValue.number)
    object["seconds_per_1000"] = secondsPerThousand.map(JSONValue.number)
    return object
  }
}
