internal import PlumbStatistics
public import PlumbCore

/// How often two groups of voters agree about the same pairs of answers, in MT-Bench's setups.
public struct VoteAgreement: Sendable, Equatable {
  /// Which votes count.
  public enum Setup: String, Sendable, CaseIterable {
    /// S1: all votes; a judge that changes its mind with the order votes for a tie. Chance is a third.
    case withTies = "S1"
    /// S2: only votes for one of the two. Chance is a half.
    case withoutTies = "S2"

    /// The agreement of votes at random.
    public var chance: Double { self == .withTies ? 1.0 / 3 : 0.5 }
  }

  /// Which votes count.
  public var setup: Setup
  /// Pairs of votes that agree.
  public var agreeing: Int
  /// Pairs of votes compared.
  public var pairs: Int
  /// The share that agrees with its 95 % interval, for which the votes of an item depend on each other; `nil` without
  /// pairs of votes.
  public var share: Proportion?

  /// The agreement of a judge's votes with people's: each vote of the judge with each person's on the same pair.
  public static func between(_ judge: [PairVote], _ people: [PairVote], setup: Setup) -> VoteAgreement {
    let theirs = grouped(people, setup)
    var found: [(item: String, agrees: Bool)] = []
    for (key, votes) in grouped(judge, setup).sorted(by: { $0.key < $1.key }) {
      for vote in votes {
        for other in theirs[key] ?? [] { found.append((key.item, vote.winner == other.winner)) }
      }
    }
    return VoteAgreement(found, setup: setup)
  }

  /// The agreement of people with each other: all pairs of votes on the same pair of answers.
  public static func among(_ people: [PairVote], setup: Setup) -> VoteAgreement {
    var found: [(item: String, agrees: Bool)] = []
    for (key, votes) in grouped(people, setup).sorted(by: { $0.key < $1.key }) {
      for (index, vote) in votes.enumerated() {
        for other in votes[(index + 1)...] { found.append((key.item, vote.winner == other.winner)) }
      }
    }
    return VoteAgreement(found, setup: setup)
  }

  private init(_ found: [(item: String, agrees: Bool)], setup: Setup) {
    self.setup = setup
    pairs = found.count
    agreeing = found.count(where: \.agrees)
    share = Self.proportion(found)
  }

  private static func proportion(_ found: [(item: String, agrees: Bool)]) -> Proportion? {
    guard !found.isEmpty else { return nil }
    let value = Double(found.count(where: \.agrees)) / Double(found.count)
    var numbers: [String: Int] = [:]
    let clusters = found.map { entry in
      let number = numbers[entry.item] ?? numbers.count
      numbers[entry.item] = number
      return number
    }
    let clustered = try? clusteredMean(found.map { $0.agrees ? 1 : 0 }, clusters: clusters)
    let interval: Interval?
    if let clustered, clustered.standardError > 0 {
      interval = clustered.interval(level: Proportion.level)
    } else {
      // Without spread between items Student's interval has no width; Wilson's has.
      interval = wilsonInterval(
        successes: Double(found.count(where: \.agrees)), trials: found.count, level: Proportion.level)
    }
    return interval.map {
      Proportion(value: value, low: max(0, $0.low), high: min(1, $0.high), count: found.count)
    }
  }

  private struct Key: Hashable, Comparable {
    var item: String
    var turn: Int
    var first: String
    var second: String

    static func < (a: Key, b: Key) -> Bool {
      (a.item, a.turn, a.first, a.second) < (b.item, b.turn, b.first, b.second)
    }
  }

  private static func grouped(_ votes: [PairVote], _ setup: Setup) -> [Key: [PairVote]] {
    var groups: [Key: [PairVote]] = [:]
    for vote in votes where vote.models.count == 2 && (setup == .withTies || vote.winner != nil) {
      groups[Key(item: vote.item, turn: vote.turn, first: vote.models[0], second: vote.models[1]), default: []]
        .append(vote)
    }
    return groups
  }
}
