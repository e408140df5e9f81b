internal import PlumbCore

/// The log-probabilities of a reply, in any of the layouts in use.
///
/// - `choices[0].logprobs.content`: OpenAI, vLLM, SGLang, llama.cpp;
/// - `choices[0].logprobs` with `tokens`, `token_logprobs`, `top_logprobs`: vLLM's and SGLang's older layout;
/// - `completion_probabilities`: llama.cpp's own, with probabilities or with logarithms.
///
/// - Returns: `nil` when there are none.
internal func chatLogprobs(choice: JSONValue, reply: JSONValue) -> [TokenLogprob]? {
  if let logprobs = choice["logprobs"], !logprobs.isNull {
    if let content = logprobs["content"]?.array { return content.compactMap(tokenLogprob) }
    if let tokens = logprobs["tokens"]?.array { return parallelLogprobs(tokens, logprobs) }
  }
  let own = choice["completion_probabilities"]?.array ?? reply["completion_probabilities"]?.array
  return own?.compactMap(tokenLogprob)
}

private func tokenLogprob(_ value: JSONValue) -> TokenLogprob? {
  let alternatives = value["top_logprobs"] ?? value["top_probs"] ?? value["probs"]
  let top = (alternatives?.array ?? []).compactMap(candidate)
  guard let token = (value["token"] ?? value["tok_str"] ?? value["content"])?.string else { return nil }
  // llama.cpp's older layout gives no probability of its own for the written token.
  guard let logprob = logprob(of: value) ?? top.first(where: { $0.token == token })?.logprob else { return nil }
  return TokenLogprob(token: token, logprob: logprob, top: top)
}

private func candidate(_ value: JSONValue) -> TokenLogprob.Candidate? {
  guard let token = (value["token"] ?? value["tok_str"])?.string, let logprob = logprob(of: value) else { return nil }
  return TokenLogprob.Candidate(token: token, logprob: logprob)
}

private func logprob(of value: JSONValue) -> Double? {
  if let logprob = value["logprob"]?.double { return logprob }
  return value["prob"]?.double.flatMap { $0 > 0 ? naturalLogarithm($0) : nil }
}

private func parallelLogprobs(_ tokens: [JSONValue], _ logprobs: JSONValue) -> [TokenLogprob] {
  let values = logprobs["token_logprobs"]?.array ?? []
  let alternatives = logprobs["top_logprobs"]?.array ?? []
  return tokens.indices.compactMap { index in
    guard let token = tokens[index].string, index < values.count, let logprob = values[index].double else { return nil }
    let top = index < alternatives.count ? alternatives[index].object?.entries ?? [] : []
    return TokenLogprob(
      token: token, logprob: logprob,
      top: top.compactMap { entry in entry.value.double.map { .init(token: entry.key, logprob: $0) } })
  }
}
