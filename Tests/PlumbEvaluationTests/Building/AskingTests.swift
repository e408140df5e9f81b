import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

/// One rule for all who ask a second time; judges have tests of their own in `LLMJudgeTests`.
@Suite struct AskingTests {
  private func ask(_ client: ScriptedClient, reask: String? = "Again.") async throws -> Result<Int, Failure> {
    try await askParsed(client, ModelRequest(messages: [Message(.user, "How many?")]), reask: reask) {
      text throws(Failure) in
      guard let number = Int(text) else { throw Failure(.noVerdict, "No number.") }
      return number
    }.result
  }

  @Test func `an unreadable text is asked about once more, with the text in the conversation`() async throws {
    let client = ScriptedClient(saying: "many", "7")
    #expect(try await ask(client) == .success(7))
    #expect(
      client.requests[1].messages == [
        Message(.user, "How many?"), Message(.assistant, "many"), Message(.user, "Again."),
      ])
    let twice = ScriptedClient(saying: "many", "more")
    #expect(try await ask(twice) == .failure(Failure(.noVerdict, "No number.")))
    #expect(twice.requests.count == 2)
  }

  @Test func `without a second asking there is one request`() async throws {
    let client = ScriptedClient(saying: "many", "7")
    #expect(try await ask(client, reask: nil) == .failure(Failure(.noVerdict, "No number.")))
    #expect(client.requests.count == 1)
  }

  @Test func `an empty reply adds no message`() async throws {
    let client = ScriptedClient(saying: "")
    #expect(try await ask(client) == .failure(Failure(.emptyReply, "The model wrote nothing.")))
    #expect(client.requests[1].messages == [Message(.user, "How many?\n\nAgain.")])
  }

  @Test func `a refusal is not asked about again`() async throws {
    let client = ScriptedClient { _ throws(ModelError) in ModelReply(text: "I cannot.", finishReason: .refusal) }
    #expect(try await ask(client) == .failure(Failure(.refused, "The model refused.")))
    #expect(client.requests.count == 1)
  }

  @Test func `a text cut at the limit says so`() async throws {
    let client = ScriptedClient { _ throws(ModelError) in ModelReply(text: "Let me", finishReason: .length) }
    #expect(
      try await ask(client)
        == .failure(
          Failure(
            .noVerdict, "No number. Its text was cut at the token limit; raise the model's max_tokens.")))
  }

  @Test func `an endpoint's failure is one, and what stops everything is thrown`() async throws {
    let client = ScriptedClient { _ throws(ModelError) in throw ModelError(.server, "503") }
    #expect(try await ask(client) == .failure(Failure(ModelError(.server, "503"))))
    let fatal = ScriptedClient { _ throws(ModelError) in throw ModelError(.unauthorized, "401") }
    await #expect(throws: ModelError.self) { _ = try await ask(fatal) }
  }
}
