public import PlumbCore
public import PlumbStatistics

/// How well a benchmark tells models apart, and how far it agrees with a truth.
///
/// What a file does not allow to compute is `nil`, with the reason in ``missing``.
public struct BenchmarkQuality: Sendable, Equatable {
  /// Separability at one level.
  public struct Separation: Sendable, Equatable {
    /// The intervals' level.
    public var level: Double
    /// Pairs and overlaps.
    public var value: Separability
    /// The share of separated pairs with its interval over models (bootstrap of whole models), when there are enough.
    public var interval: Interval?
  }

  /// The benchmark's name.
  public var name: String
  /// The models the figures rest on.
  public var models: [String]
  /// Models of the benchmark that the truth does not have.
  public var onlyHere: [String]
  /// Models of the truth that the benchmark does not have.
  public var onlyInTruth: [String]
  /// Separability by level.
  public var separability: [Separation]
  /// Agreement of confident orderings, in both definitions.
  public var confidence: ConfidenceAgreement?
  /// The share of pairs in the same strict order.
  public var strictAgreement: Double?
  /// Pearson, Spearman and Kendall, with intervals.
  public var correlations: [Correlation]
  /// Brier score and log loss of the predicted order.
  public var pairRank: PairRankScores?
  /// Why figures are missing, a sentence each.
  public var missing: [String]

  /// Everything, with `null` for what is undefined.
  public var json: JSONObject {
    let pairs = models.count * (models.count - 1) / 2
    var object: JSONObject = [
      "name": .string(name), "models": JSONValue(models.count), "pairs": JSONValue(pairs),
      "model_names": .array(models.map(JSONValue.string)), "only_here": .array(onlyHere.map(JSONValue.string)),
      "only_in_truth": .array(onlyInTruth.map(JSONValue.string)),
    ]
    object["separability"] = .array(
      separability.map {
        [
          "level": .number($0.level), "share": .number($0.value.share), "overlapping": JSONValue($0.value.overlapping),
          "low": $0.interval.map { .number($0.low) } ?? .null, "high": $0.interval.map { .number($0.high) } ?? .null,
        ]
      })
    object["agreement_with_confidence"] = (confidence?.halfCredit).map(JSONValue.number) ?? .null
    object["agreement_with_confidence_signed"] = (confidence?.signed).map(JSONValue.number) ?? .null
    object["agreement_pairs_used"] = (confidence?.decided).map { JSONValue($0) } ?? .null
    object["strict_agreement"] = strictAgreement.map(JSONValue.number) ?? .null
    for correlation in correlations {
      object[correlation.kind.rawValue] = [
        "value": .number(correlation.value), "low": correlation.interval.map { .number($0.low) } ?? .null,
        "high": correlation.interval.map { .number($0.high) } ?? .null,
      ]
    }
    object["brier"] = (pairRank?.brier).map(JSONValue.number) ?? .null
    object["log_loss"] = (pairRank?.logLoss).map(JSONValue.number) ?? .null
    object["missing"] = .array(missing.map(JSONValue.string))
    return object
  }
}
