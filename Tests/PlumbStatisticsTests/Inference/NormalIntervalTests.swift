import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct NormalIntervalTests {
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.9, 1.2815515655446004), (0.025, -1.959963984540054),
    (1e-10, -6.361340902404056), (1e-6, -4.753424308822899),
  ])
  func `normal quantiles equal published values`(p: Double, x: Double) {
    #expect(isClose(normalQuantile(p), x, 1e-13 * max(1, abs(x))))
    #expect(isClose(normalCDF(x), p, 1e-13))
  }

  @Test func `normal quantiles outside the unit interval do not exist`() {
    #expect(normalQuantile(-0.1).isNaN)
    #expect(normalQuantile(.nan).isNaN)
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
  }

  @Test(arguments: [
    (0.975, 1.0, 12.706204736174698), (0.975, 4.0, 2.7764451051977987),
    (0.975, 30.0, 2.0422724563012373),
    (0.95, 10.0, 1.8124611228107335), (0.6, 3.0, 0.27667066233268955), (0.975, 1e6, 1.9599663),
  ])
  func `Student quantiles equal published tables`(p: Double, degrees: Double, t: Double) {
    #expect(isClose(studentQuantile(p, degrees: degrees), t, 3e-7 * t))
    #expect(isClose(studentCDF(t, degrees: degrees), p, 1e-8))
  }

  // scipy.stats.t.sf.
  @Test(arguments: [
    (10.935955305283652, 804.0, 2.386700517781995e-26), (5.0, 10.0, 0.00026866680137822634),
    (8.0, 100.0, 1.1364324038640347e-12), (0.5, 30.0, 0.3103615024425636),
  ])
  func `small tails keep their digits`(t: Double, degrees: Double, tail: Double) {
    #expect(abs(studentCDF(-t, degrees: degrees) / tail - 1) < 1e-9)
  }

  @Test func `the normal interval is the mean and 1.96 standard errors`() throws {
    let interval = try #require(Moments([1, 2, 3, 4, 5]).normalInterval())
    let half = 1.959963984540054 * (2.5 / 5).squareRoot()
    #expect(isClose(interval.low, 3 - half, 1e-12))
    #expect(isClose(interval.high, 3 + half, 1e-12))
    #expect(interval.level == 0.95)
  }

  @Test func `the Student interval uses n - 1 degrees of freedom`() throws {
    let interval = try #require(Moments([1, 2, 3, 4, 5]).studentInterval())
    #expect(isClose(interval.high, 3 + 2.7764451051977987 * 0.5.squareRoot(), 1e-10))
  }

  @Test func `one value has no interval`() {
    #expect(Moments([1]).normalInterval() == nil)
    #expect(Moments([1]).studentInterval() == nil)
    #expect(Moments([1, 2]).normalInterval(level: 1) == nil)
  }
}
