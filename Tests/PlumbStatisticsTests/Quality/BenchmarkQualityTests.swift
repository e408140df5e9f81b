import Foundation
import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct BenchmarkQualityTests {
  @Test(.needsSharedData, arguments: BenchmarkFixture.all.map(\.key))
  func `figures equal Arena-Hard's notebook`(key: String) throws {
    let data = try BenchmarkFixture(key)
    let all = try SharedData.object("arena_hard/benchmark_metrics/expected.json")
    let expected = try #require(all[key] as? [String: Double])
    #expect(data.scores.count == 20)

    let wide = try separability(data.intervals)
    #expect(Double(wide.overlapping) == expected["overlap95"])
    #expect(isClose(100 * wide.share, expected["separability95_pct"], 0.005))
    let narrow = try separability(data.narrow)
    #expect(Double(narrow.overlapping) == expected["overlap80"])
    #expect(isClose(100 * narrow.share, expected["separability80_pct"], 0.005))

    let confident = try confidenceAgreement(benchmark: data.intervals, truth: data.truthIntervals)
    #expect(Double(confident.decided) == expected["agreement_pairs_used"])
    #expect(isClose(confident.halfCredit, expected["agreement_with_confidence"], 1e-12))
    #expect(isClose(confident.signed, expected["agreement_paper_pm1"], 1e-12))
    let strict = try strictAgreement(benchmark: data.scores, truth: data.truth)
    #expect(isClose(strict, expected["strict_agreement"], 1e-12))
    let spearman = try correlation(data.scores, data.truth, kind: .spearman)
    #expect(isClose(spearman.value, expected["spearman"], 1e-12))
    let kendall = try correlation(data.scores, data.truth, kind: .kendall)
    #expect(isClose(kendall.value, expected["kendall_tau_b"], 1e-12))

    guard let brier = expected["brier"], let logLoss = expected["log_loss"] else { return }
    let ranks = try pairRankScores(
      means: data.means, variances: data.variances, truth: data.truth)
    #expect(isClose(ranks.brier, brier, 1e-9))
    #expect(isClose(ranks.logLoss, logLoss, 1e-7))
  }

  @Test func `intervals that touch are told apart, equal ones are not`() throws {
    let a = Interval(low: 0, high: 1, level: 0.95)
    let b = Interval(low: 1, high: 2, level: 0.95)
    try #expect(separability([a, b]).overlapping == 0)
    try #expect(separability([a, a, b]).overlapping == 1)
    try #expect(separability([a, a, b]).pairs == 3)
  }

  @Test func `a point inside an interval is apart only by the published rule`() throws {
    let truth = [Interval(low: 0, high: 2, level: 0.95), Interval(low: 1, high: 1, level: 0.95)]
    #expect(try confidenceAgreement(benchmark: truth, truth: truth).decided == 1)
    #expect(try confidenceAgreement(benchmark: truth, truth: truth, rule: .order).decided == 0)
  }

  @Test func `one model separates nothing`() {
    let a = Interval(low: 0, high: 1, level: 0.95)
    #expect {
      try separability([a])
    } throws: {
      "\($0)" == "Separability compares models: with 1 there is no pair."
    }
    #expect(throws: StatisticsError.self) {
      try separability([a, Interval(low: 2, high: 1, level: 0.95)])
    }
    #expect(throws: StatisticsError.self) { try strictAgreement(benchmark: [1], truth: [1]) }
    #expect(throws: StatisticsError.self) {
      try pairRankScores(means: [1, 1], variances: [0, 0], truth: [1, 2])
    }
  }

  @Test func `a truth that decides nothing has no half-credit agreement`() throws {
    let same = [Interval(low: 0, high: 1, level: 0.95), Interval(low: 0, high: 1, level: 0.95)]
    let result = try confidenceAgreement(benchmark: same, truth: same)
    #expect(result.halfCredit == nil)
    #expect(result.signed == 0)
  }

  @Test func `a subset of telling items separates better than one of noise`() throws {
    var generator = SplitMix64(seed: 6)
    let scores = (0..<6).map { model in
      (0..<200).map { item -> Double? in
        let noise = Double.random(in: -1...1, using: &generator)
        return item < 100 ? 0.3 * Double(model) + noise : noise
      }
    }
    let telling = try subsetSeparation(scores, items: Array(0..<100))
    let noise = try subsetSeparation(scores, items: Array(100..<200))
    #expect(telling.pairs == 15)
    #expect(telling.meanP < 0.05 && noise.meanP > 0.2)
    #expect(telling.significantShare > noise.significantShare)
    #expect(telling.adjustedShare <= telling.significantShare)
  }

  @Test func `missing scores are left out pair by pair`() throws {
    let scores: [[Double?]] = [[1, 2, nil, 4], [2, 2, 3, 3], [1, 2, nil, 4]]
    let result = try subsetSeparation(scores, items: [0, 1, 2, 3])
    #expect(result.pairs == 2)
    #expect(result.undefinedPairs == 1)
    #expect(throws: StatisticsError.self) { try subsetSeparation(scores, items: [7]) }
  }
}
