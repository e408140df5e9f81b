/// Weighted scores of several groups (models) on shared units (prompts), as flat arrays.
public struct GroupedScores: Sendable, Codable, Equatable {
  /// The groups' names.
  public var labels: [String]
  /// n indices of groups.
  public var groups: [Int] = []
  /// n numbers of units; equal numbers are the same unit, whatever the group.
  public var units: [Int] = []
  /// n scores.
  public var scores: [Double] = []
  /// n weights > 0.
  public var weights: [Double] = []

  /// No scores yet.
  ///
  /// - Parameter labels: The groups' names.
  public init(labels: [String]) { self.labels = labels }

  /// Adds a score.
  ///
  /// - Parameters:
  ///   - score: Finite.
  ///   - weight: > 0.
  ///   - group: A group's index.
  ///   - unit: A unit's number.
  public mutating func add(_ score: Double, weight: Double = 1, group: Int, unit: Int) {
    groups.append(group)
    units.append(unit)
    scores.append(score)
    weights.append(weight)
  }

  /// The weighted mean of each group.
  ///
  /// - Returns: `nil` for a group without scores.
  public var means: [Double?] {
    var sums = [Double](repeating: 0, count: labels.count)
    var totals = sums
    for row in groups.indices {
      sums[groups[row]] += weights[row] * scores[row]
      totals[groups[row]] += weights[row]
    }
    return zip(sums, totals).map { $1 > 0 ? $0 / $1 : nil }
  }

  /// The standard error of each group's weighted mean, units being independent.
  ///
  /// The ratio estimator's linearization: √(G/(G−1)·Σ u²)/Σw with u the sum of w·(score − mean) in
  /// a unit and G the number of units.
  ///
  /// - Returns: One error and the number of its units a group; `nil` below two units.
  /// - Note: Cochran 1977, §6.4; for weights of 1 it is the clustered standard error of a mean.
  public var standardErrors: [UnitError?] {
    let means = means
    var residuals = [[Int: Double]](repeating: [:], count: labels.count)
    var totals = [Double](repeating: 0, count: labels.count)
    for row in groups.indices {
      guard let mean = means[groups[row]] else { continue }
      residuals[groups[row]][units[row], default: 0] += weights[row] * (scores[row] - mean)
      totals[groups[row]] += weights[row]
    }
    return labels.indices.map { group in
      let count = residuals[group].count
      guard count > 1 else { return nil }
      let squares = residuals[group].keys.sorted().reduce(0.0) { sum, unit in
        let u = residuals[group][unit] ?? 0
        return sum + u * u
      }
      let factor = Double(count) / Double(count - 1)
      return UnitError(value: (factor * squares).squareRoot() / totals[group], units: count)
    }
  }

  /// A standard error and how many independent units it rests on.
  public struct UnitError: Sendable, Codable, Equatable {
    /// The standard error, ≥ 0.
    public var value: Double
    /// How many units, ≥ 2.
    public var units: Int

    /// The interval of a mean by Student's t with units − 1 degrees of freedom.
    ///
    /// - Parameters:
    ///   - mean: The mean.
    ///   - level: Nominal coverage, strictly between 0 and 1.
    /// - Returns: `nil` when `level` is out of range.
    public func interval(around mean: Double, level: Double) -> Interval? {
      guard isLevel(level) else { return nil }
      let half = studentQuantile(0.5 + 0.5 * level, degrees: Double(units - 1)) * value
      return Interval(low: mean - half, high: mean + half, level: level)
    }
  }
}

/// Bootstraps the groups' weighted means over units, all groups from the same draw.
///
/// - Parameters:
///   - data: Scores of several groups.
///   - rounds: How many rounds, ≥ 1.
///   - seed: The run's seed.
///   - threads: How many rounds run at once, ≥ 1; the result does not depend on it.
/// - Returns: One mean a group and round; rounds in which a group had no score are left out and
///   counted.
/// - Throws: `StatisticsError` `.outOfRange` for impossible arguments, `.tooFewValues` below two
///   units, `.notConverged` when no round was defined.
public func bootstrapMeans(
  of data: GroupedScores, rounds: Int, seed: UInt64, threads: Int = 1
) async throws(StatisticsError) -> RatingSamples {
  try checkRounds(rounds, threads)
  let members = try clusterMembers(data.units, count: data.groups.count)
  let m = data.labels.count
  let results = await concurrentRounds(rounds, threads: threads) { round -> [Double]? in
    var generator = SplitMix64(seed: seed, index: round)
    var sums = [Double](repeating: 0, count: m)
    var totals = sums
    for _ in members.indices {
      for row in members[generator.index(below: members.count)] {
        sums[data.groups[row]] += data.weights[row] * data.scores[row]
        totals[data.groups[row]] += data.weights[row]
      }
    }
    guard totals.allSatisfy({ $0 > 0 }) else { return nil }
    return zip(sums, totals).map(/)
  }
  return try collected(results, labels: data.labels, seed: seed, scale: .elo)
}
