public import PlumbCore

extension Provider {
  /// An endpoint that speaks OpenAI's chat completions.
  ///
  /// - Parameters:
  ///   - name: The word in a model entry.
  ///   - baseURL: Its address; `nil` when every user has an own one.
  ///   - keyVariable: The variable of its key; `nil` when it needs none unless the entry names one.
  ///   - defaults: Its limits unless the entry says otherwise.
  /// - Returns: The provider.
  internal static func chat(_ name: String, _ baseURL: String?, key keyVariable: String?, _ defaults: EndpointLimits)
    -> Provider
  {
    var provider = Provider(name, keyVariable: keyVariable, limits: { _ in defaults }) { spec, context in
      let entry = try EndpointEntry(spec, context, baseURL: baseURL, keyVariable: keyVariable)
      let client = try OpenAICompatibleClient(
        identity: entry.identity, baseURL: entry.address, key: entry.key, headers: entry.headers,
        settings: spec.settings,
        options: .init(
          sendsMaxCompletionTokens: spec.sendsMaxCompletionTokens, separatesThinking: !spec.keepsThinking,
          timeout: spec.retry.attemptTimeout),
        transport: context.transport)
      return context.governed(client, spec, endpoint: entry.governorKey, defaults: defaults)
    }
    provider.embeddings = (baseURL, keyVariable, defaults)
    return provider
  }

  /// Anthropic's messages API.
  internal static func messages(_ name: String, _ baseURL: String, key keyVariable: String, _ defaults: EndpointLimits)
    -> Provider
  {
    Provider(name, keyVariable: keyVariable, limits: { _ in defaults }) { spec, context in
      let entry = try EndpointEntry(spec, context, baseURL: baseURL, keyVariable: keyVariable)
      let client = try AnthropicClient(
        identity: entry.identity, baseURL: entry.address, key: entry.key, headers: entry.headers,
        settings: spec.settings,
        timeout: spec.retry.attemptTimeout, transport: context.transport)
      return context.governed(client, spec, endpoint: entry.governorKey, defaults: defaults)
    }
  }

  /// A file of recorded responses.
  package static let recorded = Provider("recorded", isFree: true) { spec, context in
    guard let path = spec.responses else {
      throw ClientError(
        .invalidSpec, "models.\(spec.name).responses: missing; expected the path of a file of recorded responses.")
    }
    return try RecordedClient(path: context.resolve(path), model: spec.model, skipInvalid: spec.skipInvalid)
  }
}

extension ClientContext {
  /// `client` with the retries and limits its entry asks for.
  ///
  /// - Parameters:
  ///   - client: What makes single attempts.
  ///   - spec: The entry.
  ///   - endpoint: What tells its endpoint from others; models with the same word share limits.
  ///   - defaults: The limits where the entry says nothing.
  /// - Returns: The wrapped client.
  public func governed(
    _ client: any ModelClient, _ spec: ModelSpec, endpoint: String, defaults: EndpointLimits = .hosted
  ) -> RetryingClient {
    RetryingClient(
      client, governor: governors.governor(of: endpoint, limits: spec.limits, defaults: defaults), policy: spec.retry,
      observer: observer, clock: clock)
  }
}
