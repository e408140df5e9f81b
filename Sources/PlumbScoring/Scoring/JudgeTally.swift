internal import PlumbCore
internal import PlumbStatistics

/// Counts of one judge's acts.
struct JudgeTally: Sendable {
  private let judge: String
  /// The judge.
  var name: String { judge }
  private var judgments = 0
  private var failures: [String: Int] = [:]
  private var identical = 0
  private var grades = 0
  private var ties = 0
  private var verdicts = 0
  private var longerWins = 0
  private var decidedWithLengths = 0
  private var missingMass = Moments()
  private var latency = Moments()
  private var usage: TokenUsage?
  private var usd: Double?
  private var priced = 0

  init(judge: String) { self.judge = judge }

  mutating func add(_ judgment: Judgment) {
    judgments += 1
    usage = TokenUsage.sum(usage, judgment.usage)
    if let price = judgment.usd {
      usd = (usd ?? 0) + price
      priced += 1
    }
    if let seconds = judgment.latency, judgment.basis == nil { latency.add(seconds) }
    if judgment.basis == .identical {
      identical += 1
      return
    }
    switch judgment.outcome {
    case .failed(let failure): failures[failure.code.rawValue, default: 0] += 1
    case .preference(let preference):
      verdicts += 1
      if let mass = preference.missingMass { missingMass.add(mass) }
      if preference.first == 0.5 { ties += 1 }
      if preference.first != 0.5, judgment.lengths.count == 2, judgment.lengths[0] != judgment.lengths[1] {
        decidedWithLengths += 1
        if (preference.first > 0.5) == (judgment.lengths[0] > judgment.lengths[1]) { longerWins += 1 }
      }
    case .ratings: grades += 1
    case .ranking: break
    }
  }

  /// The judge's behaviour, with what swaps and repeats of its comparisons and repeats of its grades tell.
  ///
  /// - Parameters:
  ///   - comparisons: What the judge said about each comparison.
  ///   - grades: The grades of each answer that the judge rated, repeats of one question together.
  /// - Returns: Everything that needs no label.
  func behaviour(
    of comparisons: some Sequence<OrderOutcomes>, grades: some Sequence<[Double]> = EmptyCollection<[Double]>()
  )
    -> JudgeBehaviour
  {
    var swaps = SwapCount()
    var repeats = RepeatMoments()
    // Equal answers are a tie in both orders without asking; they say nothing about the judge.
    for outcomes in comparisons where !outcomes.isIdentical {
      swaps.add(outcomes)
      repeats.add(outcomes.aFirst)
      repeats.add(outcomes.bFirst)
    }
    for values in grades { repeats.add(values) }
    // Where an answer was missing, or the money was spent, the judge was not asked.
    let unasked = [Failure.Code.missingResponse.rawValue, ModelError.Code.budget.rawValue]
      .reduce(0) { $0 + (failures[$1] ?? 0) }
    let failed = failures.values.reduce(0, +) - unasked
    let asked = judgments - identical - unasked
    return JudgeBehaviour(
      judge: judge, judgments: judgments, failures: failures, identical: identical, grades: self.grades,
      failureRate: wilsonProportion(Double(failed), of: asked),
      swapConsistency: wilsonProportion(Double(swaps.pairs - swaps.inconsistency.total), of: swaps.pairs),
      inconsistency: swaps.pairs > 0 ? swaps.inconsistency : nil,
      firstPositionRate: wilsonProportion(Double(swaps.firstWins), of: swaps.decided),
      repeatConsistency: repeats.consistency, repeatVariance: repeats.variance.mean,
      tieRate: wilsonProportion(Double(ties), of: verdicts),
      longerRate: wilsonProportion(Double(longerWins), of: decidedWithLengths), meanMissingMass: missingMass.mean,
      usage: usage, usd: usd, usdPerThousand: usd.map { 1000 * $0 / Double(priced) }, meanLatency: latency.mean)
  }
}

/// Verdicts of pairs judged in both orders.
private struct SwapCount {
  var pairs = 0
  var decided = 0
  var firstWins = 0
  var inconsistency = JudgeBehaviour.Inconsistency()

  mutating func add(_ outcomes: OrderOutcomes) {
    guard let aFirst = outcomes.aFirst.sign, let bFirst = outcomes.bFirst.sign else { return }
    pairs += 1
    if aFirst != 0 {
      decided += 1
      if aFirst > 0 { firstWins += 1 }
    }
    if bFirst != 0 {
      decided += 1
      if bFirst < 0 { firstWins += 1 }
    }
    switch (aFirst, bFirst) {
    case _ where aFirst == bFirst: break
    case (1, -1): inconsistency.firstBoth += 1
    case (-1, 1): inconsistency.secondBoth += 1
    default: inconsistency.tieOnce += 1
    }
  }
}

/// How much repeats of one question differ.
private struct RepeatMoments {
  private var questions = 0
  private var same = 0.0
  private(set) var variance = Moments()

  var consistency: Proportion? { wilsonProportion(same, of: questions) }

  mutating func add(_ outcome: RepeatedOutcome) {
    guard let share = outcome.sameVerdict, let spread = outcome.variance else { return }
    questions += 1
    same += share
    variance.add(spread)
  }

  mutating func add(_ grades: [Double]) {
    let moments = Moments(grades)
    guard let spread = moments.variance else { return }
    var equal = 0
    for (index, grade) in grades.enumerated() { equal += grades[..<index].count { $0 == grade } }
    questions += 1
    same += Double(equal) / Double(grades.count * (grades.count - 1) / 2)
    variance.add(spread)
  }
}
