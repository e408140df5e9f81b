import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct BradleyTerryTests {
  /// A plain minorization iteration (Hunter 2004, equation 3), ties as half a win.
  private func minorized(_ scores: [Double], players m: Int) -> [Double] {
    var p = [Double](repeating: 1, count: m)
    for _ in 0..<20_000 {
      for i in 0..<m {
        var wins = 0.0
        var denominator = 0.0
        for j in 0..<m where j != i {
          wins += scores[i * m + j]
          denominator += (scores[i * m + j] + scores[j * m + i]) / (p[i] + p[j])
        }
        p[i] = wins / denominator
      }
      let sum = p.reduce(0, +)
      p = p.map { $0 / sum }
    }
    return p
  }

  static func random(players m: Int, battles n: Int, seed: UInt64) throws -> PairCounts {
    var generator = SplitMix64(seed: seed)
    var counts = PairCounts(labels: (0..<m).map { "m\($0)" })
    for _ in 0..<n {
      let a = Int.random(in: 0..<m, using: &generator)
      let b = (a + Int.random(in: 1..<m, using: &generator)) % m
      let edge = 0.5 + 0.3 * Double(b - a) / Double(m)
      let draw = Double.random(in: 0..<1, using: &generator)
      let score = draw < 0.2 ? 0.5 : (Double.random(in: 0..<1, using: &generator) < edge ? 1 : 0)
      try counts.add(first: a, second: b, score: score)
    }
    return counts
  }

  @Test func `two players have the log odds of their points`() throws {
    var counts = PairCounts(labels: ["a", "b"])
    for _ in 0..<6 { try counts.add(first: 0, second: 1, score: 1) }
    for _ in 0..<2 { try counts.add(first: 1, second: 0, score: 1) }
    for _ in 0..<4 { try counts.add(first: 0, second: 1, score: 0.5) }
    let fit = try fitBradleyTerry(counts)
    // 8 points to 4: 400·log10(2) = 120.4119982655925 apart, around 1000.
    #expect(isClose(fit.ratings[0] - fit.ratings[1], 120.4119982655925, 1e-8))
    #expect(isClose(fit.ratings[0] + fit.ratings[1], 2000, 1e-9))
    #expect(isClose(fit.winProbability(of: 0, against: 1), 2.0 / 3, 1e-12))
    #expect(fit.converged)
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `Newton finds the optimum of plain minorization`(
    seed: UInt64
  ) throws {
    let counts = try Self.random(players: 7, battles: 400, seed: seed)
    let fit = try fitBradleyTerry(counts)
    let p = minorized(counts.scores(), players: 7)
    for i in 0..<7 {
      for j in 0..<7 {
        #expect(
          isClose(fit.winProbability(of: i, against: j), p[i] / (p[i] + p[j]), 1e-9), "seed \(seed)"
        )
      }
    }
  }

  @Test func `the order and the sides of battles do not matter`() throws {
    var forward = PairCounts(labels: ["a", "b", "c"])
    var mirrored = PairCounts(labels: ["a", "b", "c"])
    let battles = [(0, 1, 1.0), (1, 2, 0.5), (2, 0, 1.0), (0, 2, 1.0), (1, 0, 1.0), (2, 1, 0.25)]
    for (a, b, score) in battles { try forward.add(first: a, second: b, score: score) }
    for (a, b, score) in battles.reversed() {
      try mirrored.add(first: b, second: a, score: 1 - score)
    }
    try #expect(
      areClose(fitBradleyTerry(forward).ratings, fitBradleyTerry(mirrored).ratings, 1e-9))
  }

  @Test func `scaling all weights leaves the ratings`() throws {
    let counts = try Self.random(players: 5, battles: 200, seed: 9)
    var scaled = PairCounts(labels: counts.labels)
    for i in 0..<5 {
      for j in 0..<5 where i != j {
        let wins = counts.wins(of: i, over: j)
        if wins > 0 { try scaled.add(first: i, second: j, score: 1, weight: 7.5 * wins) }
        let ties = counts.ties(between: i, and: j)
        if i < j, ties > 0 { try scaled.add(first: i, second: j, score: 0.5, weight: 7.5 * ties) }
      }
    }
    try #expect(areClose(fitBradleyTerry(counts).ratings, fitBradleyTerry(scaled).ratings, 1e-8))
  }

  @Test func `merged tables equal one table`() throws {
    var left = try Self.random(players: 5, battles: 100, seed: 1)
    let right = try Self.random(players: 5, battles: 150, seed: 2)
    let total = left.total + right.total
    let wins = left.wins(of: 1, over: 3) + right.wins(of: 1, over: 3)
    try left.merge(right)
    #expect(left.total == total)
    #expect(left.wins(of: 1, over: 3) == wins)
  }

  @Test func `the anchor has its rating and shifts all others alike`() throws {
    let counts = try Self.random(players: 6, battles: 300, seed: 4)
    let plain = try fitBradleyTerry(counts)
    let anchored = try fitBradleyTerry(
      counts, options: .init(anchor: Anchor(player: 2, rating: 1114)))
    #expect(isClose(anchored.ratings[2], 1114, 1e-9))
    for i in 0..<6 {
      #expect(isClose(anchored.ratings[i] - plain.ratings[i], 1114 - plain.ratings[2], 1e-9))
    }
  }

  @Test func `groups that never met are named`() throws {
    var counts = PairCounts(labels: ["a", "b", "c", "d", "e"])
    try counts.add(first: 0, second: 1, score: 1)
    try counts.add(first: 1, second: 0, score: 1)
    try counts.add(first: 2, second: 3, score: 0.5)
    try counts.add(first: 3, second: 4, score: 0.5)
    #expect {
      try fitBradleyTerry(counts)
    } throws: {
      ($0 as? StatisticsError)?.code == .disconnectedGraph
        && "\($0)"
          == "Ratings of a, b cannot be compared with the rest: no battle connects them. "
          + "Add battles between the groups, rate them apart, or set a positive ridge."
    }
    let fit = try fitBradleyTerry(counts, options: .init(ridge: 0.1))
    #expect(fit.ratings.allSatisfy { $0.isFinite })
  }

  @Test func `a player who never lost has no finite rating`() throws {
    var counts = PairCounts(labels: ["champion", "b", "c"])
    try counts.add(first: 0, second: 1, score: 1)
    try counts.add(first: 0, second: 2, score: 1)
    try counts.add(first: 1, second: 2, score: 0.5)
    #expect {
      try fitBradleyTerry(counts)
    } throws: {
      "\($0)".hasPrefix("The rating of champion is infinite: it never lost or tied a battle")
    }
    let ridged = try fitBradleyTerry(counts, options: .init(ridge: 0.01))
    #expect(ridged.ratings[0] > ridged.ratings[1])
    #expect(isClose(ridged.ratings[1], ridged.ratings[2], 1e-7))
  }

  @Test func `a player who never won has no finite rating`() throws {
    var counts = PairCounts(labels: ["a", "b", "last"])
    try counts.add(first: 0, second: 1, score: 0.5)
    try counts.add(first: 1, second: 2, score: 1)
    #expect {
      try fitBradleyTerry(counts)
    } throws: {
      ($0 as? StatisticsError)?.code == .separated
        && "\($0)".hasPrefix("The rating of last is minus infinity")
    }
  }

  @Test func `one player or no battle is nothing to rate`() throws {
    #expect {
      try fitBradleyTerry(PairCounts(labels: ["only"]))
    } throws: {
      "\($0)" == "Ratings compare players: with 1 there is nothing to compare."
    }
    #expect {
      try fitBradleyTerry(PairCounts(labels: ["a", "b"]))
    } throws: {
      "\($0)" == "There are no battles, so no rating is defined."
    }
  }

  @Test func `all ties make equal ratings`() throws {
    var counts = PairCounts(labels: ["a", "b", "c"])
    try counts.add(first: 0, second: 1, score: 0.5)
    try counts.add(first: 1, second: 2, score: 0.5)
    try #expect(areClose(fitBradleyTerry(counts).ratings, [1000, 1000, 1000], 1e-9))
  }

  @Test func `impossible battles are refused`() {
    var counts = PairCounts(labels: ["a", "b"])
    #expect(throws: StatisticsError.self) { try counts.add(first: 0, second: 0, score: 1) }
    #expect(throws: StatisticsError.self) { try counts.add(first: 0, second: 2, score: 1) }
    #expect(throws: StatisticsError.self) { try counts.add(first: 0, second: 1, score: .nan) }
    #expect(throws: StatisticsError.self) {
      try counts.add(first: 0, second: 1, score: 1, weight: 0)
    }
    #expect(counts.total == 0)
  }

  @Test(.needsSharedData)
  func `ratings and win rates equal Arena-Hard v0.1's on real battles`() async throws {
    var labels: [String] = []
    var counts: PairCounts?
    let rows = try SharedData.objects("arena_hard/v01_battles/battles_74e8b6f.jsonl")
    for row in rows {
      for key in ["model_a", "model_b"] {
        let name = row[key] as? String ?? ""
        if !labels.contains(name) { labels.append(name) }
      }
    }
    counts = PairCounts(labels: labels)
    for row in rows {
      let a = try #require(labels.firstIndex(of: row["model_a"] as? String ?? ""))
      let b = try #require(labels.firstIndex(of: row["model_b"] as? String ?? ""))
      let winner = row["winner"] as? String
      try counts?.add(
        first: a, second: b, score: winner == "model_a" ? 1 : winner == "model_b" ? 0 : 0.5)
    }
    let table = try #require(counts)
    let baseline = try #require(labels.firstIndex(of: "claude-3-haiku-20240307"))
    let fit = try fitBradleyTerry(
      table, options: .init(anchor: Anchor(player: baseline, rating: 1000)))
    let wins = try #require(winProbabilities(fit.ratings, against: baseline))
    let samples = try await bootstrapBradleyTerry(fit, counts: table, rounds: 400, seed: 42)
    let intervals = try #require(samples.intervals())
    for row in try SharedData.csv("arena_hard/v01_battles/expected_74e8b6f.csv") {
      let model = try #require(labels.firstIndex(of: row["model"] ?? ""))
      #expect(isClose(fit.ratings[model], Double(row["score"] ?? ""), 0.01))
      #expect(isClose(100 * wins[model], Double(row["win_score"] ?? ""), 0.0051))
      if model != baseline {
        // 100 rounds of theirs against 400 of ours: the limits are themselves uncertain by some 6
        // points.
        #expect(isClose(intervals[model].low, Double(row["lower"] ?? ""), 15))
        #expect(isClose(intervals[model].high, Double(row["upper"] ?? ""), 15))
      }
    }
  }
}
