internal import PlumbCore
internal import PlumbStatistics

/// The preferences for one of two answers that a judge gave to the same question in the same order.
struct RepeatedOutcome: Sendable {
  private(set) var usable: Int32 = 0
  private var wins: Int32 = 0
  private var ties: Int32 = 0
  /// The sum of the preferences, each 0–1.
  private(set) var sum = 0.0
  private var squares = 0.0

  mutating func add(_ preference: Double) {
    usable += 1
    sum += preference
    squares += preference * preference
    if preference > 0.5 { wins += 1 } else if preference == 0.5 { ties += 1 }
  }

  /// The mean preference; `nil` without one.
  var mean: Double? { usable > 0 ? sum / Double(usable) : nil }

  /// 1 when the answer wins on the mean, −1 when it loses, 0 for a tie; `nil` without a preference.
  var sign: Int? { mean.map { $0 > 0.5 ? 1 : $0 < 0.5 ? -1 : 0 } }

  /// The variance of the repeats (divisor n − 1); `nil` without a repeat.
  var variance: Double? {
    guard usable > 1 else { return nil }
    let n = Double(usable)
    return max(0, squares - sum * sum / n) / (n - 1)
  }

  /// The share of pairs of repeats with the same verdict; `nil` without a repeat.
  var sameVerdict: Double? {
    guard usable > 1 else { return nil }
    func pairs(_ count: Int32) -> Double { Double(count) * Double(count - 1) / 2 }
    return (pairs(wins) + pairs(ties) + pairs(usable - wins - ties)) / pairs(usable)
  }
}

/// What one judge said about one comparison of answers A and B, by the order they were shown in.
struct OrderOutcomes: Sendable {
  /// Preferences for A when A was shown first.
  var aFirst = RepeatedOutcome()
  /// Preferences for A when B was shown first.
  var bFirst = RepeatedOutcome()
  /// Whether the answers were equal, so that a tie was given without asking: it says nothing about the judge.
  var isIdentical = false
}

/// A share of a count with Wilson's interval; `nil` without cases.
///
/// - Parameters:
///   - successes: Cases that count, fractions of cases included.
///   - trials: All cases.
/// - Returns: The share.
func wilsonProportion(_ successes: Double, of trials: Int) -> Proportion? {
  guard let interval = wilsonInterval(successes: successes, trials: trials, level: Proportion.level) else { return nil }
  return Proportion(value: successes / Double(trials), low: interval.low, high: interval.high, count: trials)
}
