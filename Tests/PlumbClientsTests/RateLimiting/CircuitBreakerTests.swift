import PlumbClients
import PlumbCore
import Testing

@Suite struct CircuitBreakerTests {
  let trouble = ModelError(.server, "http://h/v1: HTTP 503 (overloaded). Trying again may help.")
  let configuration = CircuitBreaker.Configuration(
    failures: 3, coolDown: .seconds(5), longestCoolDown: .seconds(8), probes: 2)

  @Test func `opens after failures in a row, probes once, closes on success`() {
    var breaker = CircuitBreaker(configuration)
    breaker.noteFailure(trouble, isProbe: false, now: .seconds(1))
    breaker.noteFailure(trouble, isProbe: false, now: .seconds(2))
    breaker.noteSuccess()
    for second in 3...4 { breaker.noteFailure(trouble, isProbe: false, now: .seconds(second)) }
    #expect(breaker.admission(now: .seconds(4)) == .pass)
    breaker.noteFailure(trouble, isProbe: false, now: .seconds(5))
    #expect(breaker.admission(now: .seconds(5)) == .wait(until: .seconds(10)))
    #expect(breaker.admission(now: .seconds(10)) == .probe)
    breaker.beginProbe()
    #expect(breaker.admission(now: .seconds(11)) == .waitForProbe)
    breaker.noteSuccess()
    #expect(breaker.admission(now: .seconds(11)) == .pass)
  }

  @Test func `a failed probe doubles the cool-down, several make the endpoint dead`() {
    var breaker = CircuitBreaker(configuration)
    for second in 0..<3 { breaker.noteFailure(trouble, isProbe: false, now: .seconds(second)) }
    breaker.beginProbe()
    breaker.noteFailure(trouble, isProbe: true, now: .seconds(7))
    #expect(breaker.admission(now: .seconds(7)) == .wait(until: .seconds(15)))
    breaker.beginProbe()
    breaker.noteFailure(trouble, isProbe: true, now: .seconds(62))
    #expect(
      breaker.admission(now: .seconds(63))
        == .refuse(
          ModelError(
            .unavailable,
            "http://h/v1: HTTP 503 (overloaded). The endpoint has failed 5 times in a row over 62 s, so no more requests "
              + "are made for now. Check it, then run again: what was answered is kept.")))
    #expect(breaker.admission(now: .seconds(70)) == .probe)
    breaker.beginProbe()
    breaker.noteSuccess()
    #expect(breaker.isClosed)
  }

  @Test func `an abandoned probe lets the next one go`() {
    var breaker = CircuitBreaker(configuration)
    for second in 0..<3 { breaker.noteFailure(trouble, isProbe: false, now: .seconds(second)) }
    breaker.beginProbe()
    breaker.abandonProbe(now: .seconds(9))
    #expect(breaker.admission(now: .seconds(9)) == .probe)
  }
}
