import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct PairedComparisonTests {
  // Student 1908, as in R's `sleep`.
  private let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  private let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  @Test func `all tests agree with R on Student's sleep data`() throws {
    let result = try pairedComparison(first, second)
    let t = try #require(result.tTest)
    #expect(isClose(t.statistic, -4.0621, 5e-5))
    #expect(isClose(t.pValue, 0.002833, 5e-7))
    #expect(isClose(t.interval?.low, -2.4598858, 5e-8) && isClose(t.interval?.high, -0.7001142, 5e-8))
    #expect(isClose(result.difference, -1.58, 1e-12))
    // Nine differences of one sign: only all signs alike, or all but the zero, reach the sum.
    #expect(isClose(result.signFlip.pValue, 2.0 / 512, 1e-12))
    #expect(result.firstHigher == 0 && result.equal == 1 && result.secondHigher == 9)
    let bootstrap = try #require(result.bootstrapInterval)
    #expect(bootstrap.low > -2.9 && bootstrap.high < -0.8 && bootstrap.contains(-1.58))
    #expect(result.mcNemar == nil && result.undefined.isEmpty)
  }

  @Test func `McNemar counts pairs decided on both sides`() throws {
    var settings = PairedComparisonSettings()
    settings.successAbove = 0.5
    let result = try pairedComparison(
      [1, 1, 1, 1, 0, 0.5, 1, 0], [0, 0, 0, 0, 1, 0, 1, 0], settings: settings)
    // Four for the first, one for the second, one left out: 2·P(Bin(5, ½) ≤ 1) = 12/32.
    #expect(isClose(result.mcNemar?.pValue, 0.375, 1e-12))
    #expect(result.mcNemar?.count == 7)
  }

  @Test func `copies of items in clusters add no evidence`() throws {
    let a = first.flatMap { [$0, $0, $0] }
    let b = second.flatMap { [$0, $0, $0] }
    let clusters = first.indices.flatMap { [$0, $0, $0] }
    let plain = try pairedComparison(first, second)
    let clustered = try pairedComparison(a, b, clusters: clusters)
    let naive = try pairedComparison(a, b)
    #expect(clustered.clusters == 10)
    #expect(isClose(clustered.signFlip.pValue, plain.signFlip.pValue, 1e-12))
    let error = try #require(clustered.tTest?.standardError)
    // The clustered error lacks the factor √(C/(C − 1)), which is the plain error's.
    #expect(isClose(error, plain.tTest?.standardError ?? 0, 0.06 * error))
    #expect((naive.tTest?.standardError ?? 1) < 0.62 * error)
    #expect(isClose(clustered.difference, plain.difference, 1e-12))
  }

  @Test func `equal scores are no evidence, and what is undefined is said`() throws {
    let result = try pairedComparison([1, 0, 1], [1, 0, 1])
    #expect(result.tTest == nil && result.bootstrapInterval == nil)
    #expect(result.pValue == 1 && result.signFlip.pValue == 1)
    #expect(
      result.undefined == [
        "The t test is undefined: all 3 differences are equal, so they show no spread to compare with."
      ])
    #expect(throws: StatisticsError.self) { try pairedComparison([], []) }
    #expect(throws: StatisticsError.self) { try pairedComparison([1, .nan], [1, 0]) }
    #expect(throws: StatisticsError.self) { try pairedComparison([1], [1, 0]) }
    let one = try pairedComparison([1], [0])
    #expect(one.tTest == nil && one.signFlip.pValue == 1)
  }

  @Test func `leaving a unit out of a mean equals summing the rest`() throws {
    var generator = SplitMix64(seed: 4)
    let values = (0..<60).map { _ in Double.random(in: 0...1, using: &generator) }
    let clusters = (0..<60).map { $0 % 13 }
    let design = try ResamplingDesign(count: 60, clusters: clusters, strata: nil)
    let fast = try bootstrapMean(values, design: design, rounds: 300, seed: 1, method: .bca)
    let slow = try bootstrap(design, rounds: 300, seed: 1, method: .bca) { rows in
      rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    }
    #expect(isClose(fast.interval.low, slow.interval.low, 1e-12))
    #expect(isClose(fast.interval.high, slow.interval.high, 1e-12))
  }
}
