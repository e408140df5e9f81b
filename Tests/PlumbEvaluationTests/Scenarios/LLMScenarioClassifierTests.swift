import PlumbCore
import PlumbBenchmarks
import PlumbJudging
import PlumbTestSupport
import Testing

@Suite struct ScenarioAnswerTests {
  private static let names: Set = ["writing_email", "planning", "chitchat"]

  @Test(arguments: [
    ("Scenario: writing_email", "writing_email"), ("**Scenario:** Writing Email.", "writing_email"),
    ("I think it is planning.\n\nScenario: chitchat", "chitchat"), ("场景：planning", "planning"),
    ("场景: `unsure`", "unsure"), (#"{"scenario": "planning"}"#, "planning"),
    ("```json\n{\"场景\":\"chitchat\"}\n```", "chitchat"),
    ("planning", "planning"), ("This is a planning request.", "planning"), ("UNSURE", "unsure"),
  ])
  func `the scenario is read as a person would`(text: String, name: String) throws {
    #expect(try scenarioNamed(in: text, of: Self.names) == name)
  }

  @Test(arguments: ["", "It is an email.", "planning or chitchat", "Scenario: poetry", #"{"scenario":"poem"}"#])
  func `what is not said is a failure`(text: String) {
    #expect(throws: Failure.self) { try scenarioNamed(in: text, of: Self.names) }
  }
}

@Suite struct LLMScenarioClassifierTests {
  private let library = ScenarioLibrary(scenarios: [
    Scenario(id: "planning", about: LocalizedText(["en": "Make a plan.", "zh": "制定计划。"]), criteria: []),
    Scenario(id: "chitchat", about: LocalizedText(["en": "Talk.", "zh": "闲聊。"]), criteria: []),
  ])

  @Test func `the query is shown between markers, in its language`() async throws {
    let client = ScriptedClient { request throws(ModelError) in
      let text = request.messages[0].content
      let isChinese = text.contains("制定计划。")
      return ModelReply(text: text.contains("{{query}}") ? "Scenario: \(isChinese ? "chitchat" : "planning")" : "none")
    }
    let classifier = LLMScenarioClassifier(client: client, library: library)
    #expect(try await classifier.scenario(of: "say {{query}} to me").get() == "planning")
    #expect(try await classifier.scenario(of: "说 {{query}}").get() == "chitchat")
  }

  @Test func `no name gets one second asking, then it is failed`() async throws {
    let patient = LLMScenarioClassifier(client: ScriptedClient(saying: "Hm.", "Scenario: planning"), library: library)
    #expect(try await patient.scenario(of: "q").get() == "planning")
    let client = ScriptedClient(saying: "Hm.")
    let stubborn = LLMScenarioClassifier(client: client, library: library)
    await #expect(throws: Failure.self) { try await stubborn.scenario(of: "q").get() }
    #expect(client.requests.map(\.messages.count) == [1, 3])
  }

  @Test func `many queries keep their order, and a failed one does not stop the rest`() async throws {
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: request.messages[0].content.contains("two") ? "?" : "planning")
    }
    var results: [String?] = []
    try await LLMScenarioClassifier(client: client, library: library).scenarios(
      of: ["one", "two", "three"].map { LabelledQuery(text: $0) }, window: 2
    ) { _, result in results.append(try? result.get()) }
    #expect(results == ["planning", nil, "planning"])
  }
}
