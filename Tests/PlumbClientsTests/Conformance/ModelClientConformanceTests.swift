import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct ModelClientConformanceTests {
  let questions = (0..<5).map { ask("q\($0)", item: "q\($0)") }

  static let script: ScriptedServer.Script = { request in
    switch request.question {
    case "bad": .error(400, "no")
    case "empty": .chat(nil)
    case "slow": .hang
    case let question: .chat("answer to \(question)")
    }
  }

  var fixture: (any ModelClient) -> ModelClientConformance.Fixture {
    { client in
      ModelClientConformance.Fixture(
        client: client, answerable: questions, unanswerable: ask("bad", item: "bad"),
        empty: ask("empty", item: "empty"),
        slow: ask("slow", item: "slow"))
    }
  }

  @Test(arguments: ModelClientConformance.checks)
  func `the OpenAI-compatible client conforms`(_ check: ModelClientConformance.Check) async throws {
    try await withChatClient(timeout: .seconds(60), script: Self.script) { client, _ in
      try await check.run(fixture(client))
    }
  }

  @Test(arguments: ModelClientConformance.checks)
  func `the retrying client conforms`(_ check: ModelClientConformance.Check) async throws {
    try await withChatClient(timeout: .seconds(60), script: Self.script) { client, _ in
      let governor = EndpointGovernor(name: "http://h")
      try await check.run(fixture(RetryingClient(client, governor: governor)))
      #expect(governor.inFlight == 0 && governor.waiting == 0)
    }
  }

  @Test(arguments: ModelClientConformance.checks)
  func `the Anthropic client conforms`(_ check: ModelClientConformance.Check) async throws {
    let script: ScriptedServer.Script = { request in
      switch request.question {
      case "bad": .error(400, "no")
      case "empty": .json(["content": []])
      case "slow": .hang
      case let question: .json(["content": [["type": "text", "text": .string("answer to \(question)")]]])
      }
    }
    try await withScriptedServer(script) { server in
      let transport = HTTPTransport()
      let client = try AnthropicClient(
        identity: ModelIdentity(provider: "anthropic", model: "m"), baseURL: EndpointAddress(server.baseURL),
        transport: transport)
      try await check.run(fixture(client))
      await transport.shutdown()
    }
  }

  @Test(arguments: ModelClientConformance.checks)
  func `the recorded client conforms`(_ check: ModelClientConformance.Check) async throws {
    let lines =
      (0..<5).map { #"{"item":"q\#($0)","model":"m","turns":["answer \#($0)"]}"# } + [
        #"{"item":"empty","model":"m","text":""}"#
      ]
    try await withFile(lines.joined(separator: "\n")) { path in
      var fixture = fixture(try RecordedClient(path: path))
      fixture.slow = nil
      try await check.run(fixture)
    }
  }

  @Test func `a client that breaks a rule is told which`() async throws {
    let client = ClosureClient { _, _ in .failure(ModelError(.server, "no")) }
    await #expect {
      try await ModelClientConformance.checks[0].run(fixture(client))
    } throws: { error in
      "\(error)" == "expected a reply, found server: no"
    }
  }
}
