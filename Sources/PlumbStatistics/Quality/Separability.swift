/// How many pairs of models a benchmark tells apart.
public struct Separability: Sendable, Codable, Equatable {
  /// All pairs.
  public let pairs: Int
  /// Pairs whose intervals overlap.
  public let overlapping: Int
  /// The share of pairs whose intervals do not overlap.
  public var share: Double { 1 - Double(overlapping) / Double(pairs) }
}

/// The share of pairs of models whose intervals do not overlap.
///
/// Intervals that only touch do not overlap, as in Arena-Hard's notebook. Unlike there, two models
/// with the same interval count as a pair like any other.
///
/// - Parameter intervals: One interval a model, all at the level of interest; at least two.
/// - Returns: Pairs and overlaps.
/// - Throws: `StatisticsError` `.tooFewValues` below two models, `.notFinite`, `.outOfRange` for an
///   interval upside down.
/// - Note: Li et al. 2024, From Crowdsourced Data to High-Quality Benchmarks, arXiv 2406.11939.
public func separability(_ intervals: [Interval]) throws(StatisticsError) -> Separability {
  guard intervals.count > 1 else {
    throw StatisticsError(
      .tooFewValues, "Separability compares models: with \(intervals.count) there is no pair.")
  }
  try checkIntervals(intervals)
  var overlapping = 0
  for i in intervals.indices {
    for j in intervals.indices where j > i {
      if !areDisjoint(intervals[i], intervals[j]) { overlapping += 1 }
    }
  }
  return Separability(
    pairs: intervals.count * (intervals.count - 1) / 2, overlapping: overlapping)
}

/// Whether two intervals share no more than a limit.
///
/// Sorted by the lower limit, they overlap when the second begins strictly below the first's end.
func areDisjoint(_ a: Interval, _ b: Interval) -> Bool {
  a.low <= b.low ? b.low >= a.high : a.low >= b.high
}

/// Throws when a limit is not finite or an interval is upside down.
func checkIntervals(_ intervals: [Interval]) throws(StatisticsError) {
  for (position, interval) in intervals.enumerated() {
    guard interval.low.isFinite, interval.high.isFinite else {
      throw StatisticsError(
        .notFinite, "The interval at position \(position) has a limit that is not finite.")
    }
    guard interval.low <= interval.high else {
      throw StatisticsError(
        .outOfRange,
        "The interval at position \(position) is upside down: \(interval.low) to \(interval.high).")
    }
  }
}
