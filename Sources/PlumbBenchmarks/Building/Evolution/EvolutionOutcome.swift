public import PlumbCore
internal import PlumbStatistics

/// A finished evolution as its report shows it.
public struct EvolutionOutcome: Sendable, Equatable {
  /// The starting items.
  public var starters: [Item]
  /// The attempts, round by round.
  public var rounds: [[EvolutionAttempt]]
  /// Difficulty by request id, of those that have one.
  public var difficulties: [String: Double]
  /// Requests whose difficulty failed.
  public var failedRatings: Int
  /// Difficulty before and after, over the starting items that were evolved and rated at both ends.
  public var change: DifficultyChange?

  /// How much harder evolution made the items.
  public struct DifficultyChange: Sendable, Equatable {
    /// How many starting items.
    public var count: Int
    /// Their mean difficulty.
    public var before: Double
    /// The mean difficulty of the last requests that were kept.
    public var after: Double
    /// The mean difference's lower end, 95 %, Student's t on pairs; absent below two items or without variation.
    public var low: Double?
    /// The upper end.
    public var high: Double?
  }

  /// Reads the files of a finished evolution.
  ///
  /// - Throws: `CoreError` when one is missing or damaged.
  public init(_ build: BenchmarkBuild) throws {
    starters = try JSONLinesReader<Item>.load(path: build.file(of: "pool")).records
    rounds = []
    for step in build.steps where step.name.hasPrefix("round-") {
      rounds.append(try JSONLinesReader<EvolutionAttempt>.load(path: build.file(of: step.name)).records)
    }
    let ratings = try JSONLinesReader<DifficultyRating>.load(path: build.file(of: "difficulty")).records
    difficulties = [:]
    for rating in ratings { difficulties[rating.item] = rating.difficulty }
    failedRatings = ratings.count { $0.failure != nil }
    change = Self.change(starters: starters, rounds: rounds, difficulties: difficulties)
  }

  /// The attempts of one starting item, in the order of the rounds.
  public func lineage(of root: String) -> [EvolutionAttempt] {
    rounds.compactMap { round in round.first { $0.root == root } }
  }

  private static func change(starters: [Item], rounds: [[EvolutionAttempt]], difficulties: [String: Double])
    -> DifficultyChange?
  {
    var last: [String: String] = [:]
    for attempt in rounds.joined() where attempt.status == .kept { last[attempt.root] = attempt.id }
    var pairs: [(before: Double, after: Double)] = []
    for starter in starters {
      guard let id = last[starter.id], let before = difficulties[starter.id], let after = difficulties[id] else {
        continue
      }
      pairs.append((before, after))
    }
    guard !pairs.isEmpty else { return nil }
    let test = try? pairedTTest(pairs.map(\.after), pairs.map(\.before))
    let count = Double(pairs.count)
    return DifficultyChange(
      count: pairs.count, before: pairs.reduce(0) { $0 + $1.before } / count,
      after: pairs.reduce(0) { $0 + $1.after } / count, low: test?.interval?.low, high: test?.interval?.high)
  }
}
