/// Each player's mean share of points against the opponents it met, every opponent counted alike.
///
/// - Parameters:
///   - counts: Battles among m players.
///   - winWeight: What a win scores.
///   - tieWeight: What a tie scores, for each side.
/// - Returns: m shares between 0 and 1; `nil` for a player without battles.
/// - Note: As evalica's `average_win_rate`, which gives 0 where this gives `nil`.
public func averageWinRates(
  _ counts: PairCounts, winWeight: Double = 1, tieWeight: Double = 0.5
) -> [Double?] {
  let m = counts.players
  let scores = counts.scores(winWeight: winWeight, tieWeight: tieWeight)
  return (0..<m).map { i in
    Moments(
      (0..<m).compactMap { j in
        let total = scores[i * m + j] + scores[j * m + i]
        return total > 0 ? scores[i * m + j] / total : nil
      }
    ).mean
  }
}
