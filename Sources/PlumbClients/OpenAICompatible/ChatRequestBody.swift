package import PlumbCore

/// The JSON of a chat completion request.
///
/// Keys of `settings.extra` are added as they are, and replace a key of the same name; `null` removes it.
package func chatRequestBody(
  model: String, messages: [Message], settings: SamplingSettings, sendsMaxCompletionTokens: Bool = false
) -> [UInt8] {
  var entries: [JSONObject.Entry] = []
  entries.reserveCapacity(8)
  func add(_ key: String, _ value: JSONValue?) {
    if let value { entries.append(.init(key: key, value: value)) }
  }
  add("model", .string(model))
  add("messages", .array(messages.map { .object($0.json) }))
  add("temperature", settings.temperature.map(JSONValue.number))
  add("top_p", settings.topP.map(JSONValue.number))
  add(sendsMaxCompletionTokens ? "max_completion_tokens" : "max_tokens", settings.maxTokens.map { JSONValue($0) })
  add("seed", settings.seed.map { JSONValue($0) })
  if !settings.stop.isEmpty { add("stop", .array(settings.stop.map(JSONValue.string))) }
  if let top = settings.topLogprobs {
    add("logprobs", true)
    add("top_logprobs", JSONValue(top))
  }
  add("response_format", settings.responseFormat)
  var object = JSONObject(entries)
  for entry in settings.extra.entries { object[entry.key] = entry.value.isNull ? nil : entry.value }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(256 + messages.reduce(0) { $0 + $1.content.utf8.count })
  JSONValue.object(object).write(into: &bytes)
  return bytes
}
