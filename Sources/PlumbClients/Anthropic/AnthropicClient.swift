public import PlumbCore

/// Asks Anthropic's messages API.
///
/// One call is one attempt; ``RetryingClient`` adds retries and limits. The API knows neither seeds nor response
/// formats: both are left out. It reports no log-probabilities: asking for them is an error.
public struct AnthropicClient: ModelClient {
  /// The version of the API that is asked for.
  public static let version = "2023-06-01"
  /// The token limit when neither the model entry nor the request gives one; the API demands one.
  public static let defaultMaxTokens = 1024

  /// Who answers.
  public let identity: ModelIdentity

  private let transport: HTTPTransport
  private let endpoint: PreparedEndpoint
  private let context: EndpointContext
  private let settings: SamplingSettings
  private let timeout: Duration

  /// A client.
  ///
  /// - Parameters:
  ///   - identity: Who answers; its `model` is sent.
  ///   - baseURL: The address before `/messages`.
  ///   - key: The key, sent as `x-api-key`.
  ///   - headers: Further headers, such as `anthropic-beta`.
  ///   - settings: How the model writes unless a request says otherwise.
  ///   - timeout: The limit of one attempt.
  ///   - transport: What sends.
  /// - Throws: ``ClientError`` when the address or a header cannot be sent.
  public init(
    identity: ModelIdentity, baseURL: EndpointAddress, key: APIKey? = nil, headers: [ExtraHeader] = [],
    settings: SamplingSettings = SamplingSettings(), timeout: Duration = .seconds(120), transport: HTTPTransport
  ) throws(ClientError) {
    self.identity = identity
    self.transport = transport
    self.settings = settings
    self.timeout = timeout
    let address = baseURL.appending("messages")
    let secrets = [key?.value].compactMap(\.self) + headers.compactMap(\.secret)
    var fields = [(name: "anthropic-version", value: Self.version)]
    if let key { fields.append((name: "x-api-key", value: key.value)) }
    fields += headers.map { (name: $0.name, value: $0.value) }
    endpoint = try PreparedEndpoint(address, headers: fields, secrets: secrets)
    context = EndpointContext(address: address, model: identity.model, keyVariable: key?.variable, secrets: secrets)
  }

  /// Sends one request and reads the reply.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let settings = settings.overridden(by: request.settings)
    guard settings.topLogprobs == nil else {
      throw ModelError(
        .invalidRequest,
        "\(context.address): Anthropic's API reports no log-probabilities. Choose a judge template that reads text.",
        isPermanent: true)
    }
    let body = messagesRequestBody(model: identity.model, messages: request.messages, settings: settings)
    let reply = try await transport.post(body, to: endpoint, timeout: timeout)
    guard reply.status == 200 else { throw context.fault(reply) }
    return try messagesReply(reply, context: context)
  }
}
