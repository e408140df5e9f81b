import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct AnthropicClientTests {
  func withClient<Result>(
    _ script: @escaping ScriptedServer.Script, _ body: (AnthropicClient, ScriptedServer) async throws -> Result
  ) async throws -> Result {
    try await withScriptedServer(script) { server in
      let transport = HTTPTransport()
      let client = try AnthropicClient(
        identity: ModelIdentity(provider: "anthropic", model: "claude"), baseURL: EndpointAddress(server.baseURL),
        key: APIKey(secretKey, variable: "ANTHROPIC_API_KEY"), transport: transport)
      let result = try await body(client, server)
      await transport.shutdown()
      return result
    }
  }

  @Test func `system stands apart and neighbours of one role are merged`() {
    let body = messagesRequestBody(
      model: "claude",
      messages: [
        Message(.system, "s"), Message(.user, "a"), Message(.user, "b"), Message(.assistant, "c"), Message(.user, "d"),
      ], settings: SamplingSettings(temperature: 1, seed: 3, stop: ["x"], responseFormat: ["type": "json_object"]))
    #expect(
      String(decoding: body, as: UTF8.self)
        == #"{"model":"claude","max_tokens":1024,"system":"s","messages":[{"role":"user","content":"a\n\nb"},"#
        + #"{"role":"assistant","content":"c"},{"role":"user","content":"d"}],"temperature":1.0,"stop_sequences":["x"]}"#
    )
  }

  @Test func `text, thinking, stop reason and cache counts are read`() async throws {
    let body: JSONValue = [
      "type": "message", "model": "claude-9", "stop_reason": "max_tokens",
      "content": [
        ["type": "thinking", "thinking": "hm"], ["type": "text", "text": "a"], ["type": "text", "text": "b"],
      ],
      "usage": [
        "input_tokens": 3, "cache_read_input_tokens": 10, "cache_creation_input_tokens": 4, "output_tokens": 2,
      ],
    ]
    try await withClient({ _ in .json(body) }) { client, server in
      let reply = try await client.reply(to: ask("hi"))
      #expect(
        reply.text == "ab" && reply.reasoning == "hm" && reply.finishReason == .length && reply.model == "claude-9")
      #expect(reply.usage == TokenUsage(prompt: 17, completion: 2, cachedPrompt: 10, cacheWrites: 4))
      let request = try #require(server.log.requests.first)
      #expect(request.path == "/v1/messages")
      #expect(request.headers["x-api-key"] == secretKey)
      #expect(request.headers["anthropic-version"] == "2023-06-01")
    }
  }

  @Test func `529 is the endpoint's trouble`() async throws {
    let overloaded: JSONValue = ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]]
    try await withClient({ _ in .json(overloaded, status: 529) }) { client, server in
      let error = await failure(of: client, ask("hi"))
      #expect(error == ModelError(.server, "\(server.baseURL)/messages: HTTP 529 (Overloaded). Trying again may help."))
    }
  }

  @Test func `a wrong key names its variable`() async throws {
    let refused: JSONValue = [
      "type": "error", "error": ["type": "authentication_error", "message": .string("invalid x-api-key \(secretKey)")],
    ]
    try await withClient({ _ in .json(refused, status: 401) }) { client, server in
      let error = await failure(of: client, ask("hi"))
      #expect(
        error?.message
          == "\(server.baseURL)/messages: HTTP 401. The key in ANTHROPIC_API_KEY is wrong or not allowed here; "
          + "set ANTHROPIC_API_KEY to a valid key and run again.")
      #expect(error?.isFatal == true)
    }
  }

  @Test func `a reply without content is malformed, log-probabilities are refused`() async throws {
    try await withClient({ _ in .json(["ok": true]) }) { client, server in
      let error = await failure(of: client, ask("hi"))
      #expect(
        error?.message
          == "\(server.baseURL)/messages: the reply has no 'content' array: \"{\"ok\":true}\". "
          + "Is this an Anthropic messages endpoint? Trying again may help.")
      let refused = await failure(of: client, ask("hi", settings: SamplingSettings(topLogprobs: 5)))
      #expect(
        refused?.message
          == "\(server.baseURL)/messages: Anthropic's API reports no log-probabilities. Choose a judge template that reads text."
      )
      #expect(server.log.count == 1)
    }
  }
}
