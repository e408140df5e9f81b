internal import PlumbCore

/// Reads the reply of a messages request: text blocks joined, thinking blocks as reasoning.
internal func messagesReply(_ reply: HTTPReply, context: EndpointContext) throws(ModelError) -> ModelReply {
  let json: JSONValue
  do {
    json = try reply.json()
  } catch {
    throw context.malformed(reply, reply.count == 0 ? "the reply is empty" : "the reply is not valid JSON")
  }
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
    usage: reportedUsage(json["usage"]),
    model: json["model"]?.string, latency: reply.latency)
}
