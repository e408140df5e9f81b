/// How a model is asked to write.
///
/// What is absent is left to the endpoint's default.
public struct SamplingSettings: Sendable, Equatable {
  /// Sampling temperature, ≥ 0.
  public var temperature: Double?
  /// Nucleus mass, 0–1.
  public var topP: Double?
  /// The most tokens to write, ≥ 1.
  public var maxTokens: Int?
  /// Sampling seed, for endpoints that honour one.
  public var seed: Int?
  /// Texts that end the answer.
  public var stop: [String]
  /// How many alternatives to report at each token, 1–20; absent means no log-probabilities.
  public var topLogprobs: Int?
  /// The endpoint's `response_format`, passed as it is: `{"type": "json_object"}` or a JSON schema.
  public var responseFormat: JSONValue?
  /// Further keys of the request body, passed as they are: `reasoning_effort`, `top_k`, `chat_template_kwargs`.
  public var extra: JSONObject

  /// Settings.
  public init(
    temperature: Double? = nil, topP: Double? = nil, maxTokens: Int? = nil, seed: Int? = nil, stop: [String] = [],
    topLogprobs: Int? = nil, responseFormat: JSONValue? = nil, extra: JSONObject = [:]
  ) {
    self.temperature = temperature
    self.topP = topP
    self.maxTokens = maxTokens
    self.seed = seed
    self.stop = stop
    self.topLogprobs = topLogprobs
    self.responseFormat = responseFormat
    self.extra = extra
  }

  /// These settings with those of `other` on top, where `other` says something.
  public func overridden(by other: SamplingSettings) -> SamplingSettings {
    var extra = other.extra
    extra.append(missingFrom: self.extra)
    return SamplingSettings(
      temperature: other.temperature ?? temperature, topP: other.topP ?? topP, maxTokens: other.maxTokens ?? maxTokens,
      seed: other.seed ?? seed, stop: other.stop.isEmpty ? stop : other.stop,
      topLogprobs: other.topLogprobs ?? topLogprobs, responseFormat: other.responseFormat ?? responseFormat,
      extra: extra)
  }
}

extension SamplingSettings: JSONRecord {
  /// Reads `temperature`, `top_p`, `max_tokens`, `seed`, `stop`, `top_logprobs`, `response_format` and `extra`.
  public init?(from fields: inout FieldReader) {
    let stop: [String]
    switch fields.value("stop") {
    case .none: stop = []
    case .some(.string(let text)): stop = [text]
    case .some(let value):
      guard let texts = FieldKind<[String]>.strings.read(value) else {
        fields.report("stop", "expected a string or an array of strings, found \(value.kindDescription)")
        return nil
      }
      stop = texts
    }
    self.init(
      temperature: fields.optional("temperature", .number(in: 0...100)),
      topP: fields.optional("top_p", .number(in: 0...1)),
      maxTokens: fields.optional("max_tokens", .integer(in: 1...100_000_000)), seed: fields.optional("seed", .integer),
      stop: stop, topLogprobs: fields.optional("top_logprobs", .integer(atLeast: 1)),
      responseFormat: fields.value("response_format"), extra: fields.optional("extra", .object) ?? [:])
  }

  /// The keys that say something.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["temperature"] = temperature.map(JSONValue.number)
    object["top_p"] = topP.map(JSONValue.number)
    object["max_tokens"] = maxTokens.map { JSONValue($0) }
    object["seed"] = seed.map { JSONValue($0) }
    if !stop.isEmpty { object["stop"] = .array(stop.map(JSONValue.string)) }
    object["top_logprobs"] = topLogprobs.map { JSONValue($0) }
    object["response_format"] = responseFormat
    if !extra.isEmpty { object["extra"] = .object(extra) }
    return object
  }
}
