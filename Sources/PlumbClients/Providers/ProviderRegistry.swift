public import PlumbCore

/// The providers a model entry can name.
public struct ProviderRegistry: Sendable {
  private var providers: Registry<Provider>

  /// A registry of the given providers; a later one replaces an earlier one of the same name.
  public init(_ providers: [Provider]) { self.providers = Registry("a provider", providers) }

  /// The providers that come with Plumb: one line each.
  public static let standard = ProviderRegistry([
    .chat("openai", "https://api.openai.com/v1", key: "OPENAI_API_KEY", .hosted),
    .chat("openai-compatible", nil, key: nil, .hosted),
    .messages("anthropic", "https://api.anthropic.com/v1", key: "ANTHROPIC_API_KEY", .hosted),
    .chat("deepseek", "https://api.deepseek.com/v1", key: "DEEPSEEK_API_KEY", .hosted),
    .chat("dashscope", "https://dashscope.aliyuncs.com/compatible-mode/v1", key: "DASHSCOPE_API_KEY", .hosted),
    .chat("zhipu", "https://open.bigmodel.cn/api/paas/v4", key: "ZHIPUAI_API_KEY", .hosted),
    .chat("openrouter", "https://openrouter.ai/api/v1", key: "OPENROUTER_API_KEY", .hosted),
    .chat("ollama", "http://127.0.0.1:11434/v1", key: nil, .small),
    .chat("vllm", "http://127.0.0.1:8000/v1", key: nil, .batching),
    .chat("sglang", "http://127.0.0.1:30000/v1", key: nil, .batching),
    .chat("llama-cpp", "http://127.0.0.1:8080/v1", key: nil, .small),
    .recorded,
    .local,
  ])

  /// Adds a provider, or replaces the one of the same name.
  public mutating func register(_ provider: Provider) { providers.register(provider) }

  /// This registry with one more provider, which replaces one of the same name.
  public func registering(_ provider: Provider) -> ProviderRegistry {
    var copy = self
    copy.register(provider)
    return copy
  }

  /// The provider called `name`; `nil` when there is none.
  public subscript(name: String) -> Provider? { providers[name] }

  /// The names, sorted.
  public var names: [String] { providers.names.sorted() }

  /// The environment variables of keys, in the order the providers were registered.
  public var keyVariables: [String] { providers.elements.compactMap(\.keyVariable) }

  /// Makes the client of a model entry.
  ///
  /// No call is made to an endpoint.
  ///
  /// - Throws: ``ClientError`` for an unknown provider, an unknown key of the entry, or a missing API key;
  ///   `CoreError` for a bad file of recorded responses; whatever the provider's factory throws.
  public func makeClient(_ spec: ModelSpec, in context: ClientContext) async throws -> any ModelClient {
    guard let provider = providers[spec.provider] else {
      throw ClientError(
        .unknownProvider,
        "models.\(spec.name).provider: there is no provider '\(quoted(spec.provider, limit: 40))'; expected one of "
          + names.joined(separator: ", ") + ".")
    }
    if let unknown = spec.options.keys.first(where: { !provider.options.contains($0) }) {
      throw ClientError(
        .invalidSpec,
        "models.\(spec.name).\(quoted(unknown, limit: 40)): the provider '\(provider.name)' does not know this key. "
          + "Correct its name, or put it under 'extra' to send it with each request.")
    }
    return try await provider.make(spec, context)
  }

  /// Makes the client of an entry that embeds texts instead of answering.
  ///
  /// - Throws: ``ClientError`` for an unknown provider, one without an embeddings endpoint, or a missing API key.
  public func makeEmbeddingsClient(_ spec: ModelSpec, in context: ClientContext) throws -> any ModelClient {
    guard let endpoint = providers[spec.provider]?.embeddings else {
      let known = providers.elements.filter { $0.embeddings != nil }.map(\.name).sorted().joined(separator: ", ")
      throw ClientError(
        .unknownProvider,
        "models.\(spec.name).provider: '\(quoted(spec.provider, limit: 40))' has no embeddings endpoint; expected one of \(known)."
      )
    }
    let entry = try EndpointEntry(spec, context, baseURL: endpoint.baseURL, keyVariable: endpoint.keyVariable)
    let client = try EmbeddingsClient(
      identity: entry.identity, baseURL: entry.address, key: entry.key, headers: entry.headers,
      timeout: spec.retry.attemptTimeout, transport: context.transport)
    return context.governed(client, spec, endpoint: entry.governorKey, defaults: endpoint.limits)
  }
}
