import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct RetryingClientTests {
  let overloaded = ModelError(.server, "http://h/v1: HTTP 503 (overloaded). Trying again may help.")

  func client(
    _ base: any ModelClient, _ clock: ManualClock, policy: RetryPolicy = RetryPolicy(),
    observer: (any ClientObserver)? = nil
  ) -> RetryingClient {
    RetryingClient(
      base, governor: EndpointGovernor(name: "http://h", clock: clock), policy: policy, observer: observer, clock: clock
    )
  }

  @Test func `tries again until there is an answer`() async throws {
    let base = ClosureClient { [overloaded] index, _ in
      index < 3 ? .failure(overloaded) : .success(ModelReply(text: "ok"))
    }
    let clock = ManualClock(isAutomatic: true)
    let reply = try await client(base, clock).reply(to: ask("x"))
    #expect(reply.text == "ok" && base.count == 4)
    #expect(clock.slept.count == 3)
    for (slept, bound) in zip(clock.slept, [0.5, 1, 2]) { #expect(slept.inSeconds <= bound) }
  }

  @Test func `gives up after the attempts with a sentence`() async throws {
    let base = ClosureClient { [overloaded] _, _ in .failure(overloaded) }
    let clock = ManualClock(isAutomatic: true)
    let error = await failure(of: client(base, clock), ask("x"))
    let total = clock.slept.reduce(Duration.zero, +)
    #expect(error?.message == "http://h/v1: HTTP 503 (overloaded). Gave up after 6 attempts over \(total.inWords).")
    #expect(error?.code == .server && base.count == 6)
  }

  @Test func `one attempt is called one attempt`() async throws {
    let base = ClosureClient { [overloaded] _, _ in .failure(overloaded) }
    let error = await failure(
      of: client(base, ManualClock(isAutomatic: true), policy: RetryPolicy(maximumAttempts: 1)), ask("x"))
    #expect(error?.message == "http://h/v1: HTTP 503 (overloaded). Gave up after 1 attempt over 0 s.")
  }

  @Test(arguments: [
    ModelError(.unauthorized, "no key."), ModelError(.notFound, "no model."), ModelError(.invalidRequest, "bad."),
    ModelError(.notRecorded, "no."), ModelError(.server, "never.", isPermanent: true), ModelError(.budget, "spent."),
  ])
  func `permanent errors are thrown at once and unchanged`(_ error: ModelError) async throws {
    let base = ClosureClient { _, _ in .failure(error) }
    #expect(await failure(of: client(base, ManualClock(isAutomatic: true)), ask("x")) == error)
    #expect(base.count == 1)
  }

  @Test func `waits are the same for the same request and differ between requests`() async throws {
    func waits(_ text: String) async -> [Duration] {
      let clock = ManualClock(isAutomatic: true)
      let base = ClosureClient { [overloaded] _, _ in .failure(overloaded) }
      _ = await failure(of: client(base, clock), ask(text))
      return clock.slept
    }
    let first = await waits("a")
    #expect(await waits("a") == first)
    #expect(await waits("b") != first)
    #expect(first.count == 5)
  }

  @Test func `Retry-After is honoured and pauses the whole endpoint`() async throws {
    let clock = ManualClock()
    let governor = EndpointGovernor(name: "http://h", clock: clock)
    let base = ClosureClient { index, _ in
      index == 0 ? .failure(ModelError(.rateLimited, "slow.", retryAfter: 20)) : .success(ModelReply(text: "ok"))
    }
    let client = RetryingClient(base, governor: governor, clock: clock)
    let first = Task { try await client.reply(to: ask("a")) }
    await clock.waitForSleepers(1)
    #expect((20...20.5).contains(clock.slept[0].inSeconds))
    let second = Task { try await client.reply(to: ask("b")) }
    await clock.waitForSleepers(2)
    #expect(clock.slept[1] == .seconds(20))
    clock.advance(by: .seconds(19))
    #expect(base.count == 1)
    clock.advance(by: .seconds(2))
    #expect(try await first.value.text == "ok")
    #expect(try await second.value.text == "ok")
    #expect(base.count == 3)
  }

  @Test func `a wait beyond the total time is not begun`() async throws {
    let base = ClosureClient { _, _ in
      .failure(
        ModelError(.rateLimited, "http://h: HTTP 429. It asks to wait 1 h. Trying again may help.", retryAfter: 3600))
    }
    let clock = ManualClock()
    let error = await failure(of: client(base, clock), ask("x"))
    #expect(error?.message == "http://h: HTTP 429. It asks to wait 1 h. Gave up after 1 attempt over 0 s.")
    #expect(clock.slept.isEmpty)
  }

  @Test func `the total time ends the attempts`() async throws {
    let clock = ManualClock(isAutomatic: true)
    let base = ClosureClient { [overloaded] _, _ in
      clock.advance(by: .seconds(40))
      return .failure(overloaded)
    }
    let policy = RetryPolicy(maximumAttempts: 100, totalTimeLimit: .seconds(100))
    let error = await failure(of: client(base, clock, policy: policy), ask("x"))
    #expect(base.count == 3)
    #expect(error?.message.hasPrefix("http://h/v1: HTTP 503 (overloaded). Gave up after 3 attempts over 2 min") == true)
  }

  @Test func `cancelling ends a wait at once and leaves no slot taken`() async throws {
    let clock = ManualClock()
    let governor = EndpointGovernor(name: "http://h", clock: clock)
    let base = ClosureClient { [overloaded] _, _ in .failure(overloaded) }
    let client = RetryingClient(base, governor: governor, clock: clock)
    let task = Task { try await client.reply(to: ask("a")) }
    await clock.waitForSleepers()
    #expect(governor.inFlight == 0)
    task.cancel()
    await #expect(throws: ModelError(.cancelled, "http://h: the request was cancelled.")) { try await task.value }
    #expect(governor.inFlight == 0 && base.count == 1)
  }

  @Test func `the observer hears of every step`() async throws {
    let events = Shared<[ClientEvent]>([])
    let observer = ClosureObserver { event in events.withLock { $0.append(event) } }
    let base = ClosureClient { [overloaded] index, _ in
      index == 0 ? .failure(overloaded) : .success(ModelReply(text: "ok"))
    }
    let clock = ManualClock(isAutomatic: true)
    let client = client(base, clock, observer: observer)
    _ = try await client.reply(to: ask("x"))
    let who = base.identity
    #expect(
      events.withLock { $0 } == [
        .attemptStarted(who, attempt: 1, inFlight: 1),
        .attemptFinished(who, attempt: 1, inFlight: 0, seconds: 0, error: overloaded),
        .retrying(who, attempt: 1, seconds: clock.slept[0].inSeconds, because: overloaded),
        .attemptStarted(who, attempt: 2, inFlight: 1),
        .attemptFinished(who, attempt: 2, inFlight: 0, seconds: 0, error: nil),
      ])
  }

  @Test func `against a real endpoint, faults pass and no answered request comes twice`() async throws {
    let script: ScriptedServer.Script = { request in
      switch request.index % 7 {
      case 1: .error(429, "slow", headers: [(name: "Retry-After", value: "0")])
      case 2: .error(503, "overloaded")
      case 3: ScriptedReply.chat("x").truncated(to: 30)
      case 4: ScriptedReply.chat("x").reset(after: 10)
      default: .chat("answer to \(request.question)")
      }
    }
    try await withChatClient(script: script) { base, server in
      let client = RetryingClient(
        base, governor: EndpointGovernor(name: "h"),
        policy: RetryPolicy(maximumAttempts: 50, baseDelay: .milliseconds(1), longestDelay: .milliseconds(5)))
      try await withThrowingTaskGroup { group in
        for index in 0..<200 {
          group.addTask {
            let reply = try await client.reply(to: ask("q\(index)"))
            #expect(reply.text == "answer to q\(index)")
          }
        }
        try await group.waitForAll()
      }
      #expect(server.log.answeredTwice.isEmpty)
      #expect(server.log.answered.count == 200)
      #expect(server.log.peakInFlight <= 100)
    }
  }
}
