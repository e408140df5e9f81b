internal import PlumbCore

/// Reads the reply of a chat completion.
///
/// Text is `content` as a string or as parts; reasoning is `reasoning_content` (DeepSeek, vLLM, SGLang), `reasoning`
/// (OpenRouter, Ollama), or a leading `<think>` block. Absent or `null` content is an empty text, not an error.
internal func chatReply(_ reply: HTTPReply, context: EndpointContext, separatesThinking: Bool) throws(ModelError)
  -> ModelReply
{
  let json: JSONValue
  do {
    json = try reply.json()
  } catch {
    throw context.malformed(reply, reply.count == 0 ? "the reply is empty" : "the reply is not valid JSON")
  }
  if let fault = context.fault(inside: json, of: reply) { throw fault }
  guard let choices = json["choices"]?.array, let choice = choices.first else {
    throw context.malformed(reply, "the reply has no 'choices'", advice: "Is this an OpenAI-compatible chat endpoint?")
  }
  guard let message = choice["message"]?.object ?? choice["text"].map({ ["content": $0] }) else {
    throw context.malformed(
      reply, "the reply's first choice has no 'message'", advice: "Is this an OpenAI-compatible chat endpoint?")
  }
  guard var text = contentText(message["content"]) else {
    throw context.malformed(reply, "the reply's 'content' is neither a string nor an array of parts")
  }
  var reasoning = nonEmpty(message["reasoning_content"]) ?? nonEmpty(message["reasoning"])
  var finishReason = choice["finish_reason"]?.string.map(ModelReply.FinishReason.init(word:))
  if let refusal = nonEmpty(message["refusal"]) {
    finishReason = .refusal
    if text.isEmpty { text = refusal }
  }
  if separatesThinking, let parts = separatedThinking(text) {
    text = parts.text
    reasoning = reasoning ?? parts.reasoning
  }
  return ModelReply(
    text: text, reasoning: reasoning, finishReason: finishReason, usage: reportedUsage(json["usage"]),
    logprobs: chatLogprobs(choice: choice, reply: json), model: json["model"]?.string, latency: reply.latency)
}

/// The text of a `content` field; `nil` when it is of a kind the protocol does not have.
private func contentText(_ value: JSONValue?) -> String? {
  switch value {
  case .none, .some(.null): return ""
  case .some(.string(let text)): return text
  case .some(.array(let parts)):
    return parts.compactMap { part in
      if let text = part.string { return text }
      guard part["type"]?.string ?? "text" == "text" else { return nil }
      return part["text"]?.string
    }.joined()
  default: return nil
  }
}

private func nonEmpty(_ value: JSONValue?) -> String? {
  value?.string.flatMap { $0.isEmpty ? nil : $0 }
}
