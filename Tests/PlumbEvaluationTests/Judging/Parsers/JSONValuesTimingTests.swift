import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct JSONValuesTimingTests {
  @Test func `many open brackets do not take long`() throws {
    let start = ContinuousClock.now
    #expect(jsonValues(in: String(repeating: "[", count: 3000)).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
