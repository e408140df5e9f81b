import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct CriteriaRunTests {
  @Test func `two passes are merged, and only the first one sees the scenario's criteria`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"id":"mail","turns":["Write a short email that cancels a meeting."],"category":"writing_email","language":"en"}"#
        + "\n" + #"{"id":"other","turns":["What is 2+2?"],"category":"no-scenario","language":"en"}"# + "\n",
      to: "items.jsonl")
    for (name, text) in [("one", "Dear all, no meeting."), ("two", "Hello, it is cancelled, sorry.")] {
      try folder.write(
        ["mail", "other"].map { #"{"item":"\#($0)","model":"\#(name)","turns":["\#(text)"]}"# }.joined(separator: "\n")
          + "\n",
        to: "\(name).jsonl")
    }
    try await withScriptedServer { request in
      .chat(request.question.contains("[review 1") ? "Merged.\nVERDICT: A" : "Seen.\nVERDICT: B")
    } _: { server in
      try folder.write(
        judgedSpec(baseURL: server.baseURL, keys: ", template: pairwise-critique, criteria: built-in, two_pass: true"),
        to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      // Two items, both orders, three requests each; without criteria both passes of “other” ask the same question.
      let questions = server.log.requests.map(\.question)
      #expect(questions.count { $0.contains("For requests of this kind") } == 2)
      #expect(questions.count { $0.contains("[review 1") } == 4)
      #expect(questions.count == 10)
      let lines = try folder.read(".plumb/runs/judged/judgments.jsonl").split(separator: "\n")
      for line in lines {
        let judgment = try JSONValue.parse(String(line))
        #expect(judgment["outcome"]?["preference"]?.double == 1)
        #expect(judgment["passes"]?.array?.count == 2)
      }
      #expect(lines.count == 4)
    }
  }
}
