/// A rank and the ranks that uncertainty leaves open; 1 is the best.
public struct RankInterval: Sendable, Codable, Equatable {
  /// 1 + the number of players with a higher point estimate.
  public let rank: Int
  /// The best rank left open.
  public let low: Int
  /// The worst rank left open.
  public let high: Int

  /// Makes a rank with its range.
  ///
  /// - Parameters:
  ///   - rank: 1 + the number of players with a higher point estimate.
  ///   - low: The best rank left open, ≥ 1.
  ///   - high: The worst rank left open.
  public init(rank: Int, low: Int, high: Int) {
    self.rank = rank
    self.low = low
    self.high = high
  }
}

/// Ranks with the range that disjoint intervals leave open.
///
/// The best open rank is 1 + the players whose whole interval lies above, which is Chatbot Arena's
/// rank; the worst is m − the players whose whole interval lies below.
///
/// - Parameters:
///   - ratings: m point estimates, higher is better.
///   - intervals: Their intervals, in the same order.
/// - Returns: m ranks, in the same order; an empty array when the lengths differ.
/// - Complexity: O(m log m).
public func rankIntervals(ratings: [Double], intervals: [Interval]) -> [RankInterval] {
  guard ratings.count == intervals.count else { return [] }
  let m = ratings.count
  let lows = intervals.map(\.low).sorted()
  let highs = intervals.map(\.high).sorted()
  let sorted = ratings.sorted()
  return (0..<m).map { i in
    RankInterval(
      rank: 1 + m - firstIndex(in: sorted, above: ratings[i]),
      low: 1 + m - firstIndex(in: lows, above: intervals[i].high),
      high: m - firstIndex(in: highs, notBelow: intervals[i].low))
  }
}

/// How many sorted values are ≤ `value`.
func firstIndex(in sorted: [Double], above value: Double) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] <= value { low = middle + 1 } else { high = middle }
  }
  return low
}

/// How many sorted values are < `value`.
func firstIndex(in sorted: [Double], notBelow value: Double) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
