/// Bootstraps a length-controlled win rate over instructions.
///
/// Each round draws the model's rows with replacement, recomputes the spread of lengths and refits
/// with the regularizer's rows fixed.
///
/// - Parameters:
///   - rows: n rows of one model.
///   - regularizer: Long and short baselines, or `nil`.
///   - inversePenalty: C of every fit.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
/// - Returns: The win rates of all rounds and their percentile interval, as shares.
/// - Throws: `StatisticsError` of the full fit, and `.notConverged` when no round could be fitted.
public func bootstrapLengthControl(
  _ rows: LengthControlRows, regularizer: LengthControlRegularizer?, inversePenalty: Double,
  rounds: Int, seed: UInt64, level: Double = 0.95, threads: Int = 1
) async throws(StatisticsError) -> BootstrapResult {
  guard rounds >= 1, threads >= 1, isLevel(level) else {
    throw StatisticsError(
      .outOfRange, "A bootstrap needs a round, a thread and a level strictly between 0 and 1.")
  }
  let full = try fitLengthControl(
    rows, regularizer: regularizer, penalty: .fixed(inversePenalty))
  let n = rows.preferences.count
  let results = await concurrentRounds(rounds, threads: threads) { round -> Double? in
    var generator = SplitMix64(seed: seed, index: round)
    var drawn = LengthControlRows(lengthDifferences: [], preferences: [])
    for _ in 0..<n {
      let row = generator.index(below: n)
      drawn.lengthDifferences.append(rows.lengthDifferences[row])
      drawn.preferences.append(rows.preferences[row])
      if !rows.difficulties.isEmpty { drawn.difficulties.append(rows.difficulties[row]) }
    }
    return try? fitLengthControl(
      drawn, regularizer: regularizer, penalty: .fixed(inversePenalty)
    ).winRate
  }
  return try BootstrapResult.percentile(
    estimate: full.winRate, replicates: results, seed: seed, level: level)
}
