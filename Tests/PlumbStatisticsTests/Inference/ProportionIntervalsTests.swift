import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct ProportionIntervalsTests {
  @Test func `Wilson equals the example of Newcombe 1998`() throws {
    // 81 of 263: 0.2553 to 0.3662; 1 of 29: 0.0061 to 0.1718 (Newcombe, Statistics in Medicine 17,
    // table I).
    let first = try #require(wilsonInterval(successes: 81, trials: 263, level: 0.95))
    #expect(isClose(first.low, 0.2553, 5e-5) && isClose(first.high, 0.3662, 5e-5))
    let second = try #require(wilsonInterval(successes: 1, trials: 29, level: 0.95))
    #expect(isClose(second.low, 0.0061, 5e-5) && isClose(second.high, 0.1718, 5e-5))
  }

  @Test func `Clopper-Pearson equals the same example`() throws {
    let first = try #require(clopperPearsonInterval(successes: 81, trials: 263, level: 0.95))
    #expect(isClose(first.low, 0.2527, 5e-5) && isClose(first.high, 0.3676, 5e-5))
    let second = try #require(clopperPearsonInterval(successes: 15, trials: 148, level: 0.95))
    #expect(isClose(second.low, 0.0578, 5e-5) && isClose(second.high, 0.1617, 5e-5))
  }

  @Test func `the exact upper limit without successes is the closed form`() throws {
    let interval = try #require(clopperPearsonInterval(successes: 0, trials: 20, level: 0.95))
    #expect(interval.low == 0)
    #expect(isClose(interval.high, 0.16843347098308536, 1e-12))
  }

  @Test(arguments: [1, 5, 30])
  func `Clopper-Pearson covers at least its level for every share`(trials: Int) throws {
    let intervals = try (0...trials).map {
      try #require(clopperPearsonInterval(successes: Double($0), trials: trials, level: 0.9))
    }
    for step in 1..<200 {
      let p = Double(step) / 200
      var coverage = 0.0
      var mass = (0..<trials).reduce(1.0) { product, _ in product * (1 - p) }
      for k in 0...trials {
        if intervals[k].contains(p) { coverage += mass }
        mass *= Double(trials - k) / Double(k + 1) * p / (1 - p)
      }
      #expect(coverage >= 0.9 - 1e-12)
    }
  }

  @Test func `Jeffreys lies between the exact limits`() throws {
    for k in 0...12 {
      let exact = try #require(
        clopperPearsonInterval(successes: Double(k), trials: 12, level: 0.95))
      let jeffreys = try #require(jeffreysInterval(successes: Double(k), trials: 12, level: 0.95))
      #expect(jeffreys.low >= exact.low && jeffreys.high <= exact.high)
    }
    // Beta(3.5, 7.5) quantiles.
    let interval = try #require(jeffreysInterval(successes: 3, trials: 10, level: 0.95))
    #expect(isClose(interval.low, 0.0927, 1e-4) && isClose(interval.high, 0.6058, 1e-4))
  }

  @Test func `impossible counts have no interval`() {
    #expect(wilsonInterval(successes: 1, trials: 0, level: 0.95) == nil)
    #expect(wilsonInterval(successes: 3, trials: 2, level: 0.95) == nil)
    #expect(clopperPearsonInterval(successes: .nan, trials: 2, level: 0.95) == nil)
    #expect(jeffreysInterval(successes: 1, trials: 2, level: 95) == nil)
  }
}
