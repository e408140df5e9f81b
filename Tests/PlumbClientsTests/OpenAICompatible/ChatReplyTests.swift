import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ChatReplyTests {
  /// The reply read from one choice.
  func reply(_ choice: JSONValue, rest: JSONObject = [:]) async throws -> ModelReply {
    var object: JSONObject = ["choices": .array([choice])]
    object.append(missingFrom: rest)
    let body = JSONValue.object(object)
    return try await withChatClient(script: { _ in .json(body) }) { client, _ in try await client.reply(to: ask("hi")) }
  }

  @Test func `everything a reply reports is read`() async throws {
    let logprobs = [
      TokenLogprob(token: "a", logprob: -0.1, top: [.init(token: "a", logprob: -0.1), .init(token: "b", logprob: -2)])
    ]
    let usage = TokenUsage(prompt: 7, completion: 3, cachedPrompt: 5, reasoning: 2)
    let scripted = ScriptedReply.chat(
      "héllo\u{2028}", model: "tiny-2", finishReason: "length", reasoning: "because", logprobs: logprobs, usage: usage)
    try await withChatClient(script: { _ in scripted }) { client, _ in
      let reply = try await client.reply(to: ask("hi"))
      #expect(reply.text == "héllo\u{2028}")
      #expect(reply.reasoning == "because")
      #expect(reply.finishReason == .length)
      #expect(reply.usage == usage)
      #expect(reply.logprobs == logprobs)
      #expect(reply.model == "tiny-2")
      #expect((reply.latency ?? 0) > 0)
    }
  }

  @Test func `null, absent and empty content are empty texts`() async throws {
    #expect(try await reply(["message": ["content": .null]]).text == "")
    #expect(try await reply(["message": ["role": "assistant"]]).text == "")
    #expect(try await reply(["message": ["content": ""], "finish_reason": "stop"]).finishReason == .stop)
  }

  @Test func `a refusal is a reply`() async throws {
    let refused = try await reply(["message": ["content": .null, "refusal": "I cannot."], "finish_reason": "stop"])
    #expect(refused.finishReason == .refusal)
    #expect(refused.text == "I cannot.")
    #expect(try await reply(["message": ["content": ""], "finish_reason": "content_filter"]).finishReason == .refusal)
  }

  @Test func `parts are joined, parts that are not text are left out`() async throws {
    let parts: JSONValue = [["type": "text", "text": "a"], ["type": "image_url", "text": "no"], ["text": "b"], "c"]
    #expect(try await reply(["message": ["content": parts]]).text == "abc")
  }

  @Test func `reasoning is read from each field in use`() async throws {
    #expect(try await reply(["message": ["content": "x", "reasoning_content": "r"]]).reasoning == "r")
    #expect(try await reply(["message": ["content": "x", "reasoning": "r"]]).reasoning == "r")
    #expect(
      try await reply(["message": ["content": "x", "reasoning_content": .null, "reasoning": ""]]).reasoning == nil)
  }

  @Test(arguments: [
    ("<think>\nwhy\n</think>\n\nanswer", "why", "answer"), ("  <think></think>answer", nil, "answer"),
    ("<think>cut off", "cut off", ""), ("see <think>x</think>", nil, "see <think>x</think>"),
    ("<thinking>x", "x", ""), ("why\n</think>\nanswer", "why", "answer"),
  ])
  func `thoughts in the text are reasoning`(_ text: String, _ reasoning: String?, _ answer: String) async throws {
    let reply = try await reply(["message": ["content": .string(text)]])
    #expect(reply.reasoning == reasoning)
    #expect(reply.text == answer)
  }

  @Test func `an older completion's text is read`() async throws {
    #expect(try await reply(["text": "old", "finish_reason": "stop"]).text == "old")
  }

  @Test func `DeepSeek's cache count is read`() async throws {
    let usage: JSONValue = ["prompt_tokens": 9, "completion_tokens": 1, "prompt_cache_hit_tokens": 8]
    let reply = try await reply(["message": ["content": "x"]], rest: ["usage": usage])
    #expect(reply.usage == TokenUsage(prompt: 9, completion: 1, cachedPrompt: 8))
  }

  @Test func `log-probabilities are read from each layout in use`() async throws {
    let expected = [
      TokenLogprob(token: "A", logprob: -0.5, top: [.init(token: "A", logprob: -0.5), .init(token: "B", logprob: -1)])
    ]
    let message: JSONValue = ["content": "A"]
    let older: JSONValue = ["tokens": ["A"], "token_logprobs": [-0.5], "top_logprobs": [["A": -0.5, "B": -1.0]]]
    #expect(try await reply(["message": message, "logprobs": older]).logprobs == expected)
    let entry: JSONValue = [
      "token": "A", "logprob": -0.5,
      "top_logprobs": [["token": "A", "logprob": -0.5], ["token": "B", "logprob": -1]],
    ]
    #expect(try await reply(["message": message], rest: ["completion_probabilities": [entry]]).logprobs == expected)
    let sampled: JSONValue = ["content": "A", "probs": [["tok_str": "A", "prob": 0.5], ["tok_str": "B", "prob": 0]]]
    let read = try await reply(["message": message], rest: ["completion_probabilities": [sampled]]).logprobs
    #expect(read?.count == 1 && read?[0].top.count == 1)
    #expect(abs((read?[0].logprob ?? 0) + 0.693147) < 1e-5)
    #expect(try await reply(["message": message, "logprobs": .null]).logprobs == nil)
  }
}
