public import PlumbCore

/// One vote on two answers to one turn, both orders taken together.
public struct PairVote: Sendable, Hashable {
  /// The item's id.
  public var item: String
  /// The turn, from 1.
  public var turn: Int
  /// The two models, sorted.
  public var models: [String]
  /// Who voted.
  public var voter: String
  /// The better model; `nil` for a tie.
  public var winner: String?

  /// A vote.
  public init(item: String, turn: Int = 1, models: [String], voter: String, winner: String?) {
    self.item = item
    self.turn = turn
    self.models = models.sorted()
    self.voter = voter
    self.winner = winner
  }
}

/// Collects judgments of pairs into votes, MT-Bench's conservative way: a model wins only when it wins in every order
/// shown, anything else is a tie, and a pair of which a game failed is no vote.
public struct PairVotes: Sendable {
  private struct Key: Hashable {
    var item: String
    var turn: Int
    var models: [String]
    var judge: String
    var repetition: Int
  }

  private var games: [Key: [Double?]] = [:]

  /// No votes.
  public init() {}

  /// Takes a judgment; one that is not of two models is left out.
  public mutating func add(_ judgment: Judgment) {
    guard judgment.models.count == 2, judgment.models[0] != judgment.models[1] else { return }
    let models = judgment.models.sorted()
    let first = judgment.outcome.preference?.first
    guard first != nil || judgment.outcome.failure != nil else { return }
    let key = Key(
      item: judgment.item, turn: judgment.turn ?? 1, models: models, judge: judgment.judge,
      repetition: judgment.repetition)
    games[key, default: []].append(first.map { judgment.models[0] == models[0] ? $0 : 1 - $0 })
  }

  /// The votes in a fixed order.
  public var votes: [PairVote] {
    games.compactMap { key, games -> (Key, PairVote)? in
      let scores = games.compactMap(\.self)
      guard scores.count == games.count else { return nil }
      let winner =
        scores.allSatisfy { $0 > 0.5 } ? key.models[0] : scores.allSatisfy { $0 < 0.5 } ? key.models[1] : nil
      return (
        key, PairVote(item: key.item, turn: key.turn, models: key.models, voter: key.judge, winner: winner)
      )
    }.sorted { a, b in
      (a.0.item, a.0.turn, a.0.models[0], a.0.models[1], a.0.judge)
        < (b.0.item, b.0.turn, b.0.models[0], b.0.models[1], b.0.judge)
        || (a.0.item, a.0.turn, a.0.models, a.0.judge) == (b.0.item, b.0.turn, b.0.models, b.0.judge)
          && a.0.repetition < b.0.repetition
    }.map(\.1)
  }

  /// Pairs of which a game failed.
  public var failed: [(models: [String], games: Int)] {
    games.compactMap { key, games in
      games.contains { $0 == nil } ? (key.models, games.count) : nil
    }
  }
}
