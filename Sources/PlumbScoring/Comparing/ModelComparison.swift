public import PlumbCore
public import PlumbStatistics

/// The paired comparison of two models (or of one model in two sources) on the items both have scores for.
public struct ModelComparison: Sendable, Equatable {
  /// How the first side is called.
  public var first: String
  /// How the second side is called.
  public var second: String
  /// What the scores mean, in words.
  public var score: String
  /// Whether the scores are win probabilities, which are shown in percent.
  public var isProbability: Bool
  /// Units with a score on both sides; items, or turns of items.
  public var joined: Int
  /// Units that only the first side has a score for.
  public var onlyFirst: Int
  /// Units that only the second side has a score for.
  public var onlySecond: Int
  /// Units of the first side whose judgments failed.
  public var failedFirst: Int
  /// Units of the second side whose judgments failed.
  public var failedSecond: Int
  /// The tests.
  public var tests: PairedComparison
  /// The p-value after Holm's adjustment over all comparisons made together; the plain one when there is only one.
  public var adjustedP: Double
  /// What the reader should know before believing it.
  public var warnings: [String]

  /// Everything, with `null` for what is undefined.
  public var json: JSONObject {
    var object: JSONObject = [
      "first": .string(first), "second": .string(second), "score": .string(score), "joined": JSONValue(joined),
      "only_first": JSONValue(onlyFirst), "only_second": JSONValue(onlySecond), "failed_first": JSONValue(failedFirst),
      "failed_second": JSONValue(failedSecond), "mean_first": .number(tests.firstMean),
      "mean_second": .number(tests.secondMean), "difference": .number(tests.difference),
      "first_higher": JSONValue(tests.firstHigher), "equal": JSONValue(tests.equal),
      "second_higher": JSONValue(tests.secondHigher), "clusters": tests.clusters.map { JSONValue($0) } ?? .null,
    ]
    object["correlation"] = (tests.tTest?.correlation).map(JSONValue.number) ?? .null
    object["t_test"] = tests.tTest.map { .object($0.json) } ?? .null
    object["permutation"] = .object(tests.signFlip.json)
    object["mcnemar"] = tests.mcNemar.map { .object($0.json) } ?? .null
    object["bootstrap"] =
      tests.bootstrapInterval.map { ["low": .number($0.low), "high": .number($0.high), "level": .number($0.level)] }
      ?? .null
    object["p"] = .number(tests.pValue)
    object["p_holm"] = .number(adjustedP)
    object["undefined"] = .array(tests.undefined.map(JSONValue.string))
    object["warnings"] = .array(warnings.map(JSONValue.string))
    return object
  }
}

extension TestResult {
  /// The test's figures, with `null` for what it does not have.
  var json: JSONObject {
    var object: JSONObject = ["kind": .string(kind.rawValue), "n": JSONValue(count), "difference": .number(difference)]
    object["standard_error"] = standardError.map(JSONValue.number) ?? .null
    object["statistic"] = statistic.map(JSONValue.number) ?? .null
    object["degrees"] = degrees.map(JSONValue.number) ?? .null
    object["p"] = .number(pValue)
    object["low"] = interval.map { .number($0.low) } ?? .null
    object["high"] = interval.map { .number($0.high) } ?? .null
    return object
  }
}
