import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JuryRunTests {
  @Test func `a jury's run scores what the jury found, and certifies it and its members`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(12, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(
        """
        name: jury
        benchmark: items.jsonl
        models:
          one: { responses: one.jsonl }
          two: { responses: two.jsonl }
        baseline: two
        judge:
          jury: majority
          judges:
            - { provider: openai-compatible, base_url: "\(server.baseURL)", model: first-model }
            - { provider: openai-compatible, base_url: "\(server.baseURL)", model: second-model, name: second }
            - { provider: openai-compatible, base_url: "\(server.baseURL)", model: third-model }
          orders: both
        """, to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let document = try JSONValue.parse(result.output)
      let certificates = try #require(document["certificates"]?.array)
      #expect(
        certificates.compactMap { $0["judge"]?.string } == ["jury-majority", "first-model", "second", "third-model"])
      #expect(certificates[0]["members"]?.array?.count == 3)
      #expect(certificates[0]["judgments"] == 24 && certificates.dropFirst().allSatisfy { $0["judgments"] == 24 })
      #expect(server.log.count == 72)
      // All three are given the same verdicts, so the jury has those of each.
      #expect(certificates[0]["swap_consistency"] == certificates[1]["swap_consistency"])
      #expect(document["rows"]?.array?.first?["judgments"] == 24)
      // The report is made again from the folder with the same leaderboard.
      let report = try await Binary.run(["report", "jury", "--output", "again.html"], in: folder)
      #expect(report.status == 0, "\(report.error)")
      #expect(try folder.read("again.html").contains("jury-majority"))
      let certified = try await Binary.run(["judge-certify", "jury", "--jury", "mean", "--json"], in: folder)
      #expect(certified.status == 0, "\(certified.error)")
      #expect(
        try JSONValue.parse(certified.output)["certificates"]?.array?.first?["jury_rule"] == "mean")
    }
  }

  @Test(arguments: [
    ("jury: majority", "field 'judge.judges': missing"),
    ("jury: coin, judges: [one, two]", "field 'judge.jury': expected one of majority, mean, dawid-skene"),
    ("jury: mean, judges: [one, nobody]", "field 'judge.judges[1]': 'nobody' is none of the models (one, two)"),
    ("jury: mean, judges: [one]", "a jury or a pool has at least two judges; found 1"),
    ("jury: mean, judges: [one, one]", "two are called 'one'; give one a 'name' of its own"),
  ])
  func `a jury's mistakes are told with their place`(judge: String, sentence: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: bad
      benchmark: items.jsonl
      models:
        one: { provider: openai, model: m }
        two: { provider: openai, model: n }
      baseline: two
      judge: { \(judge) }
      """, to: "spec.yaml")
    let result = try await Binary.run(["run", "spec.yaml"], in: folder)
    #expect(result.status == 2 && result.error.contains(sentence), "\(result.error)")
  }

  @Test func `misplaced references are other items' answers, and a judge by length finds nothing in them`() async throws
  {
    let folder = try TemporaryFolder()
    var items = ""
    for index in 0..<6 {
      items +=
        "{\"id\":\"i\(index)\",\"turns\":[\"Question \(index)?\"],\"reference\":\"Answer \(index)\",\"language\":\"\(index < 4 ? "en" : "zh")\"}\n"
    }
    try folder.write(items, to: "items.jsonl")
    try folder.write(
      """
      name: misplaced
      benchmark: items.jsonl
      models:
        misplaced: { provider: misplaced-reference }
        reference: { provider: reference }
      baseline: reference
      judge: { rule: first, orders: both }
      """, to: "spec.yaml")
    let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let answers = try folder.read(".plumb/runs/misplaced/responses/misplaced.jsonl").split(separator: "\n").map {
      try JSONValue.parse(String($0))["turns"]?.array?.first?.string
    }
    #expect(answers == ["Answer 1", "Answer 2", "Answer 3", "Answer 0", "Answer 5", "Answer 4"])
    let certified = try await Binary.run(
      ["judge-certify", "misplaced", "--known-better", "reference", "--json"], in: folder)
    let certificate = try #require(try JSONValue.parse(certified.output)["certificates"]?.array?.first)
    #expect(certificate["known_better"]?["value"]?.double == 0 && certificate["known_better"]?["count"] == 6)
    #expect(certificate["verdict"]?["level"] == "untrustworthy")
    #expect(
      certificate["verdict"]?["sentence"]?["en"]?.string?.contains("better by construction in none of 6 comparisons")
        == true)
  }
}
