import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct BudgetTests {
  @Test func `what is in flight counts at its estimate, what was answered at its price`() throws {
    let budget = Budget(limits: BudgetLimits(usd: 1))
    try budget.reserve(usd: 0.6)
    #expect(
      throws: ModelError(
        .budget,
        "the budget of $1.00 is used up (spent $0.00). Raise `budget` in the spec and rerun; what was answered is kept."
      )
    ) {
      try budget.reserve(usd: 0.6)
    }
    budget.settle(reserved: 0.6, paid: (TokenUsage(prompt: 5, completion: 1), 0.3))
    #expect(budget.spend == Spend(requests: 1, usd: 0.3, usage: TokenUsage(prompt: 5, completion: 1)))
    try budget.reserve(usd: 0.6)
    budget.settle(reserved: 0.6, paid: nil)
    #expect(budget.spend.requests == 1)
    try budget.reserve(usd: 0.7)
  }

  @Test func `what earlier sessions spent counts`() {
    let budget = Budget(limits: BudgetLimits(requests: 3), spend: Spend(requests: 3))
    #expect(throws: ModelError.self) { try budget.reserve(usd: 0) }
  }

  @Test func `without limits everything goes`() throws {
    let budget = Budget()
    for _ in 0..<1000 { try budget.reserve(usd: 1e6) }
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
