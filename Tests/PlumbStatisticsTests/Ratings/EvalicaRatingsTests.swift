import Foundation
import PlumbStatistics
import PlumbTestSupport
import Testing

/// Figures of evalica 0.4's `simple-golden.csv` and `food-golden.csv`.
@Suite struct EvalicaRatingsTests {
  @Test func `average win rates equal evalica's`() throws {
    let simple = averageWinRates(try EvalicaFixtures.simple()).compactMap { $0 }
    #expect(areClose(simple, [0.1875, 0.5, 0.4375, 0.7708333333333334, 0.6388888888888888], 1e-14))
    let food = averageWinRates(try EvalicaFixtures.food()).compactMap { $0 }
    #expect(areClose(food, [0.7, 0.47916666666666663, 0.4583333333333333, 0.425, 0.4375], 1e-14))
  }

  @Test func `a player without battles has no average win rate`() throws {
    var counts = PairCounts(labels: ["a", "b", "idle"])
    try counts.add(first: 0, second: 1, score: 1)
    #expect(averageWinRates(counts) == [1, 0, nil])
  }

  @Test func `Bradley-Terry strengths equal evalica's`() throws {
    // It stops at a change of 1e-6 on strengths that sum to 1.
    let expected = [
      0.050799672530389396, 0.1311506914535368, 0.13168568070110523, 0.33688868041573855,
      0.34947527489923,
    ]
    let p = try fitBradleyTerry(EvalicaFixtures.simple()).logStrengths.map { exp($0) }
    #expect(areClose(p.map { $0 / p.reduce(0, +) }, expected, 5e-6))
    let food = [
      0.43428982771223773, 0.19060028489839073, 0.14797665121689418, 0.1281534106031957,
      0.09897982556928168,
    ]
    let q = try fitBradleyTerry(EvalicaFixtures.food()).logStrengths.map { exp($0) }
    #expect(areClose(q.map { $0 / q.reduce(0, +) }, food, 5e-6))
  }

  @Test func `eigenvector scores of losers equal evalica's eigen`() throws {
    let expected = [
      0.6955953825629274, 0.41775362411253586, 0.41958162945500665, 0.2806190746997715,
      0.2946746755941242,
    ]
    let ratings = try eigenRatings(EvalicaFixtures.simple(), direction: .losers)
    #expect(areClose(ratings.scores, expected, 1e-6))
  }

  @Test func `eigenvector scores of winners put the strongest first`() throws {
    let scores = try eigenRatings(EvalicaFixtures.food()).scores
    #expect(scores.firstIndex(of: scores.max() ?? 0) == 0)
  }

  @Test func `PageRank equals evalica's`() throws {
    let simple = try pageRankRatings(EvalicaFixtures.simple())
    #expect(
      areClose(
        simple.scores,
        [
          0.13280040999661394, 0.154050897098547, 0.16240277665024722, 0.2779483968089381,
          0.2727975194456537,
        ],
        1e-6))
    let food = try pageRankRatings(EvalicaFixtures.food())
    #expect(
      areClose(
        food.scores,
        [
          0.2389272785303169, 0.23463579407142765, 0.2159713286021889, 0.17590243568686764,
          0.1345631631091987,
        ],
        1e-6))
  }

  @Test func `online Elo equals evalica's`() {
    var simple = OnlineElo(labels: EvalicaFixtures.simpleLabels)
    for battle in EvalicaFixtures.simpleInOrder() { simple.play(battle) }
    #expect(
      areClose(
        simple.ratings,
        [
          992.1030823399375, 999.9771705955386, 999.9773072285024, 1003.8861974411536,
          1004.0562423948679,
        ],
        1e-9))
    var food = OnlineElo(labels: EvalicaFixtures.foodLabels)
    for battle in EvalicaFixtures.foodInOrder() { food.play(battle) }
    #expect(
      areClose(
        food.ratings,
        [
          1013.3587771887543, 1002.0980590208538, 998.0260933346951, 994.1913058814378,
          992.325764574259,
        ],
        1e-9))
    #expect(food.battles == 30)
  }

  @Test func `Elo over random orders does not depend on threads`() async throws {
    let battles = EvalicaFixtures.foodInOrder()
    let one = try await bootstrapElo(
      battles: battles, labels: EvalicaFixtures.foodLabels, rounds: 20, seed: 3)
    let many = try await bootstrapElo(
      battles: battles, labels: EvalicaFixtures.foodLabels, rounds: 20, seed: 3, threads: 4)
    #expect(one == many)
    let orders = try await bootstrapElo(
      battles: battles, labels: EvalicaFixtures.foodLabels, replacement: false, rounds: 50, seed: 3)
    #expect(isClose(Moments(orders.ratings(of: 0)).mean, 1013.3, 1.5))
  }

  @Test func `ratings of no battles are undefined`() async {
    let none = PairCounts(labels: ["a", "b"])
    #expect(throws: StatisticsError.self) { try eigenRatings(none) }
    #expect(throws: StatisticsError.self) { try pageRankRatings(none) }
    await #expect(throws: StatisticsError.self) {
      try await bootstrapElo(battles: [], labels: ["a"], rounds: 1, seed: 0)
    }
  }

  @Test func `eigenvector scores without a cycle of points are undefined`() throws {
    var counts = PairCounts(labels: ["a", "b"])
    try counts.add(first: 0, second: 1, score: 1)
    #expect {
      try eigenRatings(counts)
    } throws: {
      ($0 as? StatisticsError)?.code == .notConverged
    }
  }
}
