/// What paired tests say of two scores of the same units.
public struct PairedComparison: Sendable, Codable, Equatable {
  /// How many pairs.
  public let count: Int
  /// How many clusters the pairs lie in; `nil` when they count as independent.
  public let clusters: Int?
  /// The mean of the first scores.
  public let firstMean: Double
  /// The mean of the second scores.
  public let secondMean: Double
  /// Pairs in which the first is higher.
  public let firstHigher: Int
  /// Pairs in which the second is higher.
  public let secondHigher: Int
  /// Pairs in which both are equal.
  public let equal: Int
  /// Student's t, with clustered errors where there are clusters; `nil` when undefined.
  public let tTest: TestResult?
  /// The sign-flip permutation test; whole clusters are flipped.
  public let signFlip: TestResult
  /// McNemar's exact test of success; `nil` when undefined or not asked for.
  public let mcNemar: TestResult?
  /// The paired bootstrap's interval of the mean difference; `nil` when undefined.
  public let bootstrapInterval: Interval?
  /// Why tests are missing, a sentence each.
  public let undefined: [String]

  /// The mean difference, first minus second.
  public var difference: Double { firstMean - secondMean }

  /// The p-value to go by: the t test's, or the permutation test's where t is undefined.
  public var pValue: Double { tTest?.pValue ?? signFlip.pValue }
}

/// How a paired comparison is made.
public struct PairedComparisonSettings: Sendable, Codable, Equatable {
  /// A score above this is a success and one below a failure, for McNemar's test; pairs with a score
  /// that equals it are left out of that test.
  public var successAbove: Double?
  /// Nominal coverage of the intervals, strictly between 0 and 1.
  public var level: Double
  /// Rounds of the bootstrap, ≥ 1.
  public var bootstrapRounds: Int
  /// Random assignments of the permutation test, ≥ 1.
  public var permutations: Int
  /// The run's seed.
  public var seed: UInt64

  /// Settings.
  ///
  /// - Parameters:
  ///   - successAbove: The threshold of success for McNemar's test.
  ///   - level: Nominal coverage, strictly between 0 and 1.
  ///   - bootstrapRounds: At least 1.
  ///   - permutations: At least 1.
  ///   - seed: The run's seed.
  public init(
    successAbove: Double? = nil, level: Double = 0.95, bootstrapRounds: Int = 5000,
    permutations: Int = 10_000, seed: UInt64 = 0
  ) {
    self.successAbove = successAbove
    self.level = level
    self.bootstrapRounds = bootstrapRounds
    self.permutations = permutations
    self.seed = seed
  }
}

/// Compares two scores of the same units by every paired test that is defined.
///
/// - Parameters:
///   - a: n ≥ 1 finite scores.
///   - b: n finite scores of the same units, in the same order.
///   - clusters: The cluster of each pair; empty when pairs are independent.
///   - settings: Level, rounds, seed and the threshold of success.
/// - Returns: Means, tests and intervals; a test that is undefined is `nil` and its reason listed.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.notFinite`, `.empty`, `.outOfRange` for the
///   settings.
/// - Note: Miller 2024, arXiv 2411.00640, §3; McNemar's test is left out with clusters, since it
///   takes pairs as independent.
public func pairedComparison(
  _ a: [Double], _ b: [Double], clusters: [Int] = [],
  settings: PairedComparisonSettings = PairedComparisonSettings()
) throws(StatisticsError) -> PairedComparison {
  guard isLevel(settings.level), settings.bootstrapRounds >= 1, settings.permutations >= 1 else {
    throw StatisticsError(
      .outOfRange,
      "A comparison needs a level strictly between 0 and 1 and at least one round of each kind.")
  }
  try checkPaired(a.count, b.count, "The compared values")
  guard let firstMean = Moments(a).mean, let secondMean = Moments(b).mean else {
    throw StatisticsError(.empty, "A comparison without pairs is undefined.")
  }
  var undefined: [String] = []
  func attempt<Result>(_ body: () throws(StatisticsError) -> Result) -> Result? {
    do { return try body() } catch {
      undefined.append(error.message)
      return nil
    }
  }
  let tTest = attempt { () throws(StatisticsError) in
    try pairedTTest(a, b, clusters: clusters, level: settings.level)
  }
  let signFlip = try clusteredSignFlip(a, b, clusters, settings)
  // Without a t test the differences do not vary (or there is one): a bootstrap would have no width.
  let bootstrap =
    tTest == nil
    ? nil
    : attempt { () throws(StatisticsError) in
      try pairedBootstrap(
        a, b, clusters: clusters, rounds: settings.bootstrapRounds, seed: settings.seed,
        level: settings.level)
    }
  var mcNemar: TestResult?
  if let threshold = settings.successAbove, clusters.isEmpty {
    mcNemar = attempt { () throws(StatisticsError) in
      try successTest(a, b, threshold: threshold, level: settings.level)
    }
  }
  return PairedComparison(
    count: a.count, clusters: clusters.isEmpty ? nil : Set(clusters).count, firstMean: firstMean,
    secondMean: secondMean, firstHigher: zip(a, b).count { $0 > $1 },
    secondHigher: zip(a, b).count { $0 < $1 }, equal: zip(a, b).count { $0 == $1 }, tTest: tTest,
    signFlip: signFlip, mcNemar: mcNemar, bootstrapInterval: bootstrap?.interval,
    undefined: undefined.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
}

/// Flips the signs of clusters' summed differences, so that what depends on each other flips
/// together.
private func clusteredSignFlip(
  _ a: [Double], _ b: [Double], _ clusters: [Int], _ settings: PairedComparisonSettings
) throws(StatisticsError) -> TestResult {
  guard !clusters.isEmpty else {
    return try signFlipTest(a, b, rounds: settings.permutations, seed: settings.seed)
  }
  try checkPaired(a.count, clusters.count, "Values and clusters")
  var sums: [Int: Double] = [:]
  for (index, cluster) in clusters.enumerated() { sums[cluster, default: 0] += a[index] - b[index] }
  let summed = sums.keys.sorted().map { sums[$0] ?? 0 }
  let test = try signFlipTest(
    summed, summed.map { _ in 0 }, rounds: settings.permutations, seed: settings.seed)
  return TestResult(
    kind: test.kind, difference: Moments(zip(a, b).lazy.map { $0 - $1 }).mean ?? test.difference,
    standardError: nil, statistic: nil, degrees: nil, pValue: test.pValue, interval: nil,
    count: a.count, correlation: pearson(a, b))
}

/// McNemar's test of success, over pairs that lie off the threshold on both sides.
private func successTest(
  _ a: [Double], _ b: [Double], threshold: Double, level: Double
) throws(StatisticsError) -> TestResult {
  let decided = zip(a, b).filter { $0 != threshold && $1 != threshold }
  guard !decided.isEmpty else {
    throw StatisticsError(
      .empty, "McNemar's test is undefined: in every pair one of the two is neither won nor lost.")
  }
  return try mcNemarTest(
    onlyFirst: decided.count { $0 > threshold && $1 < threshold },
    onlySecond: decided.count { $0 < threshold && $1 > threshold }, pairs: decided.count,
    level: level)
}
