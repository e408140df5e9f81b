package import PlumbCore

/// The JSON of a messages request: system messages apart, neighbours of the same role merged into one message.
///
/// Keys of `settings.extra` are added as they are, and replace a key of the same name; `null` removes it.
package func messagesRequestBody(model: String, messages: [Message], settings: SamplingSettings) -> [UInt8] {
  var system: [String] = []
  var merged: [Message] = []
  for message in messages {
    if message.role == .system {
      system.append(message.content)
    } else if let last = merged.last, last.role == message.role {
      merged[merged.count - 1].content = "\(last.content)\n\n\(message.content)"
    } else {
      merged.append(message)
    }
  }
  var object: JSONObject = [
    "model": .string(model), "max_tokens": JSONValue(settings.maxTokens ?? AnthropicClient.defaultMaxTokens),
  ]
  if !system.isEmpty { object["system"] = .string(system.joined(separator: "\n\n")) }
  object["messages"] = .array(merged.map { .object($0.json) })
  object["temperature"] = settings.temperature.map(JSONValue.number)
  object["top_p"] = settings.topP.map(JSONValue.number)
  if !settings.stop.isEmpty { object["stop_sequences"] = .array(settings.stop.map(JSONValue.string)) }
  for entry in settings.extra.entries { object[entry.key] = entry.value.isNull ? nil : entry.value }
  var bytes: [UInt8] = []
  JSONValue.object(object).write(into: &bytes)
  return bytes
}
