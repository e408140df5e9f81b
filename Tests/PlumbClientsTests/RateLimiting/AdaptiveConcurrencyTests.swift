import PlumbClients
import Testing

@Suite struct AdaptiveConcurrencyTests {
  @Test func `doubles each clean round until the maximum`() {
    var concurrency = AdaptiveConcurrency(start: 4, maximum: 30)
    var limits: [Int] = []
    for _ in 0..<4 {
      for _ in 0..<concurrency.limit { concurrency.noteSuccess(isSaturated: true, now: .zero) }
      limits.append(concurrency.limit)
    }
    #expect(limits == [8, 16, 30, 30])
  }

  @Test func `an idle limit does not grow`() {
    var concurrency = AdaptiveConcurrency(start: 4, maximum: 30)
    for _ in 0..<100 { concurrency.noteSuccess(isSaturated: false, now: .zero) }
    #expect(concurrency.limit == 4)
  }

  @Test func `one burst of refusals cuts once, the next after the cool-down`() {
    var concurrency = AdaptiveConcurrency(start: 50, maximum: 100)
    for _ in 0..<50 { concurrency.noteRateLimited(now: .seconds(1)) }
    #expect(concurrency.limit == 40)
    concurrency.noteRateLimited(now: .seconds(16))
    #expect(concurrency.limit == 32)
  }

  @Test func `growth pauses after trouble, then goes on by a twentieth`() {
    var concurrency = AdaptiveConcurrency(start: 40, maximum: 100)
    concurrency.noteTrouble(now: .zero)
    for _ in 0..<500 { concurrency.noteSuccess(isSaturated: true, now: .seconds(14)) }
    #expect(concurrency.limit == 40)
    for _ in 0..<40 { concurrency.noteSuccess(isSaturated: true, now: .seconds(15)) }
    #expect(concurrency.limit == 42)
  }

  @Test func `the limit stays between its bounds whatever happens`() {
    var concurrency = AdaptiveConcurrency(start: 5, minimum: 2, maximum: 9)
    var state: UInt64 = 1
    for step in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      switch state >> 60 {
      case 0: concurrency.noteRateLimited(now: .seconds(step))
      case 1: concurrency.noteTrouble(now: .seconds(step))
      default: concurrency.noteSuccess(isSaturated: true, now: .seconds(step))
      }
      #expect((2...9).contains(concurrency.limit))
    }
  }
}
