import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct BootstrapTests {
  private let lsat: [Double] = [
    576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594,
  ]
  private let gpa: [Double] = [
    3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
  ]

  private func correlated(_ rows: [Int]) -> Double? {
    try? correlation(rows.map { lsat[$0] }, rows.map { gpa[$0] }, kind: .pearson).value
  }

  @Test func `the law school example has Efron and Tibshirani's standard error`() throws {
    let result = try bootstrap(
      ResamplingDesign(count: 15), rounds: 3200, seed: 1, method: .bca, statistic: correlated)
    #expect(isClose(result.estimate, 0.776, 5e-4))
    // Table 6.1: 0.132 with 3200 rounds.
    #expect(isClose(result.standardError, 0.132, 0.008))
    #expect(result.interval.low > 0.2 && result.interval.low < 0.45)
    #expect(result.interval.high > 0.9 && result.interval.high < 0.96)
  }

  @Test func `the same seed gives the same result`() throws {
    let once = try bootstrapMean(gpa, rounds: 50, seed: 7)
    try #expect(bootstrapMean(gpa, rounds: 50, seed: 7) == once)
    try #expect(bootstrapMean(gpa, rounds: 50, seed: 8) != once)
  }

  @Test func `the error of a mean is its formula`() throws {
    let result = try bootstrapMean(lsat, rounds: 6000, seed: 2)
    let variance = try #require(Moments(lsat).variance)
    #expect(isClose(result.standardError, (variance * 14 / 15 / 15).squareRoot(), 0.4))
    #expect(isClose(result.bias, 0, 0.6))
  }

  @Test func `basic limits mirror percentile limits at the estimate`() throws {
    let percentile = try bootstrapMean(gpa, rounds: 500, seed: 3)
    let basic = try bootstrapMean(gpa, rounds: 500, seed: 3, method: .basic)
    #expect(isClose(basic.interval.low, 2 * percentile.estimate - percentile.interval.high, 1e-12))
    #expect(isClose(basic.interval.high, 2 * percentile.estimate - percentile.interval.low, 1e-12))
  }

  @Test func `BCa moves towards the long tail`() throws {
    var generator = SplitMix64(seed: 4)
    let skewed = (0..<40).map { _ -> Double in
      let u = Double.random(in: 0.001..<1, using: &generator)
      return (1 / u).squareRoot()
    }
    let percentile = try bootstrapMean(skewed, rounds: 2000, seed: 3)
    let bca = try bootstrapMean(skewed, rounds: 2000, seed: 3, method: .bca)
    #expect(bca.interval.low > percentile.interval.low)
    #expect(bca.interval.high > percentile.interval.high)
  }

  @Test func `strata keep their sizes`() throws {
    let strata = [0, 0, 0, 1, 1, 2, 2, 2, 2]
    let values = strata.map { Double(100 * $0) }
    let design = try ResamplingDesign(count: 9, clusters: nil, strata: strata)
    let result = try bootstrapMean(values, design: design, rounds: 40, seed: 5)
    #expect(result.replicates.allSatisfy { isClose($0, result.estimate, 1e-9) })
  }

  @Test func `clusters are drawn whole`() throws {
    let clusters = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    let values = clusters.map { Double($0 * $0) }
    let design = try ResamplingDesign(count: 9, clusters: clusters, strata: nil)
    let result = try bootstrapMean(values, design: design, rounds: 300, seed: 5)
    // Means of three draws of 0, 1 or 4.
    for value in result.replicates { #expect(isClose(3 * value, (3 * value).rounded(), 1e-9)) }
    #expect(Set(result.replicates).count == 10)
  }

  @Test func `a cluster in two strata is refused`() {
    #expect {
      try ResamplingDesign(count: 2, clusters: [7, 7], strata: [0, 1])
    } throws: {
      "\($0)" == "Cluster 7 lies in strata 0 and 1; it must lie in one."
    }
  }

  @Test func `one value, no value and NaN have no bootstrap`() {
    #expect {
      try bootstrapMean([1], rounds: 10, seed: 0)
    } throws: {
      "\($0)" == "A bootstrap of 1 units has no spread; it needs at least two."
    }
    #expect(throws: StatisticsError.self) { try bootstrapMean([], rounds: 10, seed: 0) }
    #expect(throws: StatisticsError.self) { try bootstrapMean([1, .nan], rounds: 10, seed: 0) }
    #expect(throws: StatisticsError.self) { try bootstrapMean([1, 2], rounds: 0, seed: 0) }
  }

  @Test func `BCa of constant values is undefined, not zero`() {
    #expect {
      try bootstrapMean([2, 2, 2], rounds: 10, seed: 0, method: .bca)
    } throws: {
      ($0 as? StatisticsError)?.code == .noVariation
    }
  }
}
