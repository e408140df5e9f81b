/// Which of two answers A and B is better.
enum PairVerdict: Int, Sendable, CaseIterable {
  /// A is better.
  case first = 0
  /// B is better.
  case second = 1
  /// Neither is.
  case tie = 2

  /// The verdict of a preference for A: more than half, less, or half.
  init(_ preference: Double) { self = preference > 0.5 ? .first : preference < 0.5 ? .second : .tie }

  /// The verdict of most, and a tie when two are named equally often.
  ///
  /// - Returns: `nil` without verdicts.
  static func majority(_ verdicts: some Sequence<PairVerdict>) -> PairVerdict? {
    var counts = [0, 0, 0]
    for verdict in verdicts { counts[verdict.rawValue] += 1 }
    guard let most = counts.max(), most > 0 else { return nil }
    let leaders = allCases.filter { counts[$0.rawValue] == most }
    return leaders.count == 1 ? leaders[0] : .tie
  }
}
