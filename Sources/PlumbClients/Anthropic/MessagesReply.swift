internal import PlumbCore

/// Reads the reply of a messages request: text blocks joined, thinking blocks as reasoning.
internal func messagesReply(_ reply: HTTPReply, context: EndpointContext) throws(ModelError) -> ModelReply {
  let json = try context.document(of: reply)
  if let fault = context.fault(inside: json, of: reply) { throw fault }
  guard let blocks = json["content"]?.array else {
    throw context.malformed(
      reply, "the reply has no 'content' array", advice: "Is this an Anthropic messages endpoint?")
  }
  func joined(_ type: String, _ key: String) -> String {
    blocks.compactMap { $0["type"]?.string == type ? $0[key]?.string : nil }.joined()
  }
  let reasoning = joined("thinking", "thinking")
  return ModelReply(
    text: joined("text", "text"), reasoning: reasoning.isEmpty ? nil : reasoning,
    finishReason: json["stop_reason"]?.string.map(ModelReply.FinishReason.init(word:)),
    usage: messagesUsage(json["usage"]),
    model: json["model"]?.string, latency: reply.latency)
}

/// The usage; `input_tokens` leaves out what was read from and written to the cache, so both are added.
private func messagesUsage(_ value: JSONValue?) -> TokenUsage? {
  guard let value, let input = value["input_tokens"]?.int else { return nil }
  let cached = value["cache_read_input_tokens"]?.int
  let written = value["cache_creation_input_tokens"]?.int
  return TokenUsage(
    prompt: input + (cached ?? 0) + (written ?? 0), completion: value["output_tokens"]?.int ?? 0, cachedPrompt: cached)
}
