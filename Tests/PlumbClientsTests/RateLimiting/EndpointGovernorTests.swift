import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct EndpointGovernorTests {
  func governor(
    _ concurrency: Int, rpm: Double? = nil, tpm: Double? = nil, clock: any Clock<Duration> = ContinuousClock(),
    breaker: CircuitBreaker.Configuration = .init()
  ) -> EndpointGovernor {
    EndpointGovernor(
      name: "http://h",
      limits: EndpointLimits(
        startConcurrency: concurrency, maximumConcurrency: concurrency, requestsPerMinute: rpm, tokensPerMinute: tpm,
        breaker: breaker), clock: clock)
  }

  func waitUntil(_ condition: () -> Bool) async throws {
    let start = ContinuousClock.now
    while !condition() {
      guard ContinuousClock.now - start < .seconds(20) else { throw UnexpectedReply() }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test func `never more in flight than the maximum, with thousands of waiters`() async throws {
    let governor = governor(7)
    let peak = Shared((now: 0, most: 0))
    try await withThrowingTaskGroup { group in
      for _ in 0..<3000 {
        group.addTask {
          let permit = try await governor.admit()
          peak.withLock { peak in
            peak.now += 1
            peak.most = max(peak.most, peak.now)
          }
          await Task.yield()
          peak.withLock { $0.now -= 1 }
          governor.finish(permit, .answered(tokens: nil))
        }
      }
      try await group.waitForAll()
    }
    #expect(peak.withLock { $0.most } <= 7)
    #expect(governor.inFlight == 0 && governor.waiting == 0)
  }

  @Test func `waiters are served in the order they came`() async throws {
    let governor = governor(1)
    let first = try await governor.admit()
    let order = Shared<[Int]>([])
    try await withThrowingTaskGroup { group in
      for index in 0..<50 {
        group.addTask {
          let permit = try await governor.admit()
          order.withLock { $0.append(index) }
          governor.finish(permit, .answered(tokens: nil))
        }
        try await waitUntil { governor.waiting == index + 1 }
      }
      governor.finish(first, .answered(tokens: nil))
      try await group.waitForAll()
    }
    #expect(order.withLock { $0 } == Array(0..<50))
  }

  @Test func `a cancelled waiter leaves the line and takes no slot`() async throws {
    let governor = governor(1)
    let first = try await governor.admit()
    let cancelled = Task { try await governor.admit() }
    try await waitUntil { governor.waiting == 1 }
    let behind = Task { try await governor.admit() }
    try await waitUntil { governor.waiting == 2 }
    cancelled.cancel()
    await #expect(throws: ModelError(.cancelled, "http://h: the request was cancelled.")) { try await cancelled.value }
    #expect(governor.waiting == 1)
    governor.finish(first, .answered(tokens: nil))
    let permit = try await behind.value
    #expect(governor.inFlight == 1)
    governor.finish(permit, .answered(tokens: nil))
    #expect(governor.inFlight == 0)
  }

  @Test func `no slot leaks when waiters are cancelled at random`() async throws {
    let governor = governor(3)
    let tasks = (0..<2000).map { index in
      Task {
        guard let permit = try? await governor.admit() else { return false }
        if index % 3 == 0 { await Task.yield() }
        governor.finish(permit, index % 5 == 0 ? .cancelled : .answered(tokens: nil))
        return true
      }
    }
    for (index, task) in tasks.enumerated() where index % 2 == 0 {
      if index % 10 == 0 { await Task.yield() }
      task.cancel()
    }
    var served = 0
    for task in tasks where await task.value { served += 1 }
    #expect(served >= 1000)
    #expect(governor.inFlight == 0 && governor.waiting == 0)
    let permit = try await governor.admit()
    governor.finish(permit, .cancelled)
  }

  @Test func `requests a minute are kept`() async throws {
    let clock = ManualClock()
    let governor = governor(1000, rpm: 60, clock: clock)
    let sent = Shared<[Duration]>([])
    try await withThrowingTaskGroup { group in
      for _ in 0..<10 {
        group.addTask {
          let permit = try await governor.admit()
          sent.withLock { $0.append(clock.now.offset) }
          governor.finish(permit, .answered(tokens: nil))
        }
      }
      while sent.withLock({ $0.count }) < 10 {
        if clock.sleeperCount > 0 { clock.advanceToNextSleeper() }
        await Task.yield()
      }
      try await group.waitForAll()
    }
    let times = sent.withLock { $0 }
    #expect(times.filter { $0 == .zero }.count == 2)
    #expect(times.max() == .seconds(8))
  }

  @Test func `tokens a minute are kept and settled by what was used`() async throws {
    let clock = ManualClock()
    let governor = governor(1000, tpm: 3000, clock: clock)
    let permit = try await governor.admit(tokens: 100)
    let second = Task { try await governor.admit(tokens: 50) }
    await clock.waitForSleepers()
    #expect(clock.slept.last == .seconds(1))
    governor.finish(permit, .answered(tokens: 40))
    governor.finish(try await second.value, .answered(tokens: 50))
    #expect(clock.now.offset == .zero)
  }

  @Test func `a pause holds everyone back, also those already in line`() async throws {
    let clock = ManualClock()
    let governor = governor(5, clock: clock)
    governor.pause(for: .seconds(30))
    let task = Task { try await governor.admit() }
    await clock.waitForSleepers()
    governor.pause(for: .seconds(40))
    clock.advance(by: .seconds(30))
    await clock.waitForSleepers()
    #expect(governor.inFlight == 0)
    clock.advance(by: .seconds(10))
    governor.finish(try await task.value, .answered(tokens: nil))
  }

  @Test func `a refusal for too many requests cuts the concurrency`() async throws {
    let governor = governor(10)
    let permits = try await permits(10, governor)
    for permit in permits { governor.finish(permit, .failed(ModelError(.rateLimited, "x"))) }
    #expect(governor.concurrencyLimit == 8)
  }

  @Test func `an endpoint that stays dead fails everyone with a sentence`() async throws {
    let clock = ManualClock()
    let governor = governor(
      2, clock: clock, breaker: .init(failures: 2, coolDown: .seconds(5), longestCoolDown: .seconds(5), probes: 1))
    let trouble = ModelError(.connection, "http://h/v1: the connection was refused. Trying again may help.")
    for permit in try await permits(2, governor) { governor.finish(permit, .failed(trouble)) }
    let probe = Task { try await governor.admit() }
    try await waitUntil { governor.waiting == 1 }
    let others = (0..<5).map { _ in Task { try await governor.admit() } }
    try await waitUntil { governor.waiting == 6 }
    await clock.waitForSleepers()
    clock.advance(by: .seconds(5))
    let permit = try await probe.value
    #expect(governor.inFlight == 1 && governor.waiting == 5)
    governor.finish(permit, .failed(trouble))
    for other in others {
      await #expect(
        throws: ModelError(
          .unavailable,
          "http://h/v1: the connection was refused. The endpoint has failed 3 times in a row over 5 s, so no more requests "
            + "are made for now. Check it, then run again: what was answered is kept.")
      ) { try await other.value }
    }
    #expect(governor.inFlight == 0 && governor.waiting == 0)
    clock.advance(by: .seconds(5))
    governor.finish(try await governor.admit(), .answered(tokens: nil))
    _ = try await permits(2, governor)
  }

  @Test func `two models on one endpoint share the lower limits`() async throws {
    let registry = GovernorRegistry()
    let first = registry.governor(of: "http://h", limits: EndpointLimits(startConcurrency: 8, maximumConcurrency: 8))
    let second = registry.governor(of: "http://h", limits: EndpointLimits(startConcurrency: 3, maximumConcurrency: 3))
    #expect(first === second && first.concurrencyLimit == 3)
    let third = registry.governor(of: "http://h", limits: EndpointLimits())
    #expect(third.concurrencyLimit == 3)
    #expect(registry.governor(of: "http://other", limits: EndpointLimits()).concurrencyLimit == 20)
  }

  private func permits(_ count: Int, _ governor: EndpointGovernor) async throws -> [EndpointGovernor.Permit] {
    var permits: [EndpointGovernor.Permit] = []
    for _ in 0..<count { permits.append(try await governor.admit()) }
    return permits
  }
}
