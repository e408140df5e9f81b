import PlumbCore
import PlumbJudging
import PlumbTestSupport
import Testing

/// What is spent, against what the endpoint counts on its own.
@Suite struct SpendingTests {
  private func ask(_ text: String, maxTokens: Int? = nil) -> ModelRequest {
    ModelRequest(messages: [Message(.user, text)], settings: SamplingSettings(maxTokens: maxTokens))
  }

  @Test(arguments: 0..<120)
  func `what was spent is what a scripted endpoint counts, with missing and cached usage`(seed: Int) async throws {
    let price = ModelPrice(input: 3, output: 15, cachedInput: 0.3, cacheWrite: 3.75)
    let cents = Shared(0.0)
    let guesses = Counter()
    let endpoint = ScriptedClient { request throws(ModelError) in
      // 37 letters, so 10 tokens, and 4 for the message; the answer is of 40 letters.
      let number = request.messages[0].content.utf8.reduce(seed) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
      let (read, written, answered) = (number % 500, number % 300, number % 900 + 1)
      let prompt = read + written + 14
      if number % 3 == 0 {
        guesses.add(1)
        cents.withLock { $0 += (14 * 3 + 10 * 15) / 1e4 }
        return ModelReply(text: String(repeating: "word ", count: 8))
      }
      cents.withLock { $0 += (14 * 3 + Double(read) * 0.3 + Double(written) * 3.75 + Double(answered) * 15) / 1e4 }
      return ModelReply(
        text: "x",
        usage: TokenUsage(prompt: prompt, completion: answered, cachedPrompt: read, cacheWrites: written))
    }
    let (store, metrics) = (InMemoryStore(), RunMetrics())
    let budget = Budget(limits: BudgetLimits(usd: 1000))
    let client = CachedClient(endpoint, store: store, run: "r", price: price, budget: budget, metrics: metrics)
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<20 {
        let text = "\(seed)-\(index)-".padded(to: 37)
        group.addTask { _ = try? await client.reply(to: ask(text)) }
      }
    }
    let spend = try await store.spend(of: "r")
    #expect(abs(spend.usd * 100 - cents.value) < 1e-9 && abs(budget.spend.usd - spend.usd) < 1e-12)
    #expect(abs(metrics.snapshot.usd - spend.usd) < 1e-12)
    #expect(spend.requests == 20 && spend.estimated == guesses.value && metrics.snapshot.estimated == guesses.value)
    #expect(spend.usage.isEstimated == (guesses.value > 0))
  }

  @Test(arguments: [1, 2, 7, 40, 256], [1, 400, 32_000, 10_000_000, Int.max])
  func `a budget of $2 never fails a run that costs $0.40`(concurrency: Int, maxTokens: Int) async throws {
    // 40 requests of 1,000 answered tokens, at $10 a million.
    let endpoint = ScriptedClient { _ throws(ModelError) in
      await Task.yield()
      return ModelReply(text: "x", usage: TokenUsage(prompt: 5, completion: 1000))
    }
    let budget = Budget(limits: BudgetLimits(usd: 2))
    let client = CachedClient(
      endpoint, store: InMemoryStore(), run: "r", price: ModelPrice(input: 0, output: 10), budget: budget,
      metrics: RunMetrics())
    let turns = Turns(concurrency)
    let answered = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<40 {
        group.addTask {
          await turns.take { (try? await client.reply(to: ask("\(index)", maxTokens: maxTokens))) != nil }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answered == 40)
    #expect(abs(budget.spend.usd - 0.4) < 1e-9)
  }

  @Test(arguments: [1, 4, 64])
  func `a run that costs more than its budget ends less than one request above it`(concurrency: Int) async throws {
    let endpoint = ScriptedClient { _ throws(ModelError) in
      await Task.yield()
      return ModelReply(text: "x", usage: TokenUsage(prompt: 0, completion: 400))
    }
    let budget = Budget(limits: BudgetLimits(usd: 0.05))
    let client = CachedClient(
      endpoint, store: InMemoryStore(), run: "r", price: ModelPrice(input: 0, output: 10), budget: budget,
      metrics: RunMetrics())
    let turns = Turns(concurrency)
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<100 {
        group.addTask { await turns.take { _ = try? await client.reply(to: ask("\(index)", maxTokens: 400)) } }
      }
    }
    // $0.004 each: twelve fit, and the thirteenth, alone, uses the rest.
    #expect(budget.spend.requests == 13)
  }

  @Test func `counts that cannot be never trap and never give money back`() {
    let price = ModelPrice(input: 1, output: 1)
    let extremes = [Int.min, -1, 0, 1, TokenUsage.limit, .max]
    for prompt in extremes {
      for completion in extremes {
        let usage = TokenUsage(prompt: prompt, completion: completion, cachedPrompt: prompt, cacheWrites: completion)
        let sum = usage + usage + usage
        #expect(price.usd(of: usage) >= 0 && (0...TokenUsage.limit).contains(sum.prompt))
        #expect((0...TokenUsage.limit).contains(sum.total) && (0...TokenUsage.limit).contains(sum.cachedPrompt ?? 0))
      }
    }
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String { self + String(repeating: "x", count: max(0, count - self.count)) }
}
