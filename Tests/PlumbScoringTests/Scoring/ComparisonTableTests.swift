import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbScoring

@Suite struct ComparisonTableTests {
  private func board(_ judgments: [Judgment]) -> Leaderboard {
    var table = ComparisonTable(baseline: "base")
    for judgment in judgments { table.add(judgment) }
    return table.winRateLeaderboard(seed: 1)
  }

  private func act(
    _ item: String, baselineFirst: Bool = true, _ first: Double?, model: String = "m", judge: String = "j",
    category: [String] = [],
    language: String? = nil, lengths: [Int] = [], basis: Judgment.Basis? = nil, repetition: Int = 0
  ) -> Judgment {
    Judgment(
      item: item, judge: judge, models: baselineFirst ? ["base", model] : [model, "base"],
      outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "none")), basis: basis,
      repetition: repetition,
      category: category, language: language, lengths: lengths)
  }

  private func random(_ seed: Int) -> [Judgment] {
    var random = SeededGenerator(seed: seed)
    var judgments: [Judgment] = []
    let style = random.int(0...2)
    for item in 0..<random.int(2...30) {
      for model in ["a", "b", "c"] where random.int(0...5) > 0 {
        for baselineFirst in style == 0 ? [true] : style == 1 ? [random.coin()] : [true, false] {
          for repetition in 0..<random.int(1...2) {
            let first: Double? =
              random.int(0...6) == 0 ? nil : random.pick([0, 0, 0.5, 1, 1, Double(random.int(0...100)) / 100])
            judgments.append(
              act(
                "\(item)", baselineFirst: baselineFirst, first, model: model, category: [["x", "y"][item % 2]],
                language: "en",
                lengths: [random.int(0...50), random.int(0...50)], repetition: repetition))
          }
        }
      }
    }
    return judgments.filter { judgment in judgments.contains { $0.models == judgment.models } }
  }

  @Test(arguments: 0..<150) func `rows are what a plain implementation finds`(seed: Int) throws {
    let judgments = random(seed)
    let found = board(judgments)
    for row in found.rows {
      let plain = PlainWinRate(row.model, against: "base", in: judgments)
      #expect(row.judgments == plain.judgments && row.failed == plain.failed, "seed \(seed)")
      #expect(row.columns["n_total"]?.int == plain.wins.count, "seed \(seed)")
      #expect(row.columns["n_wins"]?.int == plain.wins.count { $0 > 0.5 }, "seed \(seed)")
      #expect(row.columns["n_wins_base"]?.int == plain.wins.count { $0 < 0.5 }, "seed \(seed)")
      #expect(row.columns["n_draws"]?.int == plain.wins.count { $0 == 0.5 }, "seed \(seed)")
      #expect(abs(try #require(row.coverage) - Double(plain.wins.count) / Double(plain.items)) < 1e-12, "seed \(seed)")
      #expect(abs(try #require(row.scoreIfFailuresLost) - 100 * plain.low / Double(plain.items)) < 1e-9, "seed \(seed)")
      #expect(abs(try #require(row.scoreIfFailuresWon) - 100 * plain.high / Double(plain.items)) < 1e-9, "seed \(seed)")
      guard !plain.wins.isEmpty else {
        #expect(row.score == nil && row.low == nil && row.high == nil && row.columns["win_rate"] == .null)
        continue
      }
      let score = try #require(row.score)
      #expect(abs(score - 100 * plain.mean) < 1e-9, "seed \(seed)")
      let low = try #require(row.low)
      let high = try #require(row.high)
      #expect(0 <= low && low <= score + 1e-9 && score <= high + 1e-9 && high <= 100, "seed \(seed)")
      #expect(try #require(row.scoreIfFailuresLost) <= #require(row.scoreIfFailuresWon) + 1e-9)
      if plain.wins.count > 1 {
        #expect(
          abs(try #require(row.columns["standard_error"]?.double) - 100 * plain.standardError) < 1e-9, "seed \(seed)")
      }
    }
    #expect(found.rows.compactMap(\.score) == found.rows.compactMap(\.score).sorted(by: >))
  }

  @Test(arguments: 0..<60) func `the order of the judgments does not matter`(seed: Int) {
    var random = SeededGenerator(seed: seed + 1000)
    let judgments = self.random(seed)
    let (one, two) = (board(judgments), board(judgments.shuffled(using: &random)))
    #expect(one.rows.map(\.model) == two.rows.map(\.model), "seed \(seed)")
    for (left, right) in zip(one.rows, two.rows) {
      #expect(
        left.judgments == right.judgments && left.failed == right.failed
          && left.columns["n_wins"] == right.columns["n_wins"])
      #expect(abs((left.score ?? -1) - (right.score ?? -1)) < 1e-9, "seed \(seed)")
      #expect(abs((left.high ?? -1) - (right.high ?? -1)) < 1e-9, "seed \(seed)")
    }
    #expect(one.judges.first?.swapConsistency == two.judges.first?.swapConsistency)
  }

  @Test(arguments: 0..<60) func `turning every judgment around changes nothing`(seed: Int) {
    let judgments = random(seed)
    let turned = judgments.map { judgment in
      var turned = judgment
      turned.models = judgment.models.reversed()
      turned.lengths = judgment.lengths.reversed()
      if let first = judgment.outcome.preference?.first { turned.outcome = .preference(Preference(first: 1 - first)) }
      return turned
    }
    for (left, right) in zip(board(judgments).rows, board(turned).rows) {
      #expect(left.model == right.model && left.columns["n_draws"] == right.columns["n_draws"])
      #expect(abs((left.score ?? -1) - (right.score ?? -1)) < 1e-9, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60) func `with the sides exchanged a score becomes its complement`(seed: Int) {
    let judgments = random(seed).filter { $0.models.contains("a") }
    let mirrored = judgments.map { judgment in
      var mirrored = judgment
      if let first = judgment.outcome.preference?.first { mirrored.outcome = .preference(Preference(first: 1 - first)) }
      return mirrored
    }
    for (left, right) in zip(board(judgments).rows, board(mirrored).rows) where left.score != nil {
      #expect(abs((left.score ?? 0) + (right.score ?? 0) - 100) < 1e-9, "seed \(seed)")
      #expect(left.columns["n_wins"] == right.columns["n_wins_base"])
      #expect(abs((left.low ?? 0) + (right.high ?? 0) - 100) < 1e-9, "seed \(seed)")
    }
  }

  @Test func `position bias cancels over both orders`() throws {
    let row = try #require(
      board((0..<5).flatMap { [act("\($0)", baselineFirst: true, 1), act("\($0)", baselineFirst: false, 1)] }).rows
        .first)
    #expect(row.score == 50 && row.judgments == 10)
    #expect(row.columns["n_draws"] == 5 && row.columns["n_total"] == 5)
  }

  @Test func `a comparison that lost one of its orders has no value, but bounds`() throws {
    let judgments = [act("1", 0), act("1", baselineFirst: false, nil), act("2", 0), act("2", baselineFirst: false, 1)]
    let found = board(judgments)
    let row = try #require(found.rows.first)
    #expect(row.score == 100 && row.coverage == 0.5 && row.judgments == 3 && row.failed == 1)
    #expect(row.scoreIfFailuresLost == 75 && row.scoreIfFailuresWon == 100)
    #expect(
      found.warnings == [
        "m: 1 of 4 judgments failed; its score lies between 75.0 and 100.0, whatever they would have been."
      ])
  }

  @Test func `nothing but failures gives no score, only bounds`() throws {
    let row = try #require(board([act("1", nil), act("2", nil)]).rows.first)
    #expect(row.score == nil && row.low == nil && row.coverage == 0 && row.failed == 2)
    #expect(row.scoreIfFailuresLost == 0 && row.scoreIfFailuresWon == 100)
    #expect(
      row.columns["win_rate"] == .null && row.columns["discrete_win_rate"] == .null
        && row.columns["standard_error"] == .null)
  }

  @Test func `a repeat that failed beside one that did not leaves the comparison its value`() throws {
    let row = try #require(board([act("1", 0), act("1", nil, repetition: 1)]).rows.first)
    #expect(row.score == 100 && row.failed == 1 && row.coverage == 1)
  }

  @Test func `what is no preference against the baseline is passed over and told`() {
    let other = Judgment(item: "1", judge: "j", models: ["x", "y"], outcome: .preference(Preference(first: 1)))
    let rating = Judgment(
      item: "1", judge: "j", models: ["base"], outcome: .ratings(Ratings(overall: 5, scale: 1...10)))
    let found = board([other, rating, act("1", 0)])
    #expect(found.rows.map(\.model) == ["m"])
    #expect(found.warnings == ["2 judgments are no preference against base and were passed over."])
  }

  @Test func `categories and languages are parts of the whole`() throws {
    let judgments = (0..<6).map {
      act("\($0)", $0 < 2 ? 0 : 1, category: [$0 < 2 ? "math" : "writing", "x"], language: $0 < 3 ? "en" : "zh")
    }
    let found = board(judgments)
    #expect(
      found.breakdowns.map { "\($0.dimension)=\($0.value)" } == [
        "category=math", "category=writing", "language=en", "language=zh",
      ])
    #expect(found.breakdowns.map { $0.rows.first?.score ?? -1 }.map { Int($0.rounded()) } == [100, 0, 67, 0])
    #expect(found.breakdowns.prefix(2).reduce(0) { $0 + ($1.rows.first?.judgments ?? 0) } == 6)
  }

  @Test func `several judges of one comparison count once`() throws {
    let found = board([
      act("1", 0, judge: "j"), act("1", 1, judge: "k"), act("2", 0, judge: "j"), act("2", 0, judge: "k"),
    ])
    let row = try #require(found.rows.first)
    #expect(row.score == 75 && row.judgments == 4 && row.columns["n_total"] == 2 && row.columns["n_draws"] == 1)
    #expect(found.judges.map(\.judge) == ["j", "k"] && found.judges.map(\.judgments) == [2, 2])
  }

  @Test func `the mean length is that of the model's answers, cut to a whole number`() throws {
    let row = try #require(
      board([act("1", 0, lengths: [100, 3]), act("2", baselineFirst: false, 0, lengths: [4, 100]), act("3", 1)]).rows
        .first)
    #expect(row.columns["avg_length"] == 3)
  }

  @Test func `models with equal scores stand in the order of their names`() {
    #expect(
      board([act("1", 0, model: "b"), act("1", 0, model: "a"), act("1", 1, model: "c")]).rows.map(\.model) == [
        "a", "b", "c",
      ])
  }

  @Test func `an empty table is a leaderboard without rows`() {
    #expect(board([]).rows.isEmpty)
  }

  // By hand: five pairs in both orders.
  // 1: first both times (inconsistent). 2: the model both times. 3: a tie both times. 4: first, then a tie. 5: one failed.
  @Test func `the judge's behaviour by hand`() throws {
    let judgments = [
      act("1", 1, lengths: [9, 5]), act("1", baselineFirst: false, 1, lengths: [5, 9]), act("2", 0, lengths: [9, 5]),
      act("2", baselineFirst: false, 1, lengths: [5, 9]),
      act("3", 0.5), act("3", baselineFirst: false, 0.5), act("4", 0.9, lengths: [7, 7]),
      act("4", baselineFirst: false, 0.5), act("5", 0.2), act("5", baselineFirst: false, nil),
      act("6", 0.5, basis: .identical), act("6", baselineFirst: false, 0.5, basis: .identical),
    ]
    let judge = try #require(board(judgments).judges.first)
    #expect(judge.judgments == 12 && judge.identical == 2 && judge.failures == ["no-verdict": 1])
    #expect(judge.swapConsistency?.value == 0.5 && judge.swapConsistency?.count == 4)
    // Decided in pairs of both orders: 1 (first, first), 2 (second, first), 4 (first).
    #expect(judge.firstPositionRate?.value == 0.8 && judge.firstPositionRate?.count == 5)
    // Ties among verdicts: 3, 3, 4 of nine.
    #expect(judge.tieRate?.count == 9 && judge.tieRate?.value == 3.0 / 9)
    // Longer among decided with unequal lengths: 1 (yes, no), 2 (no, no).
    #expect(judge.longerRate?.value == 0.25 && judge.longerRate?.count == 4)
    // Wilson's interval of 4 of 5.
    let share = try #require(judge.firstPositionRate)
    #expect(abs(share.low - 0.3755) < 5e-4 && abs(share.high - 0.9638) < 5e-4)
  }

  @Test func `one order alone measures no position bias`() throws {
    let judge = try #require(board([act("1", 1), act("2", 0)]).judges.first)
    #expect(judge.swapConsistency == nil && judge.firstPositionRate == nil)
  }

  @Test func `tokens, money, time and missing mass are those that were reported`() throws {
    var judgments = [act("1", 1), act("2", 0), act("3", 0.5, basis: .identical)]
    judgments[0].usage = TokenUsage(prompt: 5, completion: 1)
    judgments[0].latency = 2
    judgments[1].usage = TokenUsage(prompt: 5, completion: 2)
    judgments[1].usd = 0.5
    judgments[2].latency = 100
    judgments[1].outcome = .preference(Preference(first: 0, missingMass: 0.25))
    let judge = try #require(board(judgments).judges.first)
    #expect(
      judge.usage == TokenUsage(prompt: 10, completion: 3) && judge.usd == 0.5 && judge.meanLatency == 2
        && judge.meanMissingMass == 0.25)
  }

  @Test func `a hundred thousand repeats of one comparison are one value`() {
    var table = ComparisonTable(baseline: "base")
    let judgment = act("1", 0)
    for _ in 0..<100_000 { table.add(judgment) }
    #expect(table.winRateLeaderboard().rows.first?.judgments == 100_000)
  }
}
