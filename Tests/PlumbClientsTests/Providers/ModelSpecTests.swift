import PlumbClients
import PlumbCore
import Testing

@Suite struct ModelSpecTests {
  func read(_ text: String) throws -> (ModelSpec?, [String]) {
    let object = try #require(try JSONValue.parse(text).object)
    var fields = FieldReader(object, location: Location(file: "run.yaml"), prefix: "models.small")
    let spec = ModelSpec(name: "small", from: &fields)
    return (spec, fields.diagnostics.map(\.description))
  }

  @Test func `every key is read`() throws {
    let (spec, problems) = try read(
      """
      {"provider":"vllm","model":"m","base_url":"http://h/v1","api_key_env":"K","headers":{"X-A":"1"},
       "concurrency":{"start":8,"max":32},"requests_per_minute":90,"tokens_per_minute":1000,"timeout":5,"total_timeout":50,
       "retries":2,"max_completion_tokens":true,"cache_id":"c","price":{"input":1.5,"output":6},
       "temperature":0.5,"top_p":0.9,"max_tokens":7,"seed":1,"stop":"x","extra":{"top_k":3},"threads":2}
      """)
    #expect(problems.isEmpty)
    #expect(
      spec
        == ModelSpec(
          name: "small", provider: "vllm", model: "m", baseURL: "http://h/v1", keyVariable: "K", headers: ["X-A": "1"],
          limits: EndpointLimits(
            startConcurrency: 8, maximumConcurrency: 32, requestsPerMinute: 90, tokensPerMinute: 1000),
          retry: RetryPolicy(maximumAttempts: 3, totalTimeLimit: .seconds(50), attemptTimeout: .seconds(5)),
          sendsMaxCompletionTokens: true, cacheID: "c", price: ModelPrice(input: 1.5, output: 6),
          settings: SamplingSettings(
            temperature: 0.5, topP: 0.9, maxTokens: 7, seed: 1, stop: ["x"], extra: ["top_k": 3]),
          options: ["threads": 2]))
  }

  @Test func `a file of responses alone is the provider recorded`() throws {
    let (spec, problems) = try read(#"{"responses":"r.jsonl","model":"m","concurrency":4}"#)
    #expect(problems.isEmpty)
    #expect(spec?.provider == "recorded" && spec?.responses == "r.jsonl" && spec?.limits.startConcurrency == 4)
  }

  @Test(arguments: [
    (
      #"{"model":"m"}"#,
      "run.yaml: field 'models.small.provider': missing; expected a provider's name, or 'responses' with a file of recorded responses"
    ),
    (
      #"{"provider":"x","concurrency":0}"#,
      "run.yaml: field 'models.small.concurrency': expected a whole number from 1 to 100000, or an object with start and max"
    ),
    (
      #"{"provider":"x","concurrency":{"start":1,"maximum":2}}"#,
      "run.yaml: field 'models.small.concurrency.maximum': unknown; expected start or max"
    ),
    (
      #"{"provider":"x","timeout":0}"#,
      "run.yaml: field 'models.small.timeout': expected a number of seconds above 0, found a number"
    ),
    (
      #"{"provider":"x","headers":{"A":1}}"#,
      "run.yaml: field 'models.small.headers.A': expected a string, found a number"
    ),
    (
      #"{"provider":"x","temperature":-1}"#,
      "run.yaml: field 'models.small.temperature': expected a number from 0.0 to 100.0, found a number"
    ),
    (
      #"{"provider":"x","price":{"input":1}}"#,
      "run.yaml: field 'models.small.price.output': missing; expected a number from 0.0 to 1000000.0"
    ),
  ])
  func `a wrong key is located`(_ text: String, _ problem: String) throws {
    let (spec, problems) = try read(text)
    #expect(spec == nil)
    #expect(problems == [problem])
  }

  @Test func `a price counts cached tokens once`() {
    let price = ModelPrice(input: 2, output: 8, cachedInput: 0.5)
    #expect(abs(price.usd(of: TokenUsage(prompt: 1_000_000, completion: 500_000, cachedPrompt: 400_000)) - 5.4) < 1e-9)
    #expect(
      abs(ModelPrice(input: 2, output: 8).usd(of: TokenUsage(prompt: 1000, completion: 0, cachedPrompt: 400)) - 0.002)
        < 1e-12)
  }
}
