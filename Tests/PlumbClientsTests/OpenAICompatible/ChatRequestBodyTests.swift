import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ChatRequestBodyTests {
  func text(_ settings: SamplingSettings, completion: Bool = false) -> String {
    String(
      decoding: chatRequestBody(
        model: "m", messages: [Message(.system, "s"), Message(.user, "q\n\"")], settings: settings,
        sendsMaxCompletionTokens: completion), as: UTF8.self)
  }

  @Test func `what is not set is not sent`() {
    #expect(
      text(SamplingSettings())
        == #"{"model":"m","messages":[{"role":"system","content":"s"},{"role":"user","content":"q\n\""}]}"#)
  }

  @Test func `all settings are sent under their names`() {
    let settings = SamplingSettings(
      temperature: 0, topP: 0.5, maxTokens: 9, seed: 3, stop: ["\n"], topLogprobs: 5,
      responseFormat: ["type": "json_object"], extra: ["top_k": 4])
    #expect(
      text(settings).hasSuffix(
        #","temperature":0.0,"top_p":0.5,"max_tokens":9,"seed":3,"stop":["\n"],"logprobs":true,"top_logprobs":5,"#
          + #""response_format":{"type":"json_object"},"top_k":4}"#))
  }

  @Test func `extra keys replace and null removes`() {
    let settings = SamplingSettings(temperature: 1, maxTokens: 9, extra: ["temperature": .null, "max_tokens": 1])
    #expect(text(settings).hasSuffix(#","max_tokens":1}"#))
    #expect(text(SamplingSettings(maxTokens: 9), completion: true).hasSuffix(#","max_completion_tokens":9}"#))
  }

  @Test func `key, headers and the request's own settings arrive`() async throws {
    try await withChatClient(settings: SamplingSettings(temperature: 0.5, maxTokens: 7), script: { _ in .chat("ok") }) {
      client, server in
      _ = try await client.reply(to: ask("hi", settings: SamplingSettings(temperature: 0)))
      let request = try #require(server.log.requests.first)
      #expect(request.path == "/v1/chat/completions" && request.method == "POST")
      #expect(request.headers["authorization"] == "Bearer \(secretKey)")
      #expect(request.headers["content-type"] == "application/json")
      #expect(request.json?["temperature"] == .number(0) || request.json?["temperature"] == .integer(0))
      #expect(request.json?["max_tokens"] == 7)
      #expect(request.question == "hi" && request.model == "tiny")
    }
  }
}
