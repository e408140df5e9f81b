import PlumbCore
import Testing

@Suite struct ModelPriceTests {
  @Test func `tokens read from the cache have their own price`() {
    let usage = TokenUsage(prompt: 1_000_000, completion: 500_000, cachedPrompt: 400_000)
    #expect(abs(ModelPrice(input: 2, output: 8, cachedInput: 0.5).usd(of: usage) - (1.2 + 0.2 + 4)) < 1e-12)
    #expect(abs(ModelPrice(input: 2, output: 8).usd(of: usage) - (2 + 4)) < 1e-12)
    #expect(ModelPrice.free.usd(of: usage) == 0)
  }

  @Test func `more cached tokens than read ones do not make a negative price`() {
    #expect(
      ModelPrice(input: 1, output: 1, cachedInput: 0).usd(of: TokenUsage(prompt: 10, completion: 0, cachedPrompt: 99))
        == 0)
  }

  @Test func `usages add up, and a detail that only one reports is kept`() {
    let sum =
      TokenUsage(prompt: 1, completion: 2, cachedPrompt: 3) + TokenUsage(prompt: 10, completion: 20, reasoning: 5)
    #expect(sum == TokenUsage(prompt: 11, completion: 22, cachedPrompt: 3, reasoning: 5))
  }
}
