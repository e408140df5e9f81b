public import PlumbCore

/// Asks an endpoint that speaks OpenAI's chat completions: OpenAI, vLLM, SGLang, llama.cpp, Ollama, DeepSeek,
/// DashScope, Zhipu, OpenRouter and many more.
///
/// One call is one attempt; ``RetryingClient`` adds retries and limits.
public struct OpenAICompatibleClient: ModelClient {
  /// How an endpoint differs from the common ground.
  public struct Options: Sendable, Equatable {
    /// Sends `max_completion_tokens` in place of `max_tokens`, as OpenAI's reasoning models ask for.
    public var sendsMaxCompletionTokens: Bool
    /// Moves what the model thought from the text to the reply's reasoning (`SeparatedThinking`).
    public var separatesThinking: Bool
    /// The limit of one attempt, from sending to the last byte.
    public var timeout: Duration

    /// Options.
    public init(
      sendsMaxCompletionTokens: Bool = false, separatesThinking: Bool = true, timeout: Duration = .seconds(120)
    ) {
      self.sendsMaxCompletionTokens = sendsMaxCompletionTokens
      self.separatesThinking = separatesThinking
      self.timeout = timeout
    }
  }

  /// Who answers.
  public let identity: ModelIdentity
  /// How the endpoint differs.
  public let options: Options

  private let transport: HTTPTransport
  private let endpoint: PreparedEndpoint
  private let context: EndpointContext
  private let settings: SamplingSettings

  /// A client.
  ///
  /// - Parameters:
  ///   - identity: Who answers; its `model` is sent.
  ///   - baseURL: The address before `/chat/completions`.
  ///   - key: The key, sent as a bearer token.
  ///   - headers: Further headers.
  ///   - settings: How the model writes unless a request says otherwise.
  ///   - options: How the endpoint differs.
  ///   - transport: What sends.
  /// - Throws: ``ClientError`` when the address or a header cannot be sent.
  public init(
    identity: ModelIdentity, baseURL: EndpointAddress, key: APIKey? = nil, headers: [ExtraHeader] = [],
    settings: SamplingSettings = SamplingSettings(), options: Options = Options(), transport: HTTPTransport
  ) throws(ClientError) {
    self.identity = identity
    self.options = options
    self.transport = transport
    self.settings = settings
    let address = baseURL.appending("chat/completions")
    let secrets = [key?.value].compactMap(\.self) + headers.compactMap(\.secret)
    var fields = key.map { [(name: "Authorization", value: "Bearer \($0.value)")] } ?? []
    fields += headers.map { (name: $0.name, value: $0.value) }
    endpoint = try PreparedEndpoint(address, headers: fields, secrets: secrets)
    context = EndpointContext(address: address, model: identity.model, keyVariable: key?.variable, secrets: secrets)
  }

  /// Sends one request and reads the reply.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let settings = settings.overridden(by: request.settings)
    let body = chatRequestBody(
      model: identity.model, messages: request.messages, settings: settings,
      sendsMaxCompletionTokens: options.sendsMaxCompletionTokens)
    let reply = try await transport.post(body, to: endpoint, timeout: options.timeout)
    guard reply.status == 200 else { throw context.fault(reply) }
    return try chatReply(
      reply, context: context, separatesThinking: options.separatesThinking,
      wantsCall: ["functions", "tools"].contains { request.settings.extra[$0] != nil })
  }
}
