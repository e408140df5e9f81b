public import PlumbCore

/// One entry under `models` in a run spec: who answers, where, how it writes, and how hard it may be asked.
public struct ModelSpec: Sendable, Equatable {
  /// The model's name in the run.
  public var name: String
  /// The provider's name in the registry.
  public var provider: String
  /// The model's name as the endpoint knows it.
  public var model: String?
  /// The endpoint's address; the provider's own when left out.
  public var baseURL: String?
  /// The environment variable that holds the key; the provider's own when left out.
  public var keyVariable: String?
  /// Further headers; `${NAME}` in a value stands for an environment variable.
  public var headers: [String: String]
  /// Concurrency and rates.
  public var limits: EndpointLimits
  /// Attempts and times.
  public var retry: RetryPolicy
  /// Sends `max_completion_tokens` in place of `max_tokens`.
  public var sendsMaxCompletionTokens: Bool
  /// What the request key uses in place of the endpoint's address, so that replies survive a move.
  public var cacheID: String?
  /// What the tokens cost, when the user says so.
  public var price: ModelPrice?
  /// How the model writes unless a benchmark or judge says otherwise.
  public var settings: SamplingSettings
  /// The file of recorded responses, for the provider `recorded`.
  public var responses: String?
  /// Leaves out bad lines of the file of recorded responses.
  public var skipInvalid: Bool
  /// Leaves what the model thought before its answer in the answer, in place of setting it aside.
  public var keepsThinking: Bool
  /// Keys that only some providers know; each checks its own.
  public var options: JSONObject

  /// An entry.
  public init(
    name: String, provider: String, model: String? = nil, baseURL: String? = nil, keyVariable: String? = nil,
    headers: [String: String] = [:], limits: EndpointLimits = EndpointLimits(), retry: RetryPolicy = RetryPolicy(),
    sendsMaxCompletionTokens: Bool = false, cacheID: String? = nil, price: ModelPrice? = nil,
    settings: SamplingSettings = SamplingSettings(), responses: String? = nil, skipInvalid: Bool = false, keepsThinking: Bool = false,
    options: JSONObject = [:]
  ) {
    self.name = name
    self.provider = provider
    self.model = model
    self.baseURL = baseURL
    self.keyVariable = keyVariable
    self.headers = headers
    self.limits = limits
    self.retry = retry
    self.sendsMaxCompletionTokens = sendsMaxCompletionTokens
    self.cacheID = cacheID
    self.price = price
    self.settings = settings
    self.responses = responses
    self.skipInvalid = skipInvalid
    self.keepsThinking = keepsThinking
    self.options = options
  }
}
