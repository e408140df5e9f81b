import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ReplyShapeTests {
  private func reply(_ body: [UInt8], type: String = "application/json", headers: [(name: String, value: String)] = [])
    async throws -> ModelReply
  {
    let scripted = ScriptedReply(status: 200, headers: [(name: "Content-Type", value: type)] + headers, body: body)
    return try await withChatClient(script: { _ in scripted }) { client, _ in try await client.reply(to: ask("hi")) }
  }

  private func reply(_ text: String) async throws -> ModelReply { try await reply(Array(text.utf8)) }

  private func error(
    _ body: [UInt8], type: String = "application/json", headers: [(name: String, value: String)] = []
  ) async throws -> ModelError {
    let scripted = ScriptedReply(status: 200, headers: [(name: "Content-Type", value: type)] + headers, body: body)
    return try await chatError { _ in scripted }.0
  }

  @Test(arguments: ["text", "output_text", "input_text"])
  func `the text of parts is read under each of its usual names`(type: String) async throws {
    let read = try await reply(
      #"{"choices":[{"message":{"content":[{"type":"image","text":"no"},{"type":"\#(type)","text":"Yes."}]}}]}"#)
    #expect(read.text == "Yes.")
  }

  @Test func `parts that hold thoughts are kept aside`() async throws {
    let read = try await reply(
      #"{"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"why"}]},"#
        + #"{"type":"text","text":"Yes."}]}}]}"#)
    #expect(read.text == "Yes." && read.reasoning == "why")
  }

  @Test(arguments: [
    (#"Great \ud83d"#, "Great \u{FFFD}"), (#"a \ud83d\ud83d\ude00"#, "a \u{FFFD}😀"), (#"\ude00b"#, "\u{FFFD}b"),
    (#"Great \ud83d\ude00"#, "Great 😀"), (#"\\ud83d \ud83d\n"#, "\\ud83d \u{FFFD}\n"), (#"\uD83D\u0041"#, "\u{FFFD}A"),
  ])
  func `half of a surrogate pair is one replacement character, and nothing else changes`(
    written: String, read: String
  ) async throws {
    #expect(try await reply(#"{"choices":[{"message":{"content":"\#(written)"}}]}"#).text == read)
  }

  @Test func `a byte order mark before a reply is nothing`() async throws {
    #expect(try await reply("\u{FEFF}" + #"{"choices":[{"message":{"content":"x"}}]}"#).text == "x")
  }

  @Test func `what is no text is named, once`() async throws {
    let gzip = try await error([0x1F, 0x8B, 0x08, 0, 0, 0])
    #expect(gzip.message.contains("compressed (gzip)") && !gzip.isRetryable)
    let brotli = try await error([0x1B, 0x03], headers: [(name: "Content-Encoding", value: "br")])
    #expect(brotli.message.contains("compressed (br)"))
    let latin = try await error(Array(#"{"choices":[{"message":{"content":"caf"#.utf8) + [0xE9] + Array(#""}}]}"#.utf8))
    #expect(latin.message.contains("not valid UTF-8") && !latin.isRetryable)
    #expect(try await error([0xFF, 0xFE, 0x7B, 0]).message.contains("UTF-16"))
  }

  @Test func `a stream that nobody asked for is put together`() async throws {
    let stream = """
      data: {"id":"x","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}

      data: {"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"length"}]}

      data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}

      data: [DONE]

      """
    let read = try await reply(Array(stream.utf8), type: "text/event-stream; charset=utf-8")
    #expect(read.text == "Hello" && read.finishReason == .length && read.model == "m")
    #expect(read.usage == TokenUsage(prompt: 7, completion: 2))
    let broken = try await error(Array(stream.utf8.prefix(100)), type: "text/event-stream")
    #expect(broken.code == .malformedReply && broken.message.contains("streams"))
    let failed = try await error(
      Array("data: {\"error\":{\"message\":\"boom\",\"code\":500}}\n\n".utf8), type: "text/event-stream")
    #expect(failed.code == .server && failed.message.contains("boom"))
  }

  @Test(arguments: [
    (#"{"choices":[{"finish_reason":"error","message":{"content":"Visi"}}]}"#, "error"),
    (#"{"choices":[{"finish_reason":"abort","message":{"content":""}}]}"#, "abort"),
    (#"{"choices":[{"finish_reason":"error"}]}"#, "error"),
    (#"{"choices":[{"finish_reason":"stop","message":{"content":""}}],"error":{"message":"boom","code":500}}"#, "boom"),
    (#"{"choices":[{"error":{"message":"boom","code":502},"message":{"content":"Visi"}}]}"#, "boom"),
  ])
  func `a choice that the provider calls broken is a failure, worth one more attempt`(body: String, says: String)
    async throws
  {
    let found = try await error(Array(body.utf8))
    #expect(found.code == .server && found.isRetryable && found.retryLimit == 1)
    #expect(found.message.contains(says))
  }

  @Test(arguments: ["null", "false", #""""#, "{}"]) func `an error that is nothing is none`(nothing: String) async throws {
    let body = #"{"choices":[{"finish_reason":"stop","message":{"content":"Fine."}}],"error":\#(nothing)}"#
    #expect(try await reply(body).text == "Fine.")
  }

  @Test(arguments: [#"{"choices":["#, #"{"choices":[{"finish_reason":"error","message":{"content":"x"}}]}"#])
  func `a reply that was paid for and cannot be used is asked for twice, not six times`(body: String) async throws {
    let scripted = ScriptedReply(status: 200, body: Array(body.utf8))
    try await withChatClient(script: { _ in scripted }) { client, server in
      let governor = EndpointGovernor(name: "test")
      let retrying = RetryingClient(client, governor: governor, policy: RetryPolicy(baseDelay: .milliseconds(1)))
      let found = await failure(of: retrying, ask("hi"))
      #expect(found?.message.contains("2 attempts") == true)
      #expect(server.log.count == 2)
    }
  }
}
