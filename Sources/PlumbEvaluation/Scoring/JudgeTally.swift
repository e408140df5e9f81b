internal import PlumbCore
internal import PlumbStatistics

/// Counts of one judge's acts.
struct JudgeTally: Sendable {
  private let judge: String
  private var judgments = 0
  private var failures: [String: Int] = [:]
  private var identical = 0
  private var ties = 0
  private var verdicts = 0
  private var longerWins = 0
  private var decidedWithLengths = 0
  private var missingMass = Moments()
  private var latency = Moments()
  private var usage: TokenUsage?
  private var usd: Double?

  init(judge: String) { self.judge = judge }

  mutating func add(_ judgment: Judgment) {
    judgments += 1
    usage = sum(usage, judgment.usage)
    usd = judgment.usd.map { (usd ?? 0) + $0 } ?? usd
    if let seconds = judgment.latency, judgment.basis == nil { latency.add(seconds) }
    if judgment.basis == "identical" {
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
    case .ratings, .ranking: break
    }
  }

  /// The judge's behaviour, with what its comparisons in both orders tell.
  func behaviour(of cells: some Sequence<ComparisonTable.Cell>) -> JudgeBehaviour {
    var pairs = 0
    var consistent = 0
    var decided = 0
    var firstWins = 0
    for cell in cells where cell.usable.0 > 0 && cell.usable.1 > 0 {
      let baselineFirst = Self.sign(cell.sums.0 / Double(cell.usable.0))
      let modelFirst = Self.sign(cell.sums.1 / Double(cell.usable.1))
      // Equal answers are a tie in both orders without asking; they say nothing about the judge.
      if cell.isIdentical { continue }
      pairs += 1
      if baselineFirst == modelFirst { consistent += 1 }
      for (sign, firstIsModel) in [(baselineFirst, false), (modelFirst, true)] where sign != 0 {
        decided += 1
        if (sign > 0) == firstIsModel { firstWins += 1 }
      }
    }
    return JudgeBehaviour(
      judge: judge, judgments: judgments, failures: failures, identical: identical,
      swapConsistency: Self.proportion(consistent, of: pairs),
      firstPositionRate: Self.proportion(firstWins, of: decided),
      tieRate: Self.proportion(ties, of: verdicts), longerRate: Self.proportion(longerWins, of: decidedWithLengths),
      meanMissingMass: missingMass.mean, usage: usage, usd: usd, meanLatency: latency.mean)
  }

  /// 1 when the model wins, −1 when the baseline does, 0 for a tie.
  private static func sign(_ win: Double) -> Int { win > 0.5 ? 1 : win < 0.5 ? -1 : 0 }

  private static func proportion(_ successes: Int, of trials: Int) -> Proportion? {
    guard let interval = wilsonInterval(successes: Double(successes), trials: trials, level: 0.95) else { return nil }
    return Proportion(value: Double(successes) / Double(trials), low: interval.low, high: interval.high, count: trials)
  }
}
