/// A rough count of a text's tokens, for estimates before a call: four Latin letters or one Han character a token.
package func estimatedTokens(in text: String) -> Int {
  var quarters = 0
  for scalar in text.unicodeScalars { quarters += scalar.value < 0x2E80 ? 1 : 4 }
  return (quarters + 3) / 4
}

/// A rough usage of a request: its text, and the longest answer it may get (400 tokens when nothing limits it).
///
/// What a run is said to cost beforehand, what the budget reserves for a call, and what is charged to an endpoint's tokens a
/// minute in advance: all three by this one rule.
package func estimatedUsage(of request: ModelRequest) -> TokenUsage {
  let prompt = request.messages.reduce(0) { $0 + estimatedTokens(in: $1.content) + 4 }
  return TokenUsage(prompt: prompt, completion: min(request.settings.maxTokens ?? 400, TokenUsage.callLimit))
}

/// What a call probably took whose reply reports no usage: its texts, reasoning included; marked as estimated.
package func estimatedUsage(of request: ModelRequest, answeredBy reply: ModelReply) -> TokenUsage {
  let written = estimatedTokens(in: reply.text) + estimatedTokens(in: reply.reasoning ?? "")
  return TokenUsage(prompt: estimatedUsage(of: request).prompt, completion: max(1, written), isEstimated: true)
}
