import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JudgeTrainingDataTests {
  @Test func `a run's critiques become chats with swapped copies, and people's labels filter them`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(12, in: folder)
    try await withScriptedServer { _ in
      .chat("Answer A names the number. Answer B is longer.\nVERDICT: A")
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", template: pairwise-critique"), to: "spec.yaml")
      let run = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(run.status == 0, "\(run.error)")
      // People found “one” better on the first item.
      try folder.write(
        #"{"item":"i0","person":"p","models":["one","two"],"outcome":{"preference":1}}"# + "\n", to: "labels.jsonl")
      let result = try await Binary.run(
        [
          "export", "judge-sft", "judged", "--labels", "labels.jsonl", "--per-scenario", "3", "--output", "sft.jsonl",
          "--json",
        ],
        in: folder)
      #expect(result.status == 0, "\(result.error)")
      let tally = try JSONValue.parse(result.output)
      // Twelve items in both orders; the first place always wins, so one of the first item's two contradicts people.
      #expect(tally["judgments"] == 24 && tally["disagreeing"] == 1 && tally["kept"] == 9 && tally["surplus"] == 14)
      #expect(tally["lines"] == 18)
      let lines = try folder.read("sft.jsonl").split(separator: "\n").map { try JSONValue.parse(String($0)) }
      for (original, swapped) in zip(lines, lines.dropFirst()) where swapped["swapped"] == true {
        #expect(original["item"] == swapped["item"])
        #expect(
          swapped["messages"]?.array?.last?["content"] == "Answer B names the number. Answer A is longer.\nVERDICT: B")
        #expect(original["messages"]?.array?[1]["content"] != swapped["messages"]?.array?[1]["content"])
      }
    }
  }
}
