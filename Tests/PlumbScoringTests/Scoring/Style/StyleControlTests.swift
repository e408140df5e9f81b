import Foundation
import PlumbCore
import PlumbScoring
import PlumbTestSupport
import Testing

@Suite struct StyleControlTests {
  /// A game of a model against the baseline, with the styles of both answers.
  struct Game {
    var model = "m"
    var item: Int
    var styles: [AnswerStyle]
    var points: Double
  }

  /// A judge that likes what is longer and has more headers, of a model as strong as the baseline.
  static func games(_ seed: Int, count: Int = 300) -> [Game] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      func style() -> AnswerStyle {
        AnswerStyle(
          tokens: generator.int(50...900), headers: generator.int(0...6), lists: generator.int(0...12),
          bold: generator.int(0...9))
      }
      let styles = [style(), style()]
      let z = 2 * length(styles) + 2 * headers(styles)
      return Game(item: index / 2, styles: styles, points: generator.unit() < PlainLogistic.share(z) ? 1 : 0)
    }
  }

  /// (a − b) / (a + b) of the lengths.
  static func length(_ styles: [AnswerStyle]) -> Double {
    let (a, b) = (Double(styles[0].tokens ?? 0), Double(styles[1].tokens ?? 0))
    return (a - b) / (a + b)
  }

  /// The same of the headers per token, with one added to each denominator.
  static func headers(_ styles: [AnswerStyle]) -> Double {
    let densities = styles.map { Double($0.headers) / Double(($0.tokens ?? 0) + 1) }
    return (densities[0] - densities[1]) / (densities[0] + densities[1] + 1)
  }

  private func board(
    _ games: [Game], _ controls: [StyleFeature], method: String = "weighted-win-rate", swapped: Bool = false
  ) async throws -> Leaderboard {
    var options = LeaderboardOptions()
    options.baseline = "base"
    options.controls = controls
    options.bootstrap = 0
    var scorer = try Registry<LeaderboardMethod>.standard.element(named: method).scorer(options)
    for game in games {
      var judgment = Judgment(
        item: "\(game.item)", judge: "j", models: swapped ? ["base", game.model] : [game.model, "base"],
        outcome: .preference(Preference(first: swapped ? 1 - game.points : game.points)))
      judgment.styles = swapped ? game.styles.reversed() : game.styles
      try scorer.add(judgment)
    }
    return try await scorer.leaderboard()
  }

  /// The sentence with which games are refused.
  private func refusal(_ games: [Game], _ controls: [StyleFeature]) async -> String {
    do {
      _ = try await board(games, controls)
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  private func standardized(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    return values.map { ($0 - mean) / variance.squareRoot() }
  }

  @Test(arguments: 1...4) func `scores and coefficients are those of a plain logistic regression`(seed: Int)
    async throws
  {
    let games = Self.games(seed)
    let lengths = standardized(games.map { Self.length($0.styles) })
    let headers = standardized(games.map { Self.headers($0.styles) })
    let rows = zip(lengths, headers).map { [1, $0.0, $0.1] }
    let plain = PlainLogistic(x: rows, y: games.map(\.points), weight: rows.map { _ in 1 }).fitted(c: nil)
    let board = try await board(games, [.length, .headers])
    let row = try #require(board.rows.first { $0.model == "m" })
    #expect(isClose(row.score, 100 * PlainLogistic.share(plain[0]), 1e-6), "seed \(seed)")
    for (name, coefficient) in zip(["length", "headers"], plain.dropFirst()) {
      let found = board.styleEffects.first { $0.feature == name }?.value
      #expect(isClose(found, coefficient, 1e-6), "\(name), seed \(seed)")
    }
    #expect(board.details["converged"] == true)
  }

  @Test func `a judge's taste for length makes equal models differ, and control makes them equal again`() async throws {
    var generator = SeededGenerator(seed: 5)
    let games = (0..<1200).map { index in
      let isLong = index % 2 == 0
      let (own, base) = (isLong ? generator.int(300...1200) : generator.int(50...400), generator.int(100...900))
      let styles = [own, base].map { AnswerStyle(tokens: $0, headers: 0, lists: 0, bold: 0) }
      let isLiked = generator.unit() < PlainLogistic.share(3 * Self.length(styles))
      return Game(model: isLong ? "long" : "short", item: index / 2, styles: styles, points: isLiked ? 1 : 0)
    }
    func gap(_ board: Leaderboard) -> Double {
      func score(_ name: String) -> Double { board.rows.first { $0.model == name }?.score ?? .nan }
      return score("long") - score("short")
    }
    #expect(gap(try await board(games, [])) > 30)
    let controlled = try await board(games, [.length])
    #expect(abs(gap(controlled)) < 10)
    #expect(controlled.control == ["length"])
  }

  @Test func `who is shown first does not matter`() async throws {
    let games = Self.games(7)
    let (one, other) = (
      try await board(games, [.length, .bold]), try await board(games, [.length, .bold], swapped: true)
    )
    for row in one.rows { #expect(isClose(other.rows.first { $0.model == row.model }?.score, row.score, 1e-9)) }
  }

  @Test func `games without a style are left out and counted; without any style there is a sentence`() async throws {
    var games = Self.games(2)
    let whole = try await board(games, [.length])
    games += (0..<5).map { Game(item: 900 + $0, styles: [], points: 1) }
    let partly = try await board(games, [.length])
    #expect(partly.warnings.contains("5 rows were left out because the style of an answer is unknown."))
    #expect(isClose(partly.rows.first { $0.model == "m" }?.score, whole.rows.first { $0.model == "m" }?.score, 1e-9))
    for index in games.indices { games[index].styles = [] }
    #expect(await refusal(games, [.length]).contains("of 305 games none has the style of both answers"))
  }

  @Test func `lengths in characters stand in where tokens were not counted, and the warning says so`() async throws {
    let games = Self.games(3).map { game in
      var game = game
      for index in game.styles.indices {
        game.styles[index].characters = game.styles[index].tokens
        game.styles[index].tokens = nil
      }
      return game
    }
    let board = try await board(games, [.length])
    #expect(board.warnings.contains { $0.hasPrefix("In 300 of 300 rows nobody counted an answer's tokens") })
    let counted = try await self.board(Self.games(3), [.length])
    for row in board.rows { #expect(row.score == counted.rows.first { $0.model == row.model }?.score) }
  }

  @Test func `a feature that is the same in all games cannot be controlled for`() async throws {
    var games = Self.games(3)
    for index in games.indices {
      for place in 0...1 { games[index].styles[place].lists = 0 }
    }
    #expect(await refusal(games, [.lists]).contains("The column lists is constant"))
  }
}
