/// What a model answered, and what it took.
public struct ModelReply: Sendable, Equatable {
  /// Why the model stopped, in the words of the OpenAI protocol.
  public enum FinishReason: Sendable, Equatable {
    /// It was done.
    case stop
    /// The token limit cut it.
    case length
    /// The provider's filter, or the model itself, refused.
    case refusal
    /// Anything else, as reported.
    case other(String)
  }

  /// The text, without reasoning.
  ///
  /// Empty when the model wrote nothing.
  public var text: String
  /// Reasoning that the endpoint returned apart from the text.
  public var reasoning: String?
  /// Why the model stopped, when reported.
  public var finishReason: FinishReason?
  /// Tokens, when reported.
  public var usage: TokenUsage?
  /// The written tokens with alternatives, when asked for and supported.
  public var logprobs: [TokenLogprob]?
  /// The model's name as the endpoint reported it.
  public var model: String?
  /// Seconds from sending the attempt that was answered to its last byte.
  public var latency: Double?

  /// A reply.
  public init(
    text: String, reasoning: String? = nil, finishReason: FinishReason? = nil, usage: TokenUsage? = nil,
    logprobs: [TokenLogprob]? = nil, model: String? = nil, latency: Double? = nil
  ) {
    self.text = text
    self.reasoning = reasoning
    self.finishReason = finishReason
    self.usage = usage
    self.logprobs = logprobs
    self.model = model
    self.latency = latency
  }
}

extension ModelReply.FinishReason {
  /// The reason for a word of the wire protocol.
  public init(word: String) {
    switch word {
    case "stop", "end_turn", "stop_sequence": self = .stop
    case "length", "max_tokens": self = .length
    case "refusal", "content_filter": self = .refusal
    default: self = .other(word)
    }
  }

  /// The word that is stored.
  public var word: String {
    switch self {
    case .stop: "stop"
    case .length: "length"
    case .refusal: "refusal"
    case .other(let word): word
    }
  }
}

extension ModelReply: JSONRecord {
  /// Reads a stored reply.
  public init?(from fields: inout FieldReader) {
    guard let text = fields.required("text", .string) else { return nil }
    self.init(
      text: text, reasoning: fields.optional("reasoning", .string),
      finishReason: fields.optional("finish_reason", .string).map(FinishReason.init(word:)),
      usage: Self.usage(&fields), logprobs: fields.records("logprobs", as: TokenLogprob.self),
      model: fields.optional("model", .string), latency: fields.optional("latency", .number))
  }

  /// The usage; none where its counts cannot be, so that a reply that was paid for stays readable.
  private static func usage(_ fields: inout FieldReader) -> TokenUsage? {
    guard let object = fields.optional("usage", .object) else { return nil }
    var nested = fields.nested(object, at: "usage")
    let usage = TokenUsage(from: &nested)
    return nested.isValid ? usage : nil
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["text": .string(text)]
    object["reasoning"] = reasoning.map(JSONValue.string)
    object["finish_reason"] = finishReason.map { .string($0.word) }
    object["usage"] = usage.map { .object($0.json) }
    object["logprobs"] = logprobs.map { .array($0.map { .object($0.json) }) }
    object["model"] = model.map(JSONValue.string)
    object["latency"] = latency.map(JSONValue.number)
    return object
  }
}
