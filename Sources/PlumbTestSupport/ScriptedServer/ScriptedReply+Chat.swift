public import PlumbCore

extension ScriptedReply {
  /// A chat completion in OpenAI's layout.
  ///
  /// - Parameters:
  ///   - text: The content; `null` when `nil`.
  ///   - model: The model's name.
  ///   - finishReason: Why it ended.
  ///   - refusal: The message's `refusal`.
  ///   - reasoning: The message's `reasoning_content`.
  ///   - logprobs: The tokens with alternatives.
  ///   - usage: The token counts; 10 and 5 when left out.
  /// - Returns: The reply.
  public static func chat(
    _ text: String?, model: String = "scripted", finishReason: String = "stop", refusal: String? = nil,
    reasoning: String? = nil, logprobs: [TokenLogprob]? = nil,
    usage: TokenUsage? = TokenUsage(prompt: 10, completion: 5)
  ) -> ScriptedReply {
    var message: JSONObject = ["role": "assistant", "content": text.map(JSONValue.string) ?? .null]
    message["refusal"] = refusal.map(JSONValue.string)
    message["reasoning_content"] = reasoning.map(JSONValue.string)
    var choice: JSONObject = ["index": 0, "message": .object(message), "finish_reason": .string(finishReason)]
    choice["logprobs"] = logprobs.map { ["content": .array($0.map(chatLogprob))] }
    var object: JSONObject = [
      "id": "chatcmpl-1", "object": "chat.completion", "model": .string(model), "choices": .array([.object(choice)]),
    ]
    object["usage"] = usage.map { usage in
      var counts: JSONObject = [
        "prompt_tokens": JSONValue(usage.prompt), "completion_tokens": JSONValue(usage.completion),
      ]
      counts["prompt_tokens_details"] = usage.cachedPrompt.map { ["cached_tokens": JSONValue($0)] }
      counts["completion_tokens_details"] = usage.reasoning.map { ["reasoning_tokens": JSONValue($0)] }
      return .object(counts)
    }
    return .json(.object(object))
  }

  private static func chatLogprob(_ token: TokenLogprob) -> JSONValue {
    [
      "token": .string(token.token), "logprob": .number(token.logprob),
      "top_logprobs": .array(token.top.map { ["token": .string($0.token), "logprob": .number($0.logprob)] }),
    ]
  }
}
