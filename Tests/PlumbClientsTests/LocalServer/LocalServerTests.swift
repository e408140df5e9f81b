import Foundation
import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite(
  .serialized, .enabled(if: LocalModelFixture.isAvailable, Comment(rawValue: LocalModelFixture.advice)), .oneLocalModel)
struct LocalServerTests {
  @Test func `a server starts, answers, refuses those without its key, and stops without leaving a process`()
    async throws
  {
    let order = try LocalModelFixture.order()
    let server = try await LocalServer.start(order.program, model: order.model, settings: order.settings)
    #expect(server.isRunning)
    #expect(processExists(server.processID))
    try await withTransport { transport in
      let stranger = try OpenAICompatibleClient(
        identity: order.model.identity, baseURL: server.address, transport: transport)
      let error = await #expect(throws: ModelError.self) {
        try await stranger.reply(to: LocalModelFixture.ask("Hello"))
      }
      #expect(error?.code == .unauthorized)
      let friend = try OpenAICompatibleClient(
        identity: order.model.identity, baseURL: server.address, key: server.key, transport: transport)
      let reply = try await friend.reply(to: LocalModelFixture.ask("Say hello.", SamplingSettings(maxTokens: 8)))
      #expect(!reply.text.isEmpty)
      await server.stop()
      #expect(!server.isRunning)
      #expect(!processExists(server.processID))
      await server.stop()
    }
  }

  @Test func `the same question gets the same text at temperature 0, the default`() async throws {
    try await LocalModelFixture.withClient(settings: SamplingSettings(maxTokens: 24)) { client, _ in
      let question = LocalModelFixture.ask("Name three colours.")
      let first = try await client.reply(to: question)
      let second = try await client.reply(to: question)
      #expect(first.text == second.text)
      #expect(first.usage?.completion ?? 0 > 0)
    }
  }

  @Test func `top log-probabilities come back`() async throws {
    try await LocalModelFixture.withClient { client, _ in
      let reply = try await client.reply(
        to: LocalModelFixture.ask("Answer with A or B.", SamplingSettings(maxTokens: 1, topLogprobs: 20)))
      let token = try #require(reply.logprobs?.first)
      #expect(reply.logprobs?.count == 1)
      #expect(token.top.count == 20)
      #expect(token.top.allSatisfy { $0.logprob <= 0 })
      #expect(token.top.first?.token == token.token)
    }
  }

  @Test func `a JSON schema is honoured`() async throws {
    let schema: JSONValue = [
      "type": "json_schema",
      "json_schema": [
        "name": "verdict",
        "schema": [
          "type": "object", "properties": ["winner": ["enum": ["A", "B"]]], "required": ["winner"],
          "additionalProperties": false,
        ],
      ],
    ]
    try await LocalModelFixture.withClient { client, _ in
      let reply = try await client.reply(
        to: LocalModelFixture.ask("Which is better, A or B?", SamplingSettings(maxTokens: 40, responseFormat: schema)))
      let winner = try JSONValue.parse(reply.text)["winner"]?.string
      #expect(winner == "A" || winner == "B")
    }
  }

  @Test func `two clients share one process`() async throws {
    let order = try LocalModelFixture.order()
    let pool = LocalServerPool()
    try await withTransport { transport in
      let settings = SamplingSettings(maxTokens: 1)
      let (answerer, judge) = (
        LocalClient(order, pool: pool, settings: settings, transport: transport),
        LocalClient(order, pool: pool, settings: settings, transport: transport)
      )
      await pool.retain(order)
      await pool.retain(order)
      async let first = answerer.reply(to: LocalModelFixture.ask("Hello"))
      async let second = judge.reply(to: LocalModelFixture.ask("Hello"))
      #expect(try await first.text == second.text)
      let server = try await pool.server(for: order)
      await pool.release(order)
      #expect(server.isRunning)
      #expect(try await pool.server(for: order).processID == server.processID)
      await pool.release(order)
      #expect(!processExists(server.processID))
      let error = await #expect(throws: ModelError.self) { try await judge.reply(to: LocalModelFixture.ask("Hello")) }
      #expect(error?.code == .cancelled)
    }
  }

  @Test func `a server that was killed is started again`() async throws {
    try await LocalModelFixture.withClient { client, pool in
      let order = try LocalModelFixture.order()
      let first = try await pool.server(for: order)
      kill(first.processID, SIGKILL)
      while first.isRunning { try await Task.sleep(for: .milliseconds(10)) }
      let reply = try await client.reply(to: LocalModelFixture.ask("Hello", SamplingSettings(maxTokens: 1)))
      #expect(reply.usage?.completion == 1)
      #expect(try await pool.server(for: order).processID != first.processID)
    }
  }

  @Test func `a question that is longer than the context is refused with a sentence`() async throws {
    try await LocalModelFixture.withClient { client, _ in
      let long = String(repeating: "word ", count: 2000)
      let error = await #expect(throws: ModelError.self) { try await client.reply(to: LocalModelFixture.ask(long)) }
      #expect(error?.code == .invalidRequest)
      #expect(error?.message.contains("context") == true)
    }
  }

  @Test func `a damaged model file gives a sentence in bounded time and leaves no process`() async throws {
    let order = try LocalModelFixture.order()
    let start = try #require(FileHandle(forReadingAtPath: order.model.path)?.readData(ofLength: 1 << 20))
    try await withTemporaryFolder { folder in
      for (name, bytes) in [
        ("cut.gguf", start), ("noise.gguf", Data("GGUF".utf8) + Data(repeating: 0x5A, count: 4096)),
      ] {
        try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        let model = try LocalModel(path: "\(folder)/\(name)")
        let begin = ContinuousClock.now
        let error = await #expect(throws: ClientError.self) {
          _ = try await LocalServer.start(order.program, model: model, settings: order.settings)
        }
        #expect(error?.code == .serverFailed)
        #expect(
          error?.description.hasPrefix("the server for '\(name)' ended before it answered. The file may be damaged")
            == true)
        #expect(ContinuousClock.now - begin < .seconds(60))
      }
    }
  }

  @Test func `the client conforms to what every model client must do`() async throws {
    try await LocalModelFixture.withClient(settings: SamplingSettings(maxTokens: 1)) { client, _ in
      let fixture = ModelClientConformance.Fixture(
        client: client, answerable: [LocalModelFixture.ask("Hello")],
        unanswerable: LocalModelFixture.ask(String(repeating: "word ", count: 2000)))
      for check in ModelClientConformance.checks { try await check.run(fixture) }
    }
  }
}
