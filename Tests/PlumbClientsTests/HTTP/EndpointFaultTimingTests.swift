import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct EndpointFaultTimingTests {
  @Test func `an endpoint that drips is given up after the timeout`() async throws {
    let start = ContinuousClock.now
    let (error, address) = try await chatError(timeout: .milliseconds(300)) { _ in
      .chat("hello").dripping(1, every: .milliseconds(20))
    }
    #expect(error == ModelError(.timeout, "\(address): no complete reply within 0.3 s. Trying again may help."))
    #expect(ContinuousClock.now - start < .seconds(3))
  }
}
