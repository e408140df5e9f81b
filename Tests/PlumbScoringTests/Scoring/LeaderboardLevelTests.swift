import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbScoring

@Suite struct LeaderboardLevelTests {
  private func act(
    _ item: String, _ models: [String], _ first: Double, category: String = "x", lengths: [Int] = [40, 50]
  ) -> Judgment {
    Judgment(
      item: item, judge: "j", models: models, outcome: .preference(Preference(first: first)), category: [category],
      language: "en", lengths: lengths,
      styles: lengths.map { AnswerStyle(tokens: $0, headers: $0 % 3, lists: $0 % 5, bold: $0 % 2) })
  }

  private static let categories = AlignBenchCategory.allCases.map(\.rawValue)

  /// Graded answers of four models, with spread in every one of AlignBench's categories.
  private func grades() -> [Judgment] {
    var random = SeededGenerator(seed: 11)
    return (0..<48).flatMap { item in
      ["a", "b", "c", "d"].enumerated().map { skill, model in
        let grade = Double(random.int(1 + skill...7 + skill))
        return Judgment(
          item: "\(item)", judge: "j", models: [model], outcome: .ratings(Ratings(overall: grade, scale: 1...10)),
          category: [Self.categories[item % 8]])
      }
    }
  }

  /// Comparisons of four models with a baseline in both orders, ties among them, and of each other where asked for.
  private func comparisons(withEachOther: Bool = false) -> [Judgment] {
    var random = SeededGenerator(seed: 12)
    var judgments: [Judgment] = []
    let players = ["base", "a", "b", "c", "d"]
    for item in 0..<48 {
      let lengths = players.map { _ in random.int(20...80) }
      for first in players.indices {
        for second in players.indices where first != second && (withEachOther || first == 0 || second == 0) {
          let chance = 5 + first - second
          let draw = random.int(0...10)
          judgments.append(
            act(
              "\(item)", [players[first], players[second]], draw == chance ? 0.5 : draw < chance ? 1 : 0,
              category: Self.categories[item % 2], lengths: [lengths[first], lengths[second]]))
        }
      }
    }
    return judgments
  }

  /// What a method scores.
  private func judgments(for method: String) throws -> [Judgment] {
    if ["mean-rating", "alignbench", "mt-bench"].contains(method) { return grades() }
    return comparisons(withEachOther: !(try Registry<LeaderboardMethod>.standard.element(named: method).needsBaseline))
  }

  private func board(
    _ method: String, _ judgments: [Judgment], level: Double?, bootstrap: Int? = nil, controls: [StyleFeature] = []
  ) async throws -> Leaderboard {
    var options = LeaderboardOptions()
    options.level = level
    options.bootstrap = bootstrap
    options.controls = controls
    let method = try Registry<LeaderboardMethod>.standard.element(named: method)
    if method.needsBaseline { options.baseline = "base" }
    var scorer = try method.scorer(options)
    for judgment in judgments { try scorer.add(judgment) }
    return try await scorer.leaderboard()
  }

  // n = 4 wins of 1, 1, 0 and 0.5: mean 0.625, variance 0.229167, standard error 0.239357; t(3) is 2.353363 for 90 % and
  // 3.182446 for 95 %.
  @Test(arguments: [(0.9, 2.353363), (0.95, 3.182446)])
  func `win rates and their parts have Student's intervals at the level asked for`(level: Double, t: Double)
    async throws
  {
    var judgments: [Judgment] = []
    for (index, win) in [1, 1, 0, 0.5].enumerated() {
      judgments += ["x", "y"].map { act("\($0)\(index)", ["m", "base"], win, category: $0) }
    }
    let board = try await board("win-rate", judgments, level: level)
    #expect(board.level == level && board.breakdowns.map(\.value) == ["x", "y"])
    for part in board.breakdowns {
      let row = try #require(part.rows.first)
      #expect(abs(try #require(row.low) - max(0, 100 * (0.625 - t * 0.239357))) < 1e-3)
      #expect(abs(try #require(row.high) - min(100, 100 * (0.625 + t * 0.239357))) < 1e-3)
    }
  }

  // Wilson: three wins of three are at least 3 / (3 + z²), z being 1.644854 for 90 % and 2.575829 for 99 %.
  @Test(arguments: [(0.9, 1.644854), (0.99, 2.575829)])
  func `a model that always wins has Wilson's interval at every level, not one of no width`(
    level: Double, z: Double
  ) async throws {
    let board = try await board("win-rate", (0..<3).map { act("\($0)", ["m", "base"], 1) }, level: level)
    let row = try #require(board.rows.first)
    #expect(abs(try #require(row.low) - 100 * 3 / (3 + z * z)) < 1e-4 && row.high == 100)
  }

  @Test(arguments: ["win-rate", "length-controlled", "mean-rating", "alignbench", "mt-bench", "weighted-win-rate"])
  func `ranks are those that the intervals of the level leave open`(method: String) async throws {
    var distinct: Set<[Int]> = []
    for level in [0.5, 0.95, 0.999] {
      let board = try await board(method, judgments(for: method), level: level)
      let ranked = board.rows.filter { $0.rank != nil }
      for row in ranked {
        guard let low = row.low, let high = row.high, let rank = row.rank else { continue }
        let better = ranked.count { ($0.low ?? $0.score ?? 0) > high }
        let worse = ranked.count { ($0.high ?? $0.score ?? 0) < low }
        #expect(rank.low == 1 + better && rank.high == ranked.count - worse, "\(method) \(level) \(row.model)")
      }
      distinct.insert(ranked.flatMap { [$0.rank?.low ?? 0, $0.rank?.high ?? 0] })
    }
    // MT-Bench gives no ranks of its own.
    #expect(method == "mt-bench" ? distinct == [[]] : distinct.count > 1)
  }

  @Test(arguments: Registry<LeaderboardMethod>.standard.names, [nil, 40])
  func `a higher level gives wider intervals of the same scores, and no part is lost`(
    method: String, bootstrap: Int?
  ) async throws {
    let judgments = try judgments(for: method)
    let narrow = try await board(method, judgments, level: 0.8, bootstrap: bootstrap)
    let usual = try await board(method, judgments, level: nil, bootstrap: bootstrap)
    let wide = try await board(method, judgments, level: 0.99, bootstrap: bootstrap)
    #expect(narrow.level == 0.8 && usual.level == 0.95 && wide.level == 0.99)
    for board in [narrow, wide] {
      #expect(board.rows.map(\.score) == usual.rows.map(\.score))
      #expect(board.breakdowns.map { [$0.dimension, $0.value] } == usual.breakdowns.map { [$0.dimension, $0.value] })
    }
    func rows(_ board: Leaderboard) -> [Leaderboard.Row] { board.rows + board.breakdowns.flatMap(\.rows) }
    for (small, large) in zip(rows(narrow), rows(wide)) {
      guard let inner = small.low, let outer = large.low, let top = small.high, let higher = large.high else {
        #expect(small.low == nil && large.low == nil)
        continue
      }
      #expect(outer <= inner && top <= higher && higher - outer > top - inner, "\(small.model)")
      #expect((large.rank?.low ?? 0) <= (small.rank?.low ?? 0) && (small.rank?.high ?? 0) <= (large.rank?.high ?? 0))
    }
  }

  @Test(arguments: [nil, 40]) func `with style controlled, win rates and effects are at the level too`(bootstrap: Int?)
    async throws
  {
    let all = comparisons()
    func board(_ level: Double) async throws -> Leaderboard {
      try await self.board("weighted-win-rate", all, level: level, bootstrap: bootstrap, controls: [.headers, .lists])
    }
    let (narrow, wide) = (try await board(0.8), try await board(0.99))
    #expect(wide.unit == .winRate && wide.styleEffects.map(\.feature) == narrow.styleEffects.map(\.feature))
    #expect(!wide.styleEffects.isEmpty)
    for (small, large) in zip(narrow.rows, wide.rows) where small.model != "base" {
      let widths = [small, large].map { row in (row.high ?? 0) - (row.low ?? 0) }
      #expect(widths[0] > 0 && widths[1] > widths[0], "\(small.model)")
    }
    for (small, large) in zip(narrow.styleEffects, wide.styleEffects) {
      let widths = [small, large].map { effect in (effect.high ?? 0) - (effect.low ?? 0) }
      #expect(widths[1] > widths[0])
    }
  }

  @Test func `every method says what its scores are measured in`() async throws {
    let units: [String: ScoreUnit] = [
      "win-rate": .winRate, "length-controlled": .winRate, "weighted-win-rate": .winRate,
      "average-win-rate": .averageWinRate, "bradley-terry": .rating, "davidson": .rating, "rao-kupper": .rating,
      "elo": .rating, "eigenvector": .number, "pagerank": .number, "mean-rating": .grade(1...10),
      "alignbench": .grade(1...10), "mt-bench": .grade(1...10),
    ]
    #expect(Set(units.keys) == Set(Registry<LeaderboardMethod>.standard.names))
    for (method, unit) in units {
      let board = try await board(method, judgments(for: method), level: nil, bootstrap: 20)
      #expect(board.unit == unit, "\(method)")
      #expect((board.json["scale"] == nil) == (unit.gradeScale == nil), "\(method)")
    }
    let pairs = try await board("mt-bench", comparisons(withEachOther: true), level: nil)
    #expect(pairs.unit == .averageWinRate)
  }
}
