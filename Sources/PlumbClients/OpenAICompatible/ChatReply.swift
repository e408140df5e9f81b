internal import PlumbCore

/// Reads the reply of a chat completion.
///
/// Text is `content` as a string or as parts; reasoning is `reasoning_content` (DeepSeek, vLLM, SGLang), `reasoning`
/// (OpenRouter, Ollama), parts of the type `thinking` (Mistral), or what `SeparatedThinking` finds in the text. Absent or
/// `null` content is an empty text, not an error. Where the request offers functions (`wantsCall`), the arguments of the
/// call are the text.
internal func chatReply(
  _ reply: HTTPReply, context: EndpointContext, separatesThinking: Bool, wantsCall: Bool = false
) throws(ModelError) -> ModelReply
{
  let json = try context.document(of: reply)
  if let fault = context.fault(inside: json, of: reply) { throw fault }
  guard let choices = json["choices"]?.array, let choice = choices.first else {
    throw context.malformed(reply, "the reply has no 'choices'", advice: "Is this an OpenAI-compatible chat endpoint?")
  }
  let reported = choice["finish_reason"]?.string.map(ModelReply.FinishReason.init(word:))
  if let fault = context.fault(ofChoice: choice, reason: reported, reply) { throw fault }
  guard let message = choice["message"]?.object ?? choice["text"].map({ ["content": $0] }) else {
    throw context.malformed(
      reply, "the reply's first choice has no 'message'", advice: "Is this an OpenAI-compatible chat endpoint?")
  }
  guard var text = contentText(message["content"]) else {
    throw context.malformed(reply, "the reply's 'content' is neither a string nor an array of parts")
  }
  if wantsCall, text.allSatisfy(\.isWhitespace), let arguments = callArguments(message) { text = arguments }
  let reasoning =
    nonEmpty(message["reasoning_content"]) ?? nonEmpty(message["reasoning"]) ?? thinkingParts(message["content"])
  var finishReason = reported
  if let refusal = nonEmpty(message["refusal"]) {
    finishReason = .refusal
    if text.isEmpty { text = refusal }
  }
  let answer = ModelReply(
    text: text, reasoning: reasoning, finishReason: finishReason, usage: chatUsage(json["usage"]),
    logprobs: chatLogprobs(choice: choice, reply: json), model: json["model"]?.string, latency: reply.latency)
  return separatesThinking ? answer.separatingThinking() : answer
}

/// The types of parts that are read: OpenAI's chat completions, its responses and their requests, and refusals in parts.
private let textTypes: Set<String> = ["text", "output_text", "input_text", "refusal"]

/// The thoughts among the parts of a `content` field: `{"type": "thinking", "thinking": TEXT or PARTS}`.
private func thinkingParts(_ value: JSONValue?) -> String? {
  let texts = (value?.array ?? []).compactMap { part -> String? in
    guard let type = part["type"]?.string, type == "thinking" || type == "reasoning" else { return nil }
    let inside = part["thinking"] ?? part["reasoning"] ?? part["text"]
    return inside?.string ?? inside?.array?.compactMap { $0["text"]?.string }.joined()
  }
  return texts.allSatisfy(\.isEmpty) ? nil : texts.joined(separator: "\n\n")
}

/// The text of a `content` field; `nil` when it is of a kind the protocol does not have.
private func contentText(_ value: JSONValue?) -> String? {
  switch value {
  case .none, .some(.null): return ""
  case .some(.string(let text)): return text
  case .some(.array(let parts)):
    return parts.compactMap { part in
      if let text = part.string { return text }
      guard textTypes.contains(part["type"]?.string ?? "text") else { return nil }
      // OpenAI's assistants wrap the text once more.
      return part["text"]?.string ?? part["text"]?["value"]?.string ?? part["refusal"]?.string
    }.joined()
  default: return nil
  }
}

/// The arguments of the functions called, one a line: `tool_calls`, or the older `function_call`; `nil` when none is.
private func callArguments(_ message: JSONObject) -> String? {
  let calls = (message["tool_calls"]?.array ?? []).compactMap { $0["function"] } + [message["function_call"]].compactMap(\.self)
  let arguments = calls.compactMap { call -> String? in
    guard let arguments = call["arguments"], !arguments.isNull else { return nil }
    return arguments.string ?? arguments.text()
  }
  return arguments.isEmpty ? nil : arguments.joined(separator: "\n")
}

private func nonEmpty(_ value: JSONValue?) -> String? {
  value?.string.flatMap { $0.isEmpty ? nil : $0 }
}

private func chatUsage(_ value: JSONValue?) -> TokenUsage? {
  guard let value, let prompt = value["prompt_tokens"]?.int else { return nil }
  return TokenUsage(
    prompt: prompt, completion: value["completion_tokens"]?.int ?? 0,
    cachedPrompt: value["prompt_tokens_details"]?["cached_tokens"]?.int ?? value["prompt_cache_hit_tokens"]?.int,
    reasoning: value["completion_tokens_details"]?["reasoning_tokens"]?.int)
}
