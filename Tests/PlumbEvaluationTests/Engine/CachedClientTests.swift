import PlumbCore
import PlumbJudging
import PlumbTestSupport
import Testing

@Suite struct CachedClientTests {
  private func ask(_ text: String = "q") -> ModelRequest { ModelRequest(messages: [Message(.user, text)]) }

  @Test func `the same request is asked once, now and later`() async throws {
    let base = ScriptedClient(saying: "a")
    let (store, metrics) = (InMemoryStore(), RunMetrics())
    let client = CachedClient(scripted: base, store: store, metrics: metrics)
    #expect(try await client.reply(to: ask()).text == "a")
    #expect(try await client.reply(to: ask()).text == "a")
    #expect(try await CachedClient(scripted: base, store: store).reply(to: ask()).text == "a")
    #expect(base.requests.count == 1)
    #expect(metrics.snapshot.answered == 1 && metrics.snapshot.cached == 1)
    #expect(try await store.spend(of: "run").requests == 1)
  }

  @Test func `equal requests in flight are asked once, different ones each`() async throws {
    let gate = AsyncGate()
    let base = ScriptedClient { request throws(ModelError) in
      await gate.wait()
      return ModelReply(text: request.messages[0].content)
    }
    let client = CachedClient(scripted: base)
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<60 { group.addTask { try await client.reply(to: ask("q\(index % 3)")).text } }
      while base.requests.count < 3 { await Task.yield() }
      gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts.count == 60 && Set(texts) == ["q0", "q1", "q2"])
    #expect(base.requests.count == 3)
  }

  @Test func `a reply is in the store before anyone sees it`() async throws {
    let store = InMemoryStore()
    let base = ScriptedClient(saying: "a")
    let client = CachedClient(scripted: base, store: store)
    for index in 0..<50 {
      let request = ask("\(index)")
      let reply = try await client.reply(to: request)
      #expect(try await store.reply(for: RequestKey(request, to: base.identity)) == reply)
    }
  }

  @Test func `a failure is not stored, and the next call asks again`() async throws {
    let tries = Counter()
    let store = InMemoryStore()
    let metrics = RunMetrics()
    let base = ScriptedClient { _ throws(ModelError) in
      if tries.add(1) == 1 { throw ModelError(.server, "In trouble.") }
      return ModelReply(text: "a")
    }
    let client = CachedClient(scripted: base, store: store, metrics: metrics)
    await #expect(throws: ModelError(.server, "In trouble.")) { try await client.reply(to: ask()) }
    #expect(try await store.reply(for: RequestKey(ask(), to: base.identity)) == nil)
    #expect(try await client.reply(to: ask()).text == "a")
    #expect(metrics.snapshot.errors == 1)
    #expect(try await store.spend(of: "run").requests == 1)
  }

  @Test func `those who wait for an equal request get its failure too`() async throws {
    let gate = AsyncGate()
    let base = ScriptedClient { _ throws(ModelError) in
      await gate.wait()
      throw ModelError(.timeout, "Too slow.")
    }
    let client = CachedClient(scripted: base)
    let errors = await withTaskGroup(of: ModelError.Code?.self) { group in
      for _ in 0..<10 {
        group.addTask {
          do throws(ModelError) {
            _ = try await client.reply(to: ask())
            return nil
          } catch { return error.code }
        }
      }
      while base.requests.isEmpty { await Task.yield() }
      // Let the others join; those who come later lead a call of their own, which fails alike.
      for _ in 0..<100 { await Task.yield() }
      gate.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(errors == Array(repeating: .timeout, count: 10))
  }

  @Test func `the budget of requests stops further calls, what is stored stays free`() async throws {
    let base = ScriptedClient(saying: "a")
    let client = CachedClient(scripted: base, limits: BudgetLimits(requests: 2))
    _ = try await client.reply(to: ask("1"))
    _ = try await client.reply(to: ask("2"))
    await #expect(
      throws: ModelError(
        .budget, "the budget of 2 requests is used up. Raise `budget` in the spec and rerun; what was answered is kept."
      )
    ) {
      try await client.reply(to: ask("3"))
    }
    #expect(try await client.reply(to: ask("1")).text == "a")
    #expect(base.requests.count == 2)
  }

  @Test func `the budget holds for calls at the same time`() async throws {
    let base = ScriptedClient(saying: "a")
    let client = CachedClient(scripted: base, limits: BudgetLimits(requests: 7))
    let answered = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<100 { group.addTask { (try? await client.reply(to: ask("\(index)"))) != nil } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answered == 7)
    #expect(base.requests.count == 7)
  }

  @Test func `money is counted by usage and price`() async throws {
    let store = InMemoryStore()
    let client = CachedClient(
      scripted: ScriptedClient(saying: "a"), store: store, price: ModelPrice(input: 1000, output: 5000))
    let reply = try await client.reply(to: ask())
    #expect(abs(try #require(client.usd(reply)) - 0.02) < 1e-12)
    #expect(abs(try await store.spend(of: "run").usd - 0.02) < 1e-12)
    #expect(CachedClient(scripted: ScriptedClient(saying: "a"), price: nil).usd(reply) == nil)
    #expect(CachedClient(scripted: ScriptedClient(saying: "a"), price: .free).usd(ModelReply(text: "")) == 0)
    #expect(
      CachedClient(scripted: ScriptedClient(saying: "a"), price: ModelPrice(input: 1, output: 1)).usd(
        ModelReply(text: "")) == nil)
  }

  @Test func `a cancelled call fails with 'cancelled' and counts as no error`() async throws {
    let metrics = RunMetrics()
    let base = ScriptedClient { _ throws(ModelError) in
      do { try await Task.sleep(for: .seconds(60)) } catch { throw ModelError(.cancelled, "The run was interrupted.") }
      return ModelReply(text: "late")
    }
    let client = CachedClient(scripted: base, metrics: metrics)
    let task = Task { () -> ModelError.Code? in
      do throws(ModelError) {
        _ = try await client.reply(to: ask())
        return nil
      } catch { return error.code }
    }
    while base.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(metrics.snapshot.errors == 0)
  }

  @Test func `a store in trouble is a store error`() async throws {
    struct Broken: Store {
      struct Trouble: Error, CustomStringConvertible { var description: String { "The disk is full." } }
      var isReadable: Bool
      func reply(for key: RequestKey) async throws -> ModelReply? {
        if isReadable { return nil } else { throw Trouble() }
      }
      func commit(_ reply: ModelReply, for key: RequestKey, from identity: ModelIdentity, run: String, usd: Double?)
        async throws
      { throw Trouble() }
      func spend(of run: String) async throws -> Spend { Spend() }
    }
    for isReadable in [true, false] {
      let client = CachedClient(scripted: ScriptedClient(saying: "a"), store: Broken(isReadable: isReadable))
      await #expect(throws: ModelError(.store, "The disk is full.")) { try await client.reply(to: ask()) }
    }
  }
}
