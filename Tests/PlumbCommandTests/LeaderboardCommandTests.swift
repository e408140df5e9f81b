import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct LeaderboardCommandTests {
  @Test(.needsSharedData)
  func `AlpacaEval's ten published rows come out to the digit`() async throws {
    let folder = try TemporaryFolder()
    let root = SharedData.alpacaEval("annotations")
    let files = try FileManager.default.contentsOfDirectory(atPath: root).sorted().map {
      "\(root)/\($0)/annotations.json"
    }
    let result = try await Binary.run(["leaderboard", "--from", "alpaca-eval", "--json"] + files, in: folder)
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    let rows = try #require(document["rows"]?.array)
    #expect(rows.count == 10)
    let expected = try publishedRows(SharedData.alpacaEval("expected.csv"))
    for row in rows {
      let name = row["model"]?.string == "example" ? "NullModel" : row["model"]?.string ?? ""
      let published = try #require(expected[name])
      for column in ["win_rate", "n_wins", "n_wins_base", "n_draws", "n_total", "discrete_win_rate", "standard_error"] {
        let value = try #require(row[column]?.double, "\(name) \(column)")
        let figure = try #require(published[column].flatMap(Double.init))
        #expect(abs(value - figure) < 1e-6, "\(name) \(column): \(value) against \(figure)")
      }
      if published["n_total"] == "805" {
        #expect(row["avg_length"]?.int == published["avg_length"].flatMap(Int.init), "\(name)")
      }
    }
  }

  @Test func `the baseline is found when it is part of every comparison`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"item":"1","judge":"j","models":["base","a"],"outcome":{"preference":0.25}}
      {"item":"1","judge":"j","models":["b","base"],"outcome":{"preference":1}}
      """, to: "judgments.jsonl")
    let result = try await Binary.run(["leaderboard", "judgments.jsonl", "--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["baseline"] == "base")
    #expect(document["rows"]?.array?.map { $0["score"]?.double } == [100, 75])
  }

  @Test func `at another level the table says it, the parts are there, and the judge's figures keep their own`()
    async throws
  {
    let folder = try TemporaryFolder()
    let lines = (0..<8).flatMap { item in
      [["base", "a"], ["a", "base"]].map { models in
        #"{"item":"\#(item)","judge":"j","models":["\#(models[0])","\#(models[1])"],"outcome":"#
          + #"{"preference":\#(item % 3 == 0 ? 0 : 1)},"category":["\#(item % 2 == 0 ? "x" : "y")"]}"#
      }
    }
    try folder.write(lines.joined(separator: "\n"), to: "judgments.jsonl")
    let command = ["leaderboard", "judgments.jsonl", "--baseline", "base"]
    let narrow = try await Binary.run(command + ["--parts", "--level", "0.9"], in: folder)
    #expect(narrow.status == 0, "\(narrow.error)")
    #expect(narrow.output.contains("90% intervals: Student's t") && narrow.output.contains("category"))
    #expect(narrow.output.contains("Judge j: 16 judgments; 95% intervals"))
    let usual = try await Binary.run(command, in: folder)
    #expect(usual.output.contains("95% interval") && !usual.output.contains("judgments; 95% intervals"))
  }

  @Test func `two candidates for the baseline are named and one must be chosen`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"item\":\"1\",\"models\":[\"x\",\"y\"],\"outcome\":{\"preference\":1}}\n", to: "j.jsonl")
    let result = try await Binary.run(["leaderboard", "j.jsonl"], in: folder)
    #expect(result.status == 2)
    #expect(result.error == "plumb: the baseline is not clear (x, y); name it with --baseline.\n")
  }

  @Test(arguments: [
    ("", "j.jsonl: no judgments found."),
    (
      "{\"item\":\"1\",\"models\":[\"b\",\"a\"],\"outcome\":{\"preference\":2}}",
      "j.jsonl:1: field 'outcome.preference': expected a number from 0.0 to 1.0, found a number"
    ),
    ("{\"item\":\"1\"", "j.jsonl:1: not valid JSON"),
    ("[1]", "j.jsonl: is a JSON array; Plumb's judgments are one object a line"),
  ])
  func `a bad file is refused with its place`(content: String, sentence: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "j.jsonl")
    let result = try await Binary.run(["leaderboard", "j.jsonl", "--baseline", "b"], in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains(sentence), "\(result.error)")
  }

  @Test func `bad lines are left out and counted on request`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"item\":\"1\",\"models\":[\"b\",\"a\"],\"outcome\":{\"preference\":0}}\nnonsense\n", to: "j.jsonl")
    let result = try await Binary.run(
      ["leaderboard", "j.jsonl", "--baseline", "b", "--skip-invalid", "--json"], in: folder)
    #expect(result.status == 0)
    let document = try JSONValue.parse(result.output)
    #expect(document["warnings"]?.array?.contains("1 lines with errors were left out.") == true)
  }

  private func publishedRows(_ path: String) throws -> [String: [String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { ($0[0], Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) })
  }
}
