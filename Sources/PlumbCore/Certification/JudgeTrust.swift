/// The verdict of a certificate: how far a judge can be trusted here, as far as was measured.
///
/// Without labels it is a warning light: a judge without a warning may still disagree with people.
public struct JudgeTrust: Sendable, Equatable {
  /// What the judgments say about a judge, mildest first.
  public enum Verdict: String, Sendable, Equatable, CaseIterable, Comparable {
    /// Everything that could be measured is within bounds.
    case noWarning = "no-warning"
    /// Position bias could not be measured; nothing else is out of bounds.
    case notMeasured = "not-measured"
    /// Something is bad enough to doubt the scores.
    case doubtful
    /// Something is so bad that the scores say little about the models.
    case untrustworthy

    /// Milder verdicts are smaller.
    public static func < (left: Verdict, right: Verdict) -> Bool { left.severity < right.severity }

    private var severity: Int {
      switch self {
      case .noWarning: 0
      case .notMeasured: 1
      case .doubtful: 2
      case .untrustworthy: 3
      }
    }
  }

  /// One thing that was looked at, with its numbers.
  public struct Reason: Sendable, Equatable {
    /// What was looked at.
    public enum Kind: String, Sendable, Equatable, CaseIterable {
      /// Whether the verdict stays when the two answers change places.
      case swapConsistency = "swap-consistency"
      /// Whether one place is preferred over the other.
      case firstPosition = "first-position"
      /// How often there was no usable verdict.
      case failures
      /// Pairs were judged in one order only.
      case oneOrder = "one-order"
      /// Answers were graded one by one, and no person's grades are known.
      case graded
      /// There is nothing that asked the judge.
      case nothingJudged = "nothing-judged"
      /// Answers were graded once only.
      case notRepeated = "not-repeated"
      /// Whether the verdict stays when the same question is asked again.
      case repeatConsistency = "repeat-consistency"
      /// Agreement with people beyond chance, as Cohen's kappa.
      case agreement
      /// Whether the judge agrees with people more often than a rule that reads nothing does.
      case plainRule = "plain-rule"
      /// The correlation of its grades with people's.
      case ratings
      /// Whether it finds the better answer where that is known by construction.
      case knownBetter = "known-better"
      /// Whether the longer of two equally good answers is preferred.
      case length
    }

    /// What was looked at.
    public var kind: Kind
    /// The verdict that this alone would give.
    public var verdict: Verdict
    /// What was measured: a share, 0–1; for `agreement` kappa, for `ratings` a correlation.
    public var value: Double?
    /// The lower end of its 95 % interval, when known.
    public var low: Double?
    /// The upper end of its 95 % interval, when known.
    public var high: Double?
    /// How many cases it rests on.
    public var count: Int?
    /// The bound it crossed, in the unit of the value; absent when it crossed none.
    public var bound: Double?
    /// For `agreement` the share of equal verdicts, for `plainRule` the judge's agreement.
    public var share: Double?

    /// A reason.
    public init(
      _ kind: Kind, _ verdict: Verdict, value: Double? = nil, low: Double? = nil, high: Double? = nil,
      count: Int? = nil, bound: Double? = nil, share: Double? = nil
    ) {
      self.kind = kind
      self.verdict = verdict
      self.value = value
      self.low = low
      self.high = high
      self.count = count
      self.bound = bound
      self.share = share
    }
  }

  /// The bounds that ``judgeTrust(_:)-(JudgeBehaviour)`` and ``judgeTrust(_:)-(Certificate)`` apply.
  public enum Bounds {
    /// Below this swap consistency a judge is untrustworthy.
    public static let untrustworthySwapConsistency = 0.6
    /// Below this swap consistency a judge is doubtful.
    public static let doubtfulSwapConsistency = 0.8
    /// Beyond this distance of the first-position rate from 0.5 a judge is untrustworthy.
    public static let untrustworthyPositionBias = 0.2
    /// Beyond this distance of the first-position rate from 0.5 a judge is doubtful.
    public static let doubtfulPositionBias = 0.1
    /// Above this failure rate a judge is untrustworthy.
    public static let untrustworthyFailureRate = 0.2
    /// Above this failure rate a judge is doubtful.
    public static let doubtfulFailureRate = 0.05
    /// Below this repeat consistency a judge is untrustworthy.
    public static let untrustworthyRepeatConsistency = 0.6
    /// Below this repeat consistency a judge is doubtful.
    public static let doubtfulRepeatConsistency = 0.8
    /// Below this kappa with people a judge is untrustworthy (Landis & Koch 1977: slight agreement).
    public static let untrustworthyKappa = 0.2
    /// Below this kappa with people a judge is doubtful (Landis & Koch 1977: fair agreement).
    public static let doubtfulKappa = 0.4
    /// Below this rank correlation of grades with people's a judge is untrustworthy.
    public static let untrustworthyRatingCorrelation = 0.3
    /// Below this rank correlation of grades with people's a judge is doubtful.
    public static let doubtfulRatingCorrelation = 0.5
    /// Below this share of known better answers found a judge is untrustworthy.
    public static let untrustworthyKnownBetter = 0.75
    /// Below this share of known better answers found a judge is doubtful.
    public static let doubtfulKnownBetter = 0.9
    /// Beyond this distance from 0.5 of the chance to prefer the longer of equally good answers a judge is untrustworthy.
    public static let untrustworthyLengthBias = 0.3
    /// Beyond this distance from 0.5 of the chance to prefer the longer of equally good answers a judge is doubtful.
    public static let doubtfulLengthBias = 0.15
  }

  /// The judge's name.
  public var judge: String
  /// The gravest verdict among the reasons.
  public var verdict: Verdict
  /// Everything that was looked at, gravest first.
  public var reasons: [Reason]

  /// A finding about a judge.
  public init(judge: String, verdict: Verdict, reasons: [Reason]) {
    self.judge = judge
    self.verdict = verdict
    self.reasons = reasons
  }
}

extension JudgeTrust {
  /// The verdict from reasons in the order they were looked at.
  init(judge: String, reasons: [Reason]) {
    let order = reasons.enumerated().sorted {
      $0.element.verdict == $1.element.verdict ? $0.offset < $1.offset : $0.element.verdict > $1.element.verdict
    }
    self.init(
      judge: judge, verdict: order.first?.element.verdict ?? .notMeasured, reasons: order.map(\.element))
  }

  /// The verdict as a word and as sentences, with every measure it rests on.
  public var json: JSONObject {
    [
      "level": .string(verdict.rawValue),
      "sentence": .object(
        JSONObject(Language.allCases.map { .init(key: $0.rawValue, value: .string(sentence(in: $0))) })),
      "reasons": .array(reasons.map { .object($0.json) }),
    ]
  }
}

extension JudgeTrust.Reason {
  /// The measure, its level and its numbers; the bound is there when it was crossed.
  public var json: JSONObject {
    var object: JSONObject = ["measure": .string(kind.rawValue), "level": .string(verdict.rawValue)]
    object["value"] = value.map(JSONValue.number)
    object["low"] = low.map(JSONValue.number)
    object["high"] = high.map(JSONValue.number)
    object["count"] = count.map { JSONValue($0) }
    object["bound"] = bound.map(JSONValue.number)
    object["share"] = share.map(JSONValue.number)
    return object
  }
}
