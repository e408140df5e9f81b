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

/// Bootstraps the predicted win rate of one model against another, both compared with the same
/// baseline, over instructions that both share.
///
/// - Parameters:
///   - model: The model's rows.
///   - items: The instruction of each of the model's rows.
///   - inversePenalty: C of the model's fits.
///   - opponent: The opponent's rows.
///   - opponentItems: The instruction of each of the opponent's rows.
///   - opponentPenalty: C of the opponent's fits.
///   - regularizer: Long and short baselines, or `nil`.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - level: Nominal coverage, strictly between 0 and 1.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
/// - Returns: The percentile interval, as shares; `nil` when no round could be fitted.
/// - Throws: `StatisticsError` `.outOfRange` or `.lengthMismatch` for impossible arguments,
///   `.tooFewValues` below two instructions.
public func bootstrapLengthControlMatch(
  _ model: LengthControlRows, items: [Int], inversePenalty: Double,
  against opponent: LengthControlRows, items opponentItems: [Int],
  inversePenalty opponentPenalty: Double, regularizer: LengthControlRegularizer?, rounds: Int,
  seed: UInt64, level: Double = 0.95, threads: Int = 1
) async throws(StatisticsError) -> Interval? {
  try checkRounds(rounds, threads)
  guard items.count == model.preferences.count, opponentItems.count == opponent.preferences.count
  else {
    throw StatisticsError(
      .lengthMismatch, "Rows and instructions of a length-controlled match differ in number.")
  }
  let members = try clusterMembers(items + opponentItems, count: items.count + opponentItems.count)
  let results = await concurrentRounds(rounds, threads: threads) { round -> Double? in
    var generator = SplitMix64(seed: seed, index: round)
    var mine = LengthControlRows(lengthDifferences: [], preferences: [])
    var theirs = mine
    for _ in members.indices {
      for row in members[generator.index(below: members.count)] {
        if row < items.count {
          mine.copy(row, of: model)
        } else {
          theirs.copy(row - items.count, of: opponent)
        }
      }
    }
    guard
      let a = try? fitLengthControl(
        mine, regularizer: regularizer, penalty: .fixed(inversePenalty)),
      let b = try? fitLengthControl(
        theirs, regularizer: regularizer, penalty: .fixed(opponentPenalty))
    else { return nil }
    return lengthControlledWinRate(
      of: a.weights, against: b.weights, difficulties: theirs.difficulties)
  }
  return quantileInterval(results.compactMap { $0 }, level: level)
}

extension LengthControlRows {
  fileprivate mutating func copy(_ row: Int, of rows: LengthControlRows) {
    lengthDifferences.append(rows.lengthDifferences[row])
    preferences.append(rows.preferences[row])
    if !rows.difficulties.isEmpty { difficulties.append(rows.difficulties[row]) }
  }
}

/// tanh, by which length control squashes standardized length differences.
///
/// - Parameter value: A standardized length difference.
/// - Returns: Strictly between −1 and 1.
public func squashed(_ value: Double) -> Double { Elementary.hyperbolicTangent(value) }
