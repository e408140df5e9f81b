/// The probability of beating a baseline, for every rating, ties counted as half.
///
/// - Parameters:
///   - ratings: m ratings.
///   - baseline: The baseline's index.
///   - scale: What a rating means.
/// - Returns: m probabilities, ½ for the baseline; `nil` when there is no such player.
public func winProbabilities(
  _ ratings: [Double], against baseline: Int, scale: RatingScale = .elo
) -> [Double]? {
  guard ratings.indices.contains(baseline) else { return nil }
  return ratings.map { scale.winProbability($0, against: ratings[baseline]) }
}
