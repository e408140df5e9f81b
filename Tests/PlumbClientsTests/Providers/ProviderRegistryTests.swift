import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ProviderRegistryTests {
  func context(_ environment: [String: String] = [:]) -> ClientContext {
    ClientContext(environment: { environment[$0] })
  }

  /// The sentence with which an entry is refused.
  func refusal(_ spec: ModelSpec, _ environment: [String: String] = [:]) async -> String {
    let context = context(environment)
    var sentence = "accepted"
    do {
      _ = try await Registry<Provider>.standard.makeClient(spec, in: context)
    } catch {
      sentence = "\(error)"
    }
    await context.shutdown()
    return sentence
  }

  @Test func `an unknown provider is told the known ones`() async {
    let names = Registry<Provider>.standard.names
    #expect(
      await refusal(ModelSpec(name: "small", provider: "opnai"))
        == "models.small.provider: 'opnai' is not a provider; expected one of \(names.joined(separator: ", ")).")
    let expected = [
      "anthropic", "dashscope", "deepseek", "llama-cpp", "ollama", "openai", "openai-compatible", "openrouter",
      "recorded",
      "sglang", "vllm", "zhipu",
    ]
    #expect(names.sorted().filter(expected.contains) == expected)
  }

  @Test(arguments: [
    ("openai", "OPENAI_API_KEY", "api.openai.com"), ("anthropic", "ANTHROPIC_API_KEY", "api.anthropic.com"),
    ("deepseek", "DEEPSEEK_API_KEY", "api.deepseek.com"), ("dashscope", "DASHSCOPE_API_KEY", "dashscope.aliyuncs.com"),
    ("zhipu", "ZHIPUAI_API_KEY", "open.bigmodel.cn"), ("openrouter", "OPENROUTER_API_KEY", "openrouter.ai"),
  ])
  func `a missing key is named before any call`(_ provider: String, _ variable: String, _ host: String) async {
    let spec = ModelSpec(name: "m", provider: provider, model: "x")
    let sentence =
      "models.m: the environment variable \(variable) is not set. Set it to the key of \(host) and run again."
    #expect(await refusal(spec) == sentence)
    #expect(await refusal(spec, [variable: ""]) == sentence)
    #expect(await refusal(spec, [variable: "k"]) == "accepted")
  }

  @Test func `a key that cannot be sent is not shown`() async {
    let spec = ModelSpec(name: "m", provider: "openai", model: "x")
    #expect(
      await refusal(spec, ["OPENAI_API_KEY": "sk-very\nsecret"])
        == "models.m: the value of OPENAI_API_KEY is not a key: it is blank or has characters that cannot be sent. Set it again."
    )
  }

  @Test(arguments: ["ollama", "vllm", "sglang", "llama-cpp"]) func `local servers need no key`(_ provider: String) async
  {
    #expect(await refusal(ModelSpec(name: "m", provider: provider, model: "x")) == "accepted")
  }

  @Test func `incomplete entries are refused with a sentence`() async {
    #expect(
      await refusal(ModelSpec(name: "m", provider: "vllm"))
        == "models.m.model: missing; expected the model's name as the endpoint knows it.")
    #expect(
      await refusal(ModelSpec(name: "m", provider: "openai-compatible", model: "x"))
        == "models.m.base_url: missing; the provider 'openai-compatible' needs an address like http://127.0.0.1:8000/v1."
    )
    #expect(
      await refusal(ModelSpec(name: "m", provider: "vllm", model: "x", baseURL: "h:1"))
        == "models.m.base_url: 'h:1' is not an address; expected one like http://127.0.0.1:8000/v1.")
    #expect(
      await refusal(ModelSpec(name: "m", provider: "recorded"))
        == "models.m.responses: missing; expected the path of a file of recorded responses.")
    #expect(
      await refusal(ModelSpec(name: "m", provider: "vllm", model: "x", options: ["temprature": 1]))
        == "models.m.temprature: the provider 'vllm' does not know this key. Correct its name, or put it under 'extra' to send "
        + "it with each request.")
    #expect(
      await refusal(ModelSpec(name: "m", provider: "vllm", model: "x", headers: ["api-key": "${AZURE}"]))
        == "models.m.headers.api-key: the environment variable AZURE is not set. Set it and run again.")
  }

  @Test func `a made client calls the endpoint with key, headers and retries`() async throws {
    let script: ScriptedServer.Script = { $0.index == 0 ? .error(503, "loading") : .chat("ok") }
    try await withScriptedServer(script) { server in
      let context = context(["K": secretKey, "H": "header-secret-value"])
      let spec = ModelSpec(
        name: "m", provider: "openai-compatible", model: "x", baseURL: server.baseURL, keyVariable: "K",
        headers: ["X-Extra": "v-${H}"], retry: RetryPolicy(baseDelay: .milliseconds(1)), cacheID: "stable")
      let client = try await Registry<Provider>.standard.makeClient(spec, in: context)
      let reply = try await client.reply(to: ask("q"))
      #expect(reply.text == "ok")
      #expect(client.identity == ModelIdentity(provider: "openai-compatible", model: "x", address: "stable"))
      let request = try #require(server.log.requests.last)
      #expect(
        request.headers["authorization"] == "Bearer \(secretKey)"
          && request.headers["x-extra"] == "v-header-secret-value")
      #expect(context.governors.all.keys.sorted() == ["http://127.0.0.1:\(server.port) with K"])
      await context.shutdown()
      let late = await failure(of: client, ask("q"))
      #expect(late?.code == .cancelled)
    }
  }

  @Test func `other providers can be registered and closed`() async throws {
    var registry = Registry<Provider>.standard
    let closed = Shared<[String]>([])
    registry.register(
      Provider("local", options: ["threads"]) { spec, context in
        context.onShutdown { closed.withLock { $0.append(spec.name) } }
        return context.governed(ClosureClient { _, _ in .success(ModelReply(text: "local")) }, spec, endpoint: "local")
      })
    let context = context()
    for name in ["a", "b"] {
      let client = try await registry.makeClient(
        ModelSpec(name: name, provider: "local", options: ["threads": 2]), in: context)
      let reply = try await client.reply(to: ask("x"))
      #expect(reply.text == "local")
    }
    await context.shutdown()
    #expect(closed.withLock { $0 } == ["b", "a"])
  }
}
