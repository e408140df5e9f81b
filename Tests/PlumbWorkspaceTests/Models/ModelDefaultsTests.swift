import PlumbClients
import PlumbCore
import PlumbWorkspace
import Testing

@Suite struct ModelDefaultsTests {
  /// Twice what the governor of the endpoint admits.
  @Test(arguments: [
    ("openai", 200), ("vllm", 512), ("sglang", 512), ("ollama", 8), ("llama-cpp", 8), ("local", 2 * 4),
    ("unknown", 200),
  ])
  func `a window is twice what the provider's endpoint takes at a time`(provider: String, window: Int) {
    #expect(ModelSpec(name: "m", provider: provider).window(.standard) == window)
  }

  @Test func `an entry's own concurrency goes over the provider's`() {
    let limits = EndpointLimits(startConcurrency: 3, maximumConcurrency: 3)
    #expect(ModelSpec(name: "m", provider: "vllm", limits: limits).window(.standard) == 6)
    #expect(ModelSpec(name: "m", provider: "local", options: ["parallel": 7]).window(.standard) == 14)
  }

  @Test func `only providers that say so are free`() {
    #expect(ModelSpec(name: "m", provider: "local").price(of: "m", .standard) == .free)
    #expect(ModelSpec(name: "m", provider: "vllm").price(of: "m", .standard) == nil)
    let own = Registry<Provider>.standard.registering(
      Provider("mine", isFree: true) { _, _ in throw ModelError(.notFound, "nobody") })
    #expect(ModelSpec(name: "m", provider: "mine").price(of: "m", own) == .free)
    let price = ModelPrice(input: 1, output: 2)
    #expect(ModelSpec(name: "m", provider: "mine", price: price).price(of: "m", own) == price)
  }
}
