import Foundation
import PlumbCore
import PlumbScoring
import PlumbTestSupport
import Testing

/// The methods of games, against formulas that a reader can check.
@Suite struct LeaderboardMethodTests {
  /// A game: who was shown first, who second, the first one's points, and whether it was a strong win.
  struct Game {
    var first: String
    var second: String
    var points: Double
    var isStrong = false
    var item: String
  }

  static func game(_ first: String, _ second: String, _ points: Double, _ item: Int, strong: Bool = false) -> Game {
    Game(first: first, second: second, points: points, isStrong: strong, item: "i\(item)")
  }

  private func board(_ games: [Game], _ method: String, _ change: (inout LeaderboardOptions) -> Void = { _ in })
    async throws -> Leaderboard
  {
    var options = LeaderboardOptions()
    options.bootstrap = 0
    change(&options)
    var scorer = try Registry<LeaderboardMethod>.standard.element(named: method).scorer(options)
    for game in games {
      try scorer.add(
        Judgment(
          item: game.item, judge: "j", models: [game.first, game.second],
          outcome: .preference(Preference(first: game.points, strength: game.isStrong ? .strong : nil))))
    }
    return try await scorer.leaderboard()
  }

  private func scores(_ board: Leaderboard) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: board.rows.compactMap { row in row.score.map { (row.model, $0) } })
  }

  /// 12 games of a against b: 7 won, 2 lost, 3 tied.
  static let pair: [Game] =
    (0..<7).map { game("a", "b", 1, $0) } + (7..<9).map { game("b", "a", 1, $0) }
    + (9..<12).map { game("a", "b", 0.5, $0) }

  /// A seeded round of three models of different strength with ties.
  static func round(_ seed: Int, models: [String] = ["a", "b", "c"], withStrongWins: Bool = true) -> [Game] {
    var generator = SeededGenerator(seed: seed)
    return (0..<120).map { index in
      let first = index % 3
      let second = (first + 1 + generator.int(0...1)) % 3
      let draw = generator.unit()
      let points = draw < 0.15 ? 0.5 : draw < 0.6 + 0.12 * Double(second - first) ? 1.0 : 0
      return game(
        models[first], models[second], points, index, strong: withStrongWins && points != 0.5 && generator.coin())
    }
  }

  @Test func `Bradley–Terry's two players are apart by the logarithm of their odds, a tie half a win`() async throws {
    let found = scores(try await board(Self.pair, "bradley-terry") { $0.baseline = "b" })
    #expect(found["b"] == 1000)
    #expect(isClose(found["a"], 1000 + 400 * log10(8.5 / 3.5), 1e-6))
  }

  @Test(arguments: ["davidson", "rao-kupper"])
  func `a model of ties reproduces what two players did`(method: String) async throws {
    // Two players have three outcomes and the model two parameters: wins, ties and losses are met exactly.
    let board = try await board(Self.pair, method) { $0.baseline = "b" }
    let row = try #require(board.rows.first { $0.model == "a" })
    let shares = ["win_probability", "tie_probability", "loss_probability"].map { row.columns[$0]?.double ?? .nan }
    #expect(areClose(shares, [7, 3, 2].map { 100 * $0 / 12 }, 1e-4))
    guard method == "davidson" else { return }
    #expect(isClose(row.score, 1000 + 400 * log10(7.0 / 2), 1e-4))
    #expect(isClose(board.details["tie_parameter"]?.double, 3 / 14.0.squareRoot(), 1e-6))
  }

  @Test(arguments: 1...5) func `Elo moves by K times the surprise, game by game`(seed: Int) async throws {
    let games = Self.round(seed, withStrongWins: false)
    var ratings = ["a": 1000.0, "b": 1000, "c": 1000]
    for game in games {
      let (first, second) = (ratings[game.first] ?? .nan, ratings[game.second] ?? .nan)
      let surprise = game.points - 1 / (1 + pow(10, (second - first) / 400))
      ratings[game.first] = first + 16 * surprise
      ratings[game.second] = second - 16 * surprise
    }
    let found = scores(try await board(games, "elo") { $0.eloK = 16 })
    for (model, rating) in ratings { #expect(isClose(found[model], rating, 1e-9), "\(model), seed \(seed)") }
  }

  @Test(arguments: 1...5) func `the average win rate is the mean over opponents of the share of points`(seed: Int)
    async throws
  {
    let games = Self.round(seed, withStrongWins: false)
    let found = scores(try await board(games, "average-win-rate"))
    for model in ["a", "b", "c"] {
      let shares = ["a", "b", "c"].filter { $0 != model }.map { opponent in
        let points = games.compactMap { game -> Double? in
          if (game.first, game.second) == (model, opponent) { return game.points }
          if (game.first, game.second) == (opponent, model) { return 1 - game.points }
          return nil
        }
        return points.reduce(0, +) / Double(points.count)
      }
      #expect(isClose(found[model], 100 * shares.reduce(0, +) / 2, 1e-9), "\(model), seed \(seed)")
    }
  }

  @Test(arguments: [1.0, 3, 2.5])
  func `the weighted win rate is the mean over games, a strong one counted as often as asked`(
    weight: Double
  ) async throws {
    var generator = SeededGenerator(seed: 11)
    let games = (0..<60).map { index in
      let isSwapped = index % 2 == 1
      let points = generator.pick([0, 0.5, 1, 1])
      return Self.game(
        isSwapped ? "base" : "m", isSwapped ? "m" : "base", points, index / 2, strong: points != 0.5 && generator.coin()
      )
    }
    var (sum, total) = (0.0, 0.0)
    for game in games {
      let own = game.first == "m" ? game.points : 1 - game.points
      let times = game.isStrong ? weight : 1
      sum += times * own
      total += times
    }
    let board = try await board(games + [Self.game("m", "other", 0, 99)], "weighted-win-rate") {
      $0.baseline = "base"
      $0.strongWeight = weight
    }
    let row = try #require(board.rows.first { $0.model == "m" })
    #expect(isClose(row.score, 100 * sum / total, 1e-9))
    #expect(row.columns["n_rows"]?.double == total)
    #expect(board.rows.first { $0.model == "base" }?.score == 50)
    #expect(board.warnings.contains { $0.contains("1 games are not against base and do not count") })
  }

  private static let methods = [
    "bradley-terry", "davidson", "rao-kupper", "average-win-rate", "eigenvector", "pagerank",
  ]

  @Test(arguments: methods) func `the order of the games does not matter, and neither do the names`(method: String)
    async throws
  {
    let games = Self.round(3)
    let found = scores(try await board(games, method))
    let reversed = scores(try await board(games.reversed(), method))
    let renamed = scores(try await board(Self.round(3, models: ["z", "b", "a"]), method))
    for (one, other) in [("a", "z"), ("b", "b"), ("c", "a")] {
      #expect(isClose(reversed[one], found[one], 1e-6 * abs(found[one] ?? 1)), "\(one)")
      #expect(isClose(renamed[other], found[one], 1e-6 * abs(found[one] ?? 1)), "\(one)")
    }
  }

  @Test(arguments: methods + ["elo"]) func `who is shown first does not matter`(method: String) async throws {
    let games = Self.round(4)
    let mirrored = games.map {
      Game(first: $0.second, second: $0.first, points: 1 - $0.points, isStrong: $0.isStrong, item: $0.item)
    }
    let (found, other) = (scores(try await board(games, method)), scores(try await board(mirrored, method)))
    for (model, score) in found { #expect(isClose(other[model], score, 1e-6 * abs(score)), "\(model)") }
  }

  @Test(arguments: methods + ["elo"]) func `a model that took more points from everyone is ahead`(method: String)
    async throws
  {
    let games = (0..<30).flatMap { round -> [Game] in
      [("a", "b"), ("b", "c"), ("a", "c")].map { Self.game($0.0, $0.1, [0, 0.5, 1, 1, 1][round % 5], round) }
    }
    #expect(try await board(games, method).rows.map(\.model) == ["a", "b", "c"])
  }

  @Test(arguments: methods + ["elo"]) func `without a game there is a sentence, never a number`(method: String) async {
    await #expect(throws: (any Error).self) { try await board([], method) }
  }

  @Test func `every method has a name of its own, and an unknown one is refused with the list`() {
    let names = Registry<LeaderboardMethod>.standard.names
    #expect(Set(names).count == names.count)
    let error = #expect(throws: CoreError.self) { try Registry<LeaderboardMethod>.standard.element(named: "x") }
    #expect(names.allSatisfy { error?.description.contains($0) == true })
  }
}
