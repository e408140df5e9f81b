import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct BudgetTests {
  @Test func `what does not fit beside those in flight waits, and only spent money ends a run`() async throws {
    let budget = Budget(limits: BudgetLimits(usd: 1))
    try await budget.reserve(usd: 0.6)
    async let second: Void = budget.reserve(usd: 0.6)
    budget.settle(reserved: 0.6, paid: (TokenUsage(prompt: 5, completion: 1), 0.3))
    try await second
    #expect(budget.spend == Spend(requests: 1, usd: 0.3, usage: TokenUsage(prompt: 5, completion: 1)))
    budget.settle(reserved: 0.6, paid: nil)
    // Alone, it may cost more than is left.
    try await budget.reserve(usd: 99)
    budget.settle(reserved: 99, paid: (nil, 0.7))
    await #expect(
      throws: ModelError(
        .budget,
        "the budget of $1.00 is used up (spent $1.00). Raise `budget` in the spec and rerun; what was answered is kept."
      )
    ) { try await budget.reserve(usd: 0.01) }
  }

  @Test func `who waits is let in or refused when the run is interrupted or the money is gone`() async throws {
    let budget = Budget(limits: BudgetLimits(usd: 1))
    try await budget.reserve(usd: 1)
    let waiting = (0..<3).map { _ in
      Task { () async -> ModelError.Code? in
        do throws(ModelError) {
          try await budget.reserve(usd: 1)
          return nil
        } catch {
          return error.code
        }
      }
    }
    waiting[1].cancel()
    #expect(await waiting[1].value == .cancelled)
    budget.settle(reserved: 1, paid: (nil, 1))
    #expect(await waiting[0].value == .budget)
    #expect(await waiting[2].value == .budget)
  }

  @Test func `what earlier sessions spent counts`() async {
    let budget = Budget(limits: BudgetLimits(requests: 3), spend: Spend(requests: 3))
    await #expect(throws: ModelError.self) { try await budget.reserve(usd: 0) }
  }

  @Test func `without limits everything goes`() async throws {
    let budget = Budget()
    for _ in 0..<1000 { try await budget.reserve(usd: 1e6) }
  }

  @Test(
    arguments: [
      (0, "$0.00"), (0.004, "$0.0040"), (0.0999, "$0.0999"), (0.1, "$0.10"), (1.255, "$1.25"), (1234.5, "$1234.50"),
    ] as [(Double, String)])
  func `dollars`(value: Double, text: String) { #expect(formatUSD(value) == text) }

  @Test func `the longest beginning of a name has the price, whoever serves the model`() {
    #expect(PriceTable.price(of: "gpt-4o-mini-2024-07-18")?.input == 0.15)
    #expect(PriceTable.price(of: "gpt-4o-2024-08-06")?.input == 2.5)
    #expect(PriceTable.price(of: "gpt-4-0613")?.input == 30)
    #expect(PriceTable.price(of: "openai/gpt-4.1-nano")?.output == 0.4)
    #expect(PriceTable.price(of: "smollm2") == nil)
    for other in ["claude-opus-4-5", "claude-opus-4-1-20250805", "claude-opus-4-5-20251101", "gpt-5.1", "gpt-4o-9999"] {
      #expect(PriceTable.price(of: other) == nil, "\(other)")
    }
    for same in ["claude-opus-4-20250514", "claude-opus-4@20250514", "anthropic/claude-opus-4", "claude-opus-4-latest"]
    {
      #expect(PriceTable.price(of: same)?.output == 75, "\(same)")
    }
    #expect(PriceTable.price(of: "") == nil)
    #expect(PriceTable.prices.allSatisfy { $0.price.input > 0 && $0.price.output >= $0.price.input })
    #expect(Set(PriceTable.prices.map(\.name)).count == PriceTable.prices.count)
    #expect(PriceTable.date.wholeMatch(of: /20\d\d-(0[1-9]|1[0-2])/) != nil)
  }

  @Test(arguments: [("", 0), ("a", 1), ("abcd", 1), ("abcde", 2), ("准绳", 2), ("准a", 2)])
  func `four Latin letters or one Han character are about a token`(text: String, tokens: Int) {
    #expect(estimatedTokens(in: text) == tokens)
  }
}
