import PlumbTestSupport
import Testing

@testable import PlumbStatistics

@Suite struct IncompleteBetaTests {
  @Test(arguments: [(1, 1), (2, 3), (5, 1), (7, 12)])
  func `whole shapes give binomial tails`(a: Int, b: Int) {
    let n = a + b - 1
    for step in 1..<10 {
      let x = Double(step) / 10
      var tail = 0.0
      for k in a...n {
        var term = 1.0
        for i in 0..<k { term *= Double(n - i) / Double(i + 1) * x }
        for _ in 0..<(n - k) { term *= 1 - x }
        tail += term
      }
      #expect(isClose(incompleteBeta(x, Double(a), Double(b)), tail, 1e-13))
    }
  }

  @Test(arguments: [(0.5, 0.5), (2.0, 7.0), (300.5, 0.5), (1e4, 2e4)])
  func `the quantile inverts the distribution`(a: Double, b: Double) {
    for p in [1e-6, 0.025, 0.3, 0.5, 0.975] {
      let x = betaQuantile(p, a, b)
      #expect(isClose(incompleteBeta(x, a, b), p, 1e-11))
    }
  }

  @Test func `impossible arguments give NaN`() {
    #expect(incompleteBeta(0.5, 0, 1).isNaN)
    #expect(incompleteBeta(1.5, 1, 1).isNaN)
    #expect(betaQuantile(-1, 1, 1).isNaN)
  }
}
