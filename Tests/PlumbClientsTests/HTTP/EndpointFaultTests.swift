import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

/// Every fault an endpoint can show, and the sentence the user gets.
@Suite struct EndpointFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var reply: ScriptedReply
    var code: ModelError.Code
    var isRetryable: Bool
    var sentence: String
    var retryAfter: Double?

    init(
      _ name: String, _ reply: ScriptedReply, _ code: ModelError.Code, retryable: Bool, after: Double? = nil,
      _ sentence: String
    ) {
      testDescription = name
      self.reply = reply
      self.code = code
      isRetryable = retryable
      retryAfter = after
      self.sentence = sentence
    }
  }

  static let page = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"

  static let faults: [Fault] = [
    Fault(
      "429 without Retry-After", .error(429, "Rate limit reached."), .rateLimited, retryable: true,
      "HTTP 429 (Rate limit reached). Trying again may help."),
    Fault(
      "429 with Retry-After", .error(429, "slow down", headers: [(name: "Retry-After", value: "2")]), .rateLimited,
      retryable: true, after: 2, "HTTP 429 (slow down). It asks to wait 2 s. Trying again may help."),
    Fault(
      "429 with retry-after-ms", .error(429, "slow down", headers: [(name: "retry-after-ms", value: "1500")]),
      .rateLimited,
      retryable: true, after: 1.5, "HTTP 429 (slow down). It asks to wait 1.5 s. Trying again may help."),
    Fault(
      "429 with OpenAI's reset headers",
      .error(
        429, "tokens",
        headers: [
          (name: "x-ratelimit-remaining-requests", value: "10"), (name: "x-ratelimit-reset-requests", value: "9s"),
          (name: "x-ratelimit-remaining-tokens", value: "0"), (name: "x-ratelimit-reset-tokens", value: "1m5s"),
        ]), .rateLimited, retryable: true, after: 65,
      "HTTP 429 (tokens). It asks to wait 65 s. Trying again may help."),
    Fault(
      "429 with insufficient_quota", .error(429, "You exceeded your current quota", code: "insufficient_quota"),
      .unauthorized, retryable: false,
      "HTTP 429 (You exceeded your current quota). The account has no credit left; add some, then run again."),
    Fault(
      "402", .error(402, "Insufficient Balance"), .unauthorized, retryable: false,
      "HTTP 402 (Insufficient Balance). The account has no credit left; add some, then run again."),
    Fault(
      "500", .error(500, "internal error"), .server, retryable: true,
      "HTTP 500 (internal error). Trying again may help."),
    Fault(
      "503 without a body", ScriptedReply(status: 503), .server, retryable: true,
      "HTTP 503 (service unavailable). Trying again may help."),
    Fault(
      "503 with Retry-After", .error(503, "overloaded", headers: [(name: "Retry-After", value: "7")]), .server,
      retryable: true, after: 7, "HTTP 503 (overloaded). It asks to wait 7 s. Trying again may help."),
    Fault(
      "502 with an HTML page", .text(page, status: 502, type: "text/html"), .server, retryable: true,
      "HTTP 502 (an HTML page titled '502 Bad Gateway'). Trying again may help."),
    Fault("501", .error(501, "not implemented"), .server, retryable: false, "HTTP 501 (not implemented)."),
    Fault(
      "408", .error(408, "too slow"), .timeout, retryable: true, "HTTP 408 (too slow). Trying again may help."),
    Fault("409", .error(409, "conflict"), .server, retryable: true, "HTTP 409 (conflict). Trying again may help."),
    Fault("425", .error(425, "too early"), .server, retryable: true, "HTTP 425 (too early). Trying again may help."),
    Fault(
      "401", .error(401, "Incorrect API key provided: \(secretKey)"), .unauthorized, retryable: false,
      "HTTP 401. The key in TEST_KEY is wrong or not allowed here; set TEST_KEY to a valid key and run again."),
    Fault(
      "403", .error(403, "key \(secretKey.prefix(10))*****cdef may not use this model"), .unauthorized,
      retryable: false,
      "HTTP 403 (key [key] may not use this model). The key in TEST_KEY is wrong or not allowed here; "
        + "set TEST_KEY to a valid key and run again."),
    Fault(
      "404", .error(404, "The model `tiny` does not exist"), .notFound, retryable: false,
      "HTTP 404 (The model `tiny` does not exist). There is no model 'tiny' at this address; check 'model' and 'base_url'."
    ),
    Fault(
      "400", .error(400, "This model's maximum context length is 2048 tokens\n\u{1B}[31m"), .invalidRequest,
      retryable: false,
      "HTTP 400, the endpoint refuses this request (This model's maximum context length is 2048 tokens \\u{1B}[31m)."),
    Fault(
      "400 that repeats the key", .error(400, "header was Bearer \(secretKey)"), .invalidRequest, retryable: false,
      "HTTP 400, the endpoint refuses this request (header was Bearer [key])."),
    Fault(
      "422 in FastAPI's layout",
      .json(["detail": [["loc": ["body", "messages"], "msg": "field required"]]], status: 422),
      .invalidRequest, retryable: false, "HTTP 422, the endpoint refuses this request (field required)."),
    Fault(
      "400 in vLLM's layout",
      .json(["object": "error", "message": "top_logprobs too large", "code": 400], status: 400),
      .invalidRequest, retryable: false, "HTTP 400, the endpoint refuses this request (top_logprobs too large)."),
    Fault(
      "400 in Ollama's layout", .json(["error": "bad format"], status: 400), .invalidRequest, retryable: false,
      "HTTP 400, the endpoint refuses this request (bad format)."),
    Fault(
      "a redirect", ScriptedReply(status: 307, headers: [(name: "Location", value: "https://example.com/v2?key=1")]),
      .notFound, retryable: false,
      "HTTP 307, moved to https://example.com/v2. Set 'base_url' to the final address."),
    Fault(
      "truncated JSON", ScriptedReply.chat("hello").truncated(to: 40), .malformedReply, retryable: true,
      "the reply is not valid JSON: \"{\"id\":\"chatcmpl-1\",\"object\":\"chat.comple\". Trying again may help."),
    Fault(
      "wrong schema", .json(["result": "hello"]), .malformedReply, retryable: true,
      "the reply has no 'choices': \"{\"result\":\"hello\"}\". Is this an OpenAI-compatible chat endpoint? Trying again may help."
    ),
    Fault(
      "a choice without a message", .json(["choices": [["index": 0]]]), .malformedReply, retryable: true,
      "the reply's first choice has no 'message': \"{\"choices\":[{\"index\":0}]}\". "
        + "Is this an OpenAI-compatible chat endpoint? Trying again may help."),
    Fault(
      "content of a wrong kind", .json(["choices": [["message": ["content": 7]]]]), .malformedReply, retryable: true,
      "the reply's 'content' is neither a string nor an array of parts: \"{\"choices\":[{\"message\":{\"content\":7}}]}\". "
        + "Trying again may help."),
    Fault(
      "an HTML page with status 200", .text(page, type: "text/html"), .malformedReply, retryable: true,
      "the reply is an HTML page, not JSON: \"<!DOCTYPE html> <html><head><title>502 Bad Gateway</title></head>"
        + "<body>nginx</body></html>\". Trying again may help."),
    Fault(
      "an empty reply", .text(""), .malformedReply, retryable: true, "the reply is empty. Trying again may help."),
    Fault(
      "a status that no protocol has", ScriptedReply(status: 299), .malformedReply, retryable: true,
      "HTTP 299 where 200 was expected. Trying again may help."),
    Fault(
      "200 with a gateway's error", .json(["error": ["code": 502, "message": "upstream failed"]]), .server,
      retryable: true,
      "HTTP 502 (upstream failed). Trying again may help."),
    Fault(
      "200 with an unnamed error", .json(["error": ["message": "something"], "choices": []]), .server, retryable: true,
      "HTTP 200 with an error (something). Trying again may help."),
    Fault(
      "200 with a rate limit", .json(["error": ["type": "rate_limit_error", "message": "too fast"]]), .rateLimited,
      retryable: true, "HTTP 429 (too fast). Trying again may help."),
    Fault(
      "reset in the middle of the body", ScriptedReply.chat("hello").reset(after: 20), .connection, retryable: true,
      "the connection broke before the reply was complete. Trying again may help."),
    Fault(
      "reset before the body", ScriptedReply.chat("hello").reset(after: 0), .connection, retryable: true,
      "the connection broke before the reply was complete. Trying again may help."),
  ]

  @Test(arguments: faults) func `each fault ends with a clear sentence`(_ fault: Fault) async throws {
    let (error, address) = try await chatError { _ in fault.reply }
    #expect(error.message == "\(address): \(fault.sentence)")
    #expect(error.code == fault.code)
    #expect(error.isRetryable == fault.isRetryable)
    #expect(error.retryAfter == fault.retryAfter)
  }

  @Test(arguments: faults) func `no fault shows the key`(_ fault: Fault) async throws {
    let (error, _) = try await chatError { _ in fault.reply }
    for text in [error.message, "\(error)", String(reflecting: error)] {
      #expect(!text.contains(secretKey) && !text.contains("verysecret"))
    }
  }

  @Test func `an endpoint that hangs is given up after the timeout`() async throws {
    let (error, address) = try await chatError(timeout: .milliseconds(300)) { _ in .hang }
    #expect(error == ModelError(.timeout, "\(address): no complete reply within 0.3 s. Trying again may help."))
  }

  @Test func `a drip that ends in time is a reply`() async throws {
    try await withChatClient(script: { _ in .chat("hello").dripping(40, every: .milliseconds(5)) }) { client, _ in
      let reply = try await client.reply(to: ask("hello"))
      #expect(reply.text == "hello")
    }
  }

  @Test func `a reply that is too large is refused`() async throws {
    let (error, address) = try await chatError(maximumReplySize: 1 << 20) { _ in
      .chat(String(repeating: "x", count: 2 << 20))
    }
    #expect(error.message == "\(address): the reply is larger than 1 MB.")
    #expect(!error.isRetryable)
  }

  @Test func `a refused connection asks whether the server runs`() async throws {
    let server = try await ScriptedServer.start { _ in .chat("") }
    await server.shutdown()
    let transport = HTTPTransport()
    let client = try OpenAICompatibleClient(
      identity: ModelIdentity(provider: "test", model: "tiny"), baseURL: EndpointAddress(server.baseURL),
      transport: transport)
    let error = await failure(of: client, ask("hello"))
    #expect(
      error?.message
        == "\(server.baseURL)/chat/completions: the connection was refused. Is the server running? Trying again may help."
    )
    #expect(error?.code == .connection)
    await transport.shutdown()
  }

  @Test func `without a key, 401 says how to name one`() async throws {
    try await withScriptedServer({ _ in .error(401, "no key") }) { server in
      let transport = HTTPTransport()
      let client = try OpenAICompatibleClient(
        identity: ModelIdentity(provider: "test", model: "tiny"), baseURL: EndpointAddress(server.baseURL),
        transport: transport)
      let error = await failure(of: client, ask("hello"))
      #expect(
        error?.message
          == "\(server.baseURL)/chat/completions: HTTP 401. The endpoint wants a key; name its environment variable in 'api_key_env'."
      )
      await transport.shutdown()
    }
  }
}
