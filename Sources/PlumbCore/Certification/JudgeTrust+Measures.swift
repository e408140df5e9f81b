/// What a judge's behaviour says about how far its scores can be trusted.
///
/// | measure | doubtful | untrustworthy |
/// |---|---|---|
/// | swap consistency | < 0.8 | < 0.6 |
/// | first-position rate, when its interval excludes 0.5 | more than 0.1 from 0.5 | more than 0.2 from 0.5 |
/// | repeat consistency of preferences | < 0.8 | < 0.6 |
/// | failed judgments | > 5 % | > 20 % |
///
/// Without a pair judged in both orders position bias is not measured. The gravest finding is the verdict.
///
/// - Parameter behaviour: How the judge behaved in a run.
/// - Returns: The verdict with every measure it rests on, gravest first.
public func judgeTrust(_ behaviour: JudgeBehaviour) -> JudgeTrust {
  JudgeTrust(judge: behaviour.judge, reasons: behaviourReasons(behaviour, comparesAnswers: true))
}

/// What a certificate says about how far its judge can be trusted.
///
/// Besides the bounds of ``judgeTrust(_:)-(JudgeBehaviour)``:
///
/// | measure | doubtful | untrustworthy |
/// |---|---|---|
/// | Cohen's kappa with people | < 0.4 | < 0.2 |
/// | agreement with people | | interval below that of always giving people's commonest verdict or the longer answer |
/// | Spearman correlation of grades with people's | < 0.5 | < 0.3 |
/// | known better answer found | < 0.9 | < 0.75 |
/// | longer of equally good answers preferred, when its interval excludes 0.5 | more than 0.15 from 0.5 | more than 0.3 |
///
/// - Parameter certificate: What is known of the judge.
/// - Returns: The verdict with every measure it rests on, gravest first.
public func judgeTrust(_ certificate: Certificate) -> JudgeTrust {
  let isGrader = certificate.behaviour.swapConsistency == nil && certificate.ratings != nil
  var reasons = behaviourReasons(certificate.behaviour, comparesAnswers: !isGrader)
  if let kappa = certificate.agreement?.kappa {
    reasons.append(
      lowerBounded(
        .agreement, kappa.value, kappa.low, kappa.high, kappa.count, doubtful: Bounds.doubtfulKappa,
        untrustworthy: Bounds.untrustworthyKappa, share: certificate.agreement?.combined?.value))
  }
  if let agreement = certificate.agreement, let reason = plainRuleReason(agreement) { reasons.append(reason) }
  if let spearman = certificate.ratings?.spearman {
    reasons.append(
      lowerBounded(
        .ratings, spearman.value, spearman.low, spearman.high, spearman.count,
        doubtful: Bounds.doubtfulRatingCorrelation, untrustworthy: Bounds.untrustworthyRatingCorrelation))
  }
  if let share = certificate.knownBetter, share.isMeasured {
    reasons.append(
      lowerBounded(
        .knownBetter, share.value, share.low, share.high, share.count, doubtful: Bounds.doubtfulKnownBetter,
        untrustworthy: Bounds.untrustworthyKnownBetter))
  }
  if let chance = certificate.biases.first(where: { $0.kind == .length })?.controlled, let low = chance.low,
    let high = chance.high
  {
    reasons.append(
      centred(
        .length, chance.value, low, high, chance.count, doubtful: Bounds.doubtfulLengthBias,
        untrustworthy: Bounds.untrustworthyLengthBias))
  }
  return JudgeTrust(judge: certificate.judge, reasons: reasons)
}

private typealias Bounds = JudgeTrust.Bounds

/// What swaps, repeats and failures say.
private func behaviourReasons(_ behaviour: JudgeBehaviour, comparesAnswers: Bool) -> [JudgeTrust.Reason] {
  var reasons: [JudgeTrust.Reason] = []
  // A missing answer is no act of the judge, and equal answers are a tie without asking.
  let missing = behaviour.failures[Failure.Code.missingResponse.rawValue] ?? 0
  let asked = behaviour.judgments - behaviour.identical - missing
  let answered = asked - behaviour.failures.values.reduce(0, +) + missing
  if let share = behaviour.swapConsistency, share.isMeasured {
    reasons.append(
      lowerBounded(
        .swapConsistency, share.value, share.low, share.high, share.count, doubtful: Bounds.doubtfulSwapConsistency,
        untrustworthy: Bounds.untrustworthySwapConsistency))
  } else if answered > 0, comparesAnswers {
    // Without a verdict between two answers there were grades, which know no order.
    reasons.append(.init(behaviour.tieRate == nil ? .graded : .oneOrder, .notMeasured, count: answered))
  } else if asked <= 0 {
    reasons.append(.init(.nothingJudged, .notMeasured, count: max(0, asked)))
  }
  if let share = behaviour.firstPositionRate, share.isMeasured {
    reasons.append(
      centred(
        .firstPosition, share.value, share.low, share.high, share.count, doubtful: Bounds.doubtfulPositionBias,
        untrustworthy: Bounds.untrustworthyPositionBias))
  }
  // Grades on a fine scale move a little without harm; the bounds are for verdicts.
  if let share = behaviour.repeatConsistency, share.isMeasured, comparesAnswers {
    reasons.append(
      lowerBounded(
        .repeatConsistency, share.value, share.low, share.high, share.count,
        doubtful: Bounds.doubtfulRepeatConsistency, untrustworthy: Bounds.untrustworthyRepeatConsistency))
  }
  if behaviour.judgments > missing { reasons.append(failureReason(behaviour, missing: missing)) }
  return reasons
}

private func lowerBounded(
  _ kind: JudgeTrust.Reason.Kind, _ value: Double, _ low: Double?, _ high: Double?, _ count: Int, doubtful: Double,
  untrustworthy: Double, share: Double? = nil
) -> JudgeTrust.Reason {
  let (verdict, bound): (JudgeTrust.Verdict, Double?) =
    value < untrustworthy
    ? (.untrustworthy, untrustworthy) : value < doubtful ? (.doubtful, doubtful) : (.noWarning, nil)
  return .init(kind, verdict, value: value, low: low, high: high, count: count, bound: bound, share: share)
}

/// A rate that should be one half, which counts only when its interval excludes that.
private func centred(
  _ kind: JudgeTrust.Reason.Kind, _ value: Double, _ low: Double, _ high: Double, _ count: Int, doubtful: Double,
  untrustworthy: Double
) -> JudgeTrust.Reason {
  let bias = abs(value - 0.5)
  let isBeyondChance = low > 0.5 || high < 0.5
  let verdict: JudgeTrust.Verdict
  let bound: Double?
  switch bias {
  case _ where !isBeyondChance: (verdict, bound) = (.noWarning, nil)
  // The tolerance keeps a rate such as 0.7, whose distance is 0.2 up to rounding, inside the bound.
  case (untrustworthy + 1e-12)...: (verdict, bound) = (.untrustworthy, untrustworthy)
  case (doubtful + 1e-12)...: (verdict, bound) = (.doubtful, doubtful)
  default: (verdict, bound) = (.noWarning, nil)
  }
  return .init(kind, verdict, value: value, low: low, high: high, count: count, bound: bound)
}

/// Only a warning: a judge that is no better than a rule that reads nothing.
private func plainRuleReason(_ agreement: HumanAgreement) -> JudgeTrust.Reason? {
  guard let combined = agreement.combined, combined.isMeasured,
    let rule = [agreement.commonestVerdict, agreement.longestAnswer].compactMap(\.self).max(), combined.high < rule
  else { return nil }
  return .init(.plainRule, .untrustworthy, value: rule, count: combined.count, bound: rule, share: combined.value)
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
