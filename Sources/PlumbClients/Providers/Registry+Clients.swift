public import PlumbCore

extension Registry where Element == Provider {
  /// The providers that come with Plumb: one line each.
  public static var standard: Registry {
    Registry(
      "a provider",
      [
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
  }

  /// The environment variables of keys, in the order the providers were registered.
  public var keyVariables: [String] { elements.compactMap(\.keyVariable) }

  /// Makes the client of a model entry.
  ///
  /// No call is made to an endpoint.
  ///
  /// - Throws: ``ClientError`` for an unknown provider, an unknown key of the entry, or a missing API key;
  ///   `CoreError` for a bad file of recorded responses; whatever the provider's factory throws.
  public func makeClient(_ spec: ModelSpec, in context: ClientContext) async throws -> any ModelClient {
    let provider: Provider
    do {
      provider = try element(named: spec.provider, at: "models.\(spec.name).provider:")
    } catch {
      throw ClientError(.unknownProvider, error.description)
    }
    if let unknown = spec.options.keys.first(where: { !provider.options.contains($0) }) {
      throw ClientError(
        .invalidSpec,
        "models.\(spec.name).\(quoted(unknown, limit: 40)): the provider '\(provider.name)' does not know this key. "
          + adviceOnUnknownKey(unknown))
    }
    return try await provider.make(spec, context)
  }

  /// Makes the client of an entry that embeds texts instead of answering.
  ///
  /// - Throws: ``ClientError`` for an unknown provider, one without an embeddings endpoint, or a missing API key.
  public func makeEmbeddingsClient(_ spec: ModelSpec, in context: ClientContext) throws -> any ModelClient {
    guard let endpoint = self[spec.provider]?.embeddings else {
      let known = elements.filter { $0.embeddings != nil }.map(\.name).joined(separator: ", ")
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

/// What to do about a key of an entry that no provider knows; what holds a key is never to be written into a spec.
private func adviceOnUnknownKey(_ key: String) -> String {
  let letters = key.lowercased().filter(\.isLetter)
  guard ["key", "apikey", "token", "apitoken", "accesstoken", "authtoken", "secret", "password", "authorization"].contains(letters)
  else { return "Correct its name, or put it under 'extra' to send it with each request." }
  return "Keys are not written into specs: put yours into an environment variable and name that in 'api_key_env'."
}
