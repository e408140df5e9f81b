import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct QuantileTests {
  @Test(arguments: [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (0.9, 3.7), (1.0, 4.0)])
  func `interpolate as NumPy's percentile`(p: Double, expected: Double) {
    #expect(isClose(quantile([4, 2, 1, 3], p), expected, 1e-14))
  }

  @Test func `of nothing, of NaN or outside the unit interval do not exist`() {
    #expect(quantile([], 0.5) == nil)
    #expect(quantile([1, .nan], 0.5) == nil)
    #expect(quantile([1, 2], 1.5) == nil)
    #expect(quantileInterval([1, 2], level: 1) == nil)
  }

  @Test func `an interval leaves half the rest on each side`() throws {
    let interval = try #require(quantileInterval((0...100).map(Double.init), level: 0.9))
    #expect(isClose(interval.low, 5, 1e-12) && isClose(interval.high, 95, 1e-12))
    #expect(interval.contains(5) && !interval.contains(4.9))
  }
}
