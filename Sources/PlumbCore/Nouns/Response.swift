/// One model's answer to one item.
public struct Response: Sendable, Equatable {
  /// The item's id.
  public var item: String
  /// The model's name in the run.
  public var model: String
  /// Which of several samples for the same item this is, from 0.
  public var sample: Int
  /// The answers, one a turn.
  public var turns: [String]
  /// What the model thought before its answers, one text a turn, empty where it did not; no part of any answer.
  public var thinking: [String]
  /// Why the answers ended, when reported: the first reason that is not ``ModelReply/FinishReason/stop``, else the last one.
  public var finishReason: ModelReply.FinishReason?
  /// Tokens of all turns, when reported.
  public var usage: TokenUsage?
  /// Seconds of all turns.
  public var latency: Double?
  /// US dollars, when the price is known.
  public var usd: Double?
  /// Why there is no answer; then `turns` holds the answers up to the failure.
  public var failure: Failure?
  /// Keys of the file that Plumb does not know, kept.
  public var extra: JSONObject

  /// A response.
  public init(
    item: String, model: String, sample: Int = 0, turns: [String], thinking: [String] = [],
    finishReason: ModelReply.FinishReason? = nil, usage: TokenUsage? = nil, latency: Double? = nil, usd: Double? = nil,
    failure: Failure? = nil, extra: JSONObject = [:]
  ) {
    self.item = item
    self.model = model
    self.sample = sample
    self.turns = turns
    self.thinking = thinking
    self.finishReason = finishReason
    self.usage = usage
    self.latency = latency
    self.usd = usd
    self.failure = failure
    self.extra = extra
  }

  /// The length of the last answer in Unicode scalars (Python's `len`).
  public var length: Int { turns.last?.scalarCount ?? 0 }
}

extension Response: JSONRecord {
  /// Reads a response; `turns` may also be written as one string `text` or `output`.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString) else { return nil }
    let failure = fields.record("failed", as: Failure.self)
    var turns = fields.optional("turns", .strings)
    let single = fields.optional("text", .string) ?? fields.optional("output", .string)
    if turns == nil { turns = single.map { [$0] } ?? (failure == nil ? nil : []) }
    guard let turns, !turns.isEmpty || failure != nil else {
      if fields.isValid { fields.report("turns", "missing; expected an array of strings, at least one") }
      return nil
    }
    self.init(
      item: item, model: fields.optional("model", .string) ?? "",
      sample: fields.optional("sample", .integer(atLeast: 0)) ?? 0, turns: turns,
      thinking: fields.optional("thinking", .strings) ?? [],
      finishReason: fields.optional("finish_reason", .string).map(ModelReply.FinishReason.init(word:)),
      usage: fields.record("usage", as: TokenUsage.self), latency: fields.optional("latency", .number),
      usd: fields.optional("usd", .number), failure: failure, extra: fields.rest)
  }

  /// What is known, unknown keys last.
  public var json: JSONObject {
    var object: JSONObject = [
      "item": .string(item), "model": .string(model), "turns": .array(turns.map(JSONValue.string)),
    ]
    if sample > 0 { object["sample"] = JSONValue(sample) }
    if thinking.contains(where: { !$0.isEmpty }) { object["thinking"] = .array(thinking.map(JSONValue.string)) }
    object["finish_reason"] = finishReason.map { .string($0.word) }
    object["usage"] = usage.map { .object($0.json) }
    object["latency"] = latency.map(JSONValue.number)
    object["usd"] = usd.map(JSONValue.number)
    object["failed"] = failure.map { .object($0.json) }
    object.append(missingFrom: extra)
    return object
  }
}
