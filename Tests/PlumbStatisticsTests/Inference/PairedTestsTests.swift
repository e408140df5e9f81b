import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct PairedTestsTests {
  /// Student's sleep data (Biometrika 1908): hours gained with two drugs.
  private let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  private let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  @Test func `the paired t test equals R's on Student's sleep data`() throws {
    let test = try pairedTTest(first, second)
    #expect(isClose(test.statistic, -4.0621, 5e-5))
    #expect(test.degrees == 9)
    #expect(isClose(test.pValue, 0.002833, 5e-7))
    #expect(isClose(test.interval?.low, -2.4598858, 5e-8))
    #expect(isClose(test.interval?.high, -0.7001142, 5e-8))
    #expect(isClose(test.difference, -1.58, 1e-12))
  }

  @Test func `swapping the sides mirrors the test`() throws {
    let forward = try pairedTTest(first, second)
    let backward = try pairedTTest(second, first)
    #expect(isClose(forward.pValue, backward.pValue, 1e-15))
    #expect(isClose(forward.difference, -backward.difference, 1e-15))
  }

  @Test func `sign flips equal Fisher's count on Darwin's maize`() throws {
    // 1726 of the 32768 assignments are as far from 0 (The Design of Experiments, §21).
    let differences: [Double] = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    let test = try signFlipTest(differences, Array(repeating: 0, count: 15))
    #expect(test.kind == .exactSignFlip)
    #expect(isClose(test.pValue, 1726.0 / 32768, 1e-12))
  }

  @Test func `random sign flips approach the t test`() throws {
    var generator = SplitMix64(seed: 3)
    let a = (0..<80).map { _ in Double.random(in: -1...1.5, using: &generator) }
    let zeros = [Double](repeating: 0, count: 80)
    let flips = try signFlipTest(a, zeros, rounds: 20_000, seed: 1)
    #expect(flips.kind == .randomSignFlip)
    try #expect(isClose(flips.pValue, pairedTTest(a, zeros).pValue, 0.01))
    try #expect(signFlipTest(a, zeros, rounds: 20_000, seed: 1) == flips)
  }

  @Test func `equal values are no evidence for sign flips and undefined for t`() throws {
    try #expect(signFlipTest([1, 2], [1, 2]).pValue == 1)
    #expect {
      try pairedTTest([1, 2, 3], [0, 1, 2])
    } throws: {
      "\($0)"
        == "The t test is undefined: all 3 differences are equal, so they show no spread to compare with."
    }
  }

  @Test func `one pair, unequal lengths and NaN are refused`() {
    #expect(throws: StatisticsError.self) { try pairedTTest([1], [2]) }
    #expect(throws: StatisticsError.self) { try pairedTTest([1, 2], [2]) }
    #expect(throws: StatisticsError.self) { try signFlipTest([], []) }
    #expect {
      try pairedTTest([1, .nan], [2, 2])
    } throws: {
      "\($0)"
        == "The first value at position 1 is nan; statistics of it are undefined. Leave it out or mend it."
    }
  }

  @Test func `McNemar's exact p is the binomial tail`() throws {
    let test = try mcNemarTest(onlyFirst: 10, onlySecond: 2, pairs: 40)
    #expect(isClose(test.pValue, 2 * 79.0 / 4096, 1e-13))
    #expect(isClose(test.difference, 0.2, 1e-15))
    #expect(test.interval?.contains(0.2) == true)
    try #expect(mcNemarTest(onlyFirst: 3, onlySecond: 3, pairs: 9).pValue == 1)
  }

  @Test func `McNemar without discordant pairs is undefined`() {
    #expect {
      try mcNemarTest(onlyFirst: 0, onlySecond: 0, pairs: 30)
    } throws: {
      "\($0)"
        == "McNemar's test is undefined: the two agree on all 30 pairs, so nothing tells them apart."
    }
    #expect(throws: StatisticsError.self) {
      try mcNemarTest(onlyFirst: 5, onlySecond: 6, pairs: 10)
    }
  }

  @Test func `the paired bootstrap is of the differences`() throws {
    let result = try pairedBootstrap(first, second, rounds: 4000, seed: 2)
    #expect(isClose(result.estimate, -1.58, 1e-12))
    #expect(result.method == .bca)
    #expect(result.interval.high < 0 && result.interval.low < -2)
  }

  @Test func `clusters enter the t test`() throws {
    let clusters = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    let test = try pairedTTest(first, second, clusters: clusters)
    #expect(test.kind == .clusteredT)
    #expect(test.degrees == 4)
  }
}
