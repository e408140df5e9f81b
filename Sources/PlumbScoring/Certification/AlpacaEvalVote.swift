internal import PlumbStatistics

/// The vote that AlpacaEval takes as that of several: the mode, or the median when votes are graded.
///
/// - Parameters:
///   - votes: Preferences from 1 (the first answer is better) to 2.
///   - isDiscrete: Whether all votes of this judge on all comparisons are 1, 1.5 or 2.
/// - Returns: `nil` without votes.
/// - Note: alpaca_eval 0.6.6, `analyze.py`. Several modes are drawn from with a fixed seed (pandas' `sample(1,
///   random_state=123)`), so the same one of equally many is always drawn: the larger of two, the smallest of three.
func alpacaEvalVote(_ votes: [Double], isDiscrete: Bool) -> Double? {
  guard !votes.isEmpty else { return nil }
  guard isDiscrete else { return quantile(votes, 0.5) }
  var counts: [Double: Int] = [:]
  for vote in votes { counts[vote, default: 0] += 1 }
  let most = counts.values.max()
  let modes = counts.filter { $0.value == most }.keys.sorted()
  let draws = [0, 1, 0, 3]
  return modes.count <= draws.count ? modes[draws[modes.count - 1]] : modes.last
}

/// The mean distance of each vote from the vote of the others.
///
/// - Parameters:
///   - votes: Preferences from 1 to 2.
///   - isDiscrete: Whether all votes of this judge on all comparisons are 1, 1.5 or 2.
/// - Returns: Between 0 and 1; `nil` with fewer than two votes.
func leaveOneOutDistance(_ votes: [Double], isDiscrete: Bool) -> Double? {
  guard votes.count > 1 else { return nil }
  var sum = 0.0
  for index in votes.indices {
    var others = votes
    let own = others.remove(at: index)
    guard let usual = alpacaEvalVote(others, isDiscrete: isDiscrete) else { return nil }
    sum += abs(own - usual)
  }
  return sum / Double(votes.count)
}
