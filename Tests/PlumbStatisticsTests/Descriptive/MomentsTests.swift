import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct MomentsTests {
  @Test func `of nothing are undefined, not zero`() {
    let moments = Moments()
    #expect(moments.count == 0)
    #expect(moments.mean == nil)
    #expect(moments.variance == nil)
    #expect(moments.standardError == nil)
  }

  @Test func `of one value have a mean and no spread`() {
    let moments = Moments([3])
    #expect(moments.mean == 3)
    #expect(moments.standardDeviation == nil)
    #expect(moments.standardError == nil)
  }

  @Test func `agree with the two-pass formulas`() {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    let moments = Moments(values)
    #expect(moments.count == 8)
    #expect(isClose(moments.mean, 5, 1e-15))
    #expect(isClose(moments.variance, 32.0 / 7, 1e-14))
    #expect(isClose(moments.standardError, (32.0 / 56).squareRoot(), 1e-15))
  }

  @Test func `stay exact far from zero`() {
    let moments = Moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(isClose(moments.variance, 30, 1e-9))
  }

  @Test(arguments: 0...8) func `merge as if counted in one pass`(split: Int) {
    let values = [2.5, -4, 0.25, 4, 5.5, 5, 7, 900]
    var left = Moments(values.prefix(split))
    left.merge(Moments(values.dropFirst(split)))
    let whole = Moments(values)
    #expect(left.count == whole.count)
    #expect(isClose(left.mean, whole.mean, 1e-12))
    #expect(isClose(left.variance, whole.variance, 1e-9))
  }

  @Test(arguments: [Double.nan, .infinity]) func `with a value that is not finite are undefined`(
    bad: Double
  ) {
    let moments = Moments([1, bad, 2])
    #expect(moments.count == 3)
    #expect(moments.mean == nil)
    #expect(moments.variance == nil)
  }
}
