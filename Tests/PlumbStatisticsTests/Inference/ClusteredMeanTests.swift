import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct ClusteredMeanTests {
  @Test func `clusters of one give the naive error`() throws {
    let values = [1.0, 4, 2, 8, 5]
    let result = try clusteredMean(values, clusters: [0, 1, 2, 3, 4])
    #expect(isClose(result.standardError, result.naiveStandardError, 1e-12))
    #expect(isClose(result.designEffect, 1, 1e-12))
  }

  @Test func `the error is Miller's formula`() throws {
    let values = [1.0, 2, 4, 8, 16, 3]
    let clusters = [0, 0, 1, 1, 1, 2]
    let mean = 34.0 / 6
    var cross = 0.0
    for i in 0..<6 {
      for j in 0..<6 where i != j && clusters[i] == clusters[j] {
        cross += (values[i] - mean) * (values[j] - mean)
      }
    }
    let naive = try #require(Moments(values).standardError)
    let result = try clusteredMean(values, clusters: clusters)
    #expect(isClose(result.standardError, (naive * naive + cross / 36).squareRoot(), 1e-12))
    #expect(result.clusters == 3)
  }

  @Test func `intervals cover 95 percent where naive ones do not`() throws {
    var clustered = 0
    var naive = 0
    let runs = 1200
    let clusters = (0..<500).map { $0 / 5 }
    for run in 0..<runs {
      var generator = SplitMix64(seed: 77, index: run)
      var shared = 0.0
      let values = (0..<500).map { row -> Double in
        if row % 5 == 0 { shared = Double.random(in: -1...1, using: &generator) }
        return shared + Double.random(in: -1.2...1.2, using: &generator)
      }
      let result = try clusteredMean(values, clusters: clusters)
      if try #require(result.interval()).contains(0) { clustered += 1 }
      if abs(result.mean) <= 1.959964 * result.naiveStandardError { naive += 1 }
    }
    #expect(isClose(Double(clustered) / Double(runs), 0.95, 0.02))
    #expect(Double(naive) / Double(runs) < 0.88)
  }

  @Test func `one cluster has no error`() {
    #expect {
      try clusteredMean([1, 2, 3], clusters: [9, 9, 9])
    } throws: {
      "\($0)" == "All 3 values lie in one cluster, so the standard error is undefined."
    }
  }
}
