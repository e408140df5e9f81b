public import PlumbCore

/// How far a judge can be trusted in one run, as far as its judgments alone can tell.
///
/// This is a warning light, not a certificate: a judge without a warning may still disagree with people.
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
      /// There is nothing that asked the judge.
      case nothingJudged = "nothing-judged"
    }

    /// What was looked at.
    public var kind: Kind
    /// The verdict that this alone would give.
    public var verdict: Verdict
    /// The share that was measured, 0–1.
    public var value: Double?
    /// The lower end of its 95 % interval, when known.
    public var low: Double?
    /// The upper end of its 95 % interval, when known.
    public var high: Double?
    /// How many cases it rests on.
    public var count: Int?
    /// The bound it crossed, 0–1; absent when it crossed none.
    public var bound: Double?

    /// A reason.
    public init(
      _ kind: Kind, _ verdict: Verdict, value: Double? = nil, low: Double? = nil, high: Double? = nil,
      count: Int? = nil, bound: Double? = nil
    ) {
      self.kind = kind
      self.verdict = verdict
      self.value = value
      self.low = low
      self.high = high
      self.count = count
      self.bound = bound
    }
  }

  /// The bounds that ``judgeTrust(_:)`` applies.
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

/// What a judge's behaviour says about how far its scores can be trusted.
///
/// | measure | doubtful | untrustworthy |
/// |---|---|---|
/// | swap consistency | < 0.8 | < 0.6 |
/// | first-position rate, when its interval excludes 0.5 | more than 0.1 from 0.5 | more than 0.2 from 0.5 |
/// | failed judgments | > 5 % | > 20 % |
///
/// Without a pair judged in both orders position bias is not measured. The gravest finding is the verdict.
///
/// - Parameter behaviour: How the judge behaved in a run.
/// - Returns: The verdict with every measure it rests on, gravest first.
public func judgeTrust(_ behaviour: JudgeBehaviour) -> JudgeTrust {
  var reasons: [JudgeTrust.Reason] = []
  // A missing answer is no act of the judge, and equal answers are a tie without asking.
  let missing = behaviour.failures[Failure.Code.missingResponse.rawValue] ?? 0
  let asked = behaviour.judgments - behaviour.identical - missing
  let answered = asked - behaviour.failures.values.reduce(0, +) + missing
  if let share = behaviour.swapConsistency, share.isMeasured {
    reasons.append(swapReason(share))
  } else if answered > 0 {
    reasons.append(.init(.oneOrder, .notMeasured, count: answered))
  } else if asked <= 0 {
    reasons.append(.init(.nothingJudged, .notMeasured, count: max(0, asked)))
  }
  if let share = behaviour.firstPositionRate, share.isMeasured { reasons.append(positionReason(share)) }
  if behaviour.judgments > missing { reasons.append(failureReason(behaviour, missing: missing)) }
  let order = reasons.enumerated().sorted {
    $0.element.verdict == $1.element.verdict ? $0.offset < $1.offset : $0.element.verdict > $1.element.verdict
  }
  reasons = order.map(\.element)
  return JudgeTrust(judge: behaviour.judge, verdict: reasons.first?.verdict ?? .notMeasured, reasons: reasons)
}

private typealias Bounds = JudgeTrust.Bounds

private func swapReason(_ share: Proportion) -> JudgeTrust.Reason {
  let verdict: JudgeTrust.Verdict
  let bound: Double?
  switch share.value {
  case ..<Bounds.untrustworthySwapConsistency: (verdict, bound) = (.untrustworthy, Bounds.untrustworthySwapConsistency)
  case ..<Bounds.doubtfulSwapConsistency: (verdict, bound) = (.doubtful, Bounds.doubtfulSwapConsistency)
  default: (verdict, bound) = (.noWarning, nil)
  }
  return .init(
    .swapConsistency, verdict, value: share.value, low: share.low, high: share.high, count: share.count, bound: bound)
}

private func positionReason(_ share: Proportion) -> JudgeTrust.Reason {
  let bias = abs(share.value - 0.5)
  let isBeyondChance = share.low > 0.5 || share.high < 0.5
  let verdict: JudgeTrust.Verdict
  let bound: Double?
  switch bias {
  case _ where !isBeyondChance: (verdict, bound) = (.noWarning, nil)
  // The tolerance keeps a rate such as 0.7, whose distance is 0.2 up to rounding, inside the bound.
  case (Bounds.untrustworthyPositionBias + 1e-12)...:
    (verdict, bound) = (.untrustworthy, Bounds.untrustworthyPositionBias)
  case (Bounds.doubtfulPositionBias + 1e-12)...: (verdict, bound) = (.doubtful, Bounds.doubtfulPositionBias)
  default: (verdict, bound) = (.noWarning, nil)
  }
  return .init(
    .firstPosition, verdict, value: share.value, low: share.low, high: share.high, count: share.count, bound: bound)
}

private func failureReason(_ behaviour: JudgeBehaviour, missing: Int) -> JudgeTrust.Reason {
  let failed = behaviour.failures.values.reduce(0, +) - missing
  let count = behaviour.judgments - missing
  let rate = Double(failed) / Double(count)
  let verdict: JudgeTrust.Verdict
  let bound: Double?
  if rate > Bounds.untrustworthyFailureRate {
    (verdict, bound) = (.untrustworthy, Bounds.untrustworthyFailureRate)
  } else if rate > Bounds.doubtfulFailureRate {
    (verdict, bound) = (.doubtful, Bounds.doubtfulFailureRate)
  } else {
    (verdict, bound) = (.noWarning, nil)
  }
  return .init(.failures, verdict, value: rate, count: count, bound: bound)
}

extension Proportion {
  fileprivate var isMeasured: Bool { count > 0 && value.isFinite }
}
