import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct RatingIntervalsTests {
  @Test func `the bootstrap is the same for any number of threads`() async throws {
    let counts = try BradleyTerryTests.random(players: 8, battles: 800, seed: 11)
    let fit = try fitBradleyTerry(counts)
    let one = try await bootstrapBradleyTerry(fit, counts: counts, rounds: 23, seed: 5, threads: 1)
    for threads in [2, 3, 40] {
      let many = try await bootstrapBradleyTerry(
        fit, counts: counts, rounds: 23, seed: 5, threads: threads)
      #expect(many == one)
    }
    let other = try await bootstrapBradleyTerry(fit, counts: counts, rounds: 23, seed: 6)
    #expect(other != one)
  }

  @Test func `sandwich and bootstrap agree on the width of intervals`() async throws {
    let counts = try BradleyTerryTests.random(players: 6, battles: 3000, seed: 3)
    let fit = try fitBradleyTerry(counts)
    let sandwich = try sandwichIntervals(of: fit, counts: counts)
    let samples = try await bootstrapBradleyTerry(
      fit, counts: counts, rounds: 1500, seed: 1, threads: 2)
    let variances = try #require(samples.variances())
    #expect(samples.failedRounds == 0)
    for i in 0..<6 {
      #expect(isClose(variances[i].squareRoot() / sandwich.standardErrors[i], 1, 0.07))
      #expect(isClose(Moments(samples.ratings(of: i)).mean, fit.ratings[i], 2))
    }
  }

  @Test func `two players have the sandwich error of a share`() throws {
    var counts = PairCounts(labels: ["a", "b"])
    for _ in 0..<30 { try counts.add(first: 0, second: 1, score: 1) }
    for _ in 0..<20 { try counts.add(first: 0, second: 1, score: 0) }
    let fit = try fitBradleyTerry(
      counts, options: .init(anchor: Anchor(player: 1, rating: 1000)))
    let sandwich = try sandwichIntervals(of: fit, counts: counts)
    // Var(logit p) = 1 / (n p (1 − p)).
    let points = 400 / 2.302585092994046
    #expect(isClose(sandwich.standardErrors[0], points * (1 / (50 * 0.24)).squareRoot(), 1e-8))
    #expect(sandwich.standardErrors[1] == 0)
    let difference = try #require(sandwich.difference(of: 0, from: 1))
    #expect(isClose(difference.width, 2 * 1.959963984540054 * sandwich.standardErrors[0], 1e-8))
  }

  @Test func `a weight makes a battle heavier, not more of them`() async throws {
    var once = PairCounts(labels: ["a", "b"])
    var thrice = PairCounts(labels: ["a", "b"])
    for index in 0..<50 {
      try once.add(first: 0, second: 1, score: index < 30 ? 1 : 0)
      try thrice.add(first: 0, second: 1, score: index < 30 ? 1 : 0, weight: 3)
    }
    let first = try sandwichIntervals(of: fitBradleyTerry(once), counts: once)
    let second = try sandwichIntervals(of: fitBradleyTerry(thrice), counts: thrice)
    #expect(areClose(first.standardErrors, second.standardErrors, 1e-8))
    let samples = try await bootstrapBradleyTerry(
      fitBradleyTerry(thrice), counts: thrice, rounds: 2000, seed: 8)
    let spread = try #require(samples.variances())[0].squareRoot()
    #expect(isClose(spread / second.standardErrors[0], 1, 0.08))
  }

  @Test func `rounds that leave a rating undefined are counted and left out`() async throws {
    var counts = PairCounts(labels: ["a", "b"])
    for index in 0..<5 { try counts.add(first: 0, second: 1, score: index < 4 ? 1 : 0) }
    let samples = try await bootstrapBradleyTerry(
      fitBradleyTerry(counts), counts: counts, rounds: 1000, seed: 2)
    // P(no loss among five) = 0.8⁵ = 0.328, P(no win) = 0.2⁵.
    #expect(isClose(Double(samples.failedRounds) / 1000, 0.328, 0.045))
    #expect(samples.count == 1000 - samples.failedRounds)
  }

  @Test func `clusters of battles widen the intervals they should`() async throws {
    // Every prompt's ten battles are alike: ten times the battles, no more information.
    var generator = SplitMix64(seed: 12)
    var battles: [Battle] = []
    var clusters: [Int] = []
    for prompt in 0..<60 {
      let score = Double.random(in: 0..<1, using: &generator) < 0.6 ? 1.0 : 0.0
      for _ in 0..<10 {
        battles.append(Battle(first: 0, second: 1, score: score))
        clusters.append(prompt)
      }
    }
    var counts = PairCounts(labels: ["a", "b"])
    for battle in battles { try counts.add(first: 0, second: 1, score: battle.score) }
    let naive = try await bootstrapBradleyTerry(
      fitBradleyTerry(counts), counts: counts, rounds: 800, seed: 1)
    let clustered = try await bootstrapBradleyTerry(
      battles: battles, clusters: clusters, labels: ["a", "b"], rounds: 800, seed: 1, threads: 2)
    let ratio = try #require(clustered.variances())[0] / (try #require(naive.variances())[0])
    #expect(ratio > 8 && ratio < 12.5)
  }

  @Test func `ranks leave open what overlapping intervals leave open`() {
    let intervals = [
      Interval(low: 90, high: 110, level: 0.95), Interval(low: 105, high: 125, level: 0.95),
      Interval(low: 40, high: 60, level: 0.95),
    ]
    let ranks = rankIntervals(ratings: [100, 115, 50], intervals: intervals)
    #expect(
      ranks == [
        RankInterval(rank: 2, low: 1, high: 2), RankInterval(rank: 1, low: 1, high: 2),
        RankInterval(rank: 3, low: 3, high: 3),
      ])
  }

  @Test func `bootstrapped ranks contain the rank and the win probability its estimate`()
    async throws
  {
    let counts = try BradleyTerryTests.random(players: 6, battles: 2000, seed: 21)
    let fit = try fitBradleyTerry(counts)
    let samples = try await bootstrapBradleyTerry(fit, counts: counts, rounds: 300, seed: 1)
    let ranks = try #require(samples.ranks(ratings: fit.ratings))
    for rank in ranks { #expect(rank.low <= rank.rank && rank.rank <= rank.high) }
    let interval = try #require(samples.winProbabilityInterval(of: 0, against: 5))
    #expect(interval.contains(fit.winProbability(of: 0, against: 5)))
  }

  @Test func `a bootstrap without rounds is refused`() async throws {
    let counts = try BradleyTerryTests.random(players: 3, battles: 100, seed: 1)
    let fit = try fitBradleyTerry(counts)
    await #expect(throws: StatisticsError.self) {
      try await bootstrapBradleyTerry(fit, counts: counts, rounds: 0, seed: 1)
    }
  }
}
