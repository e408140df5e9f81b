import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct SelectCommandTests {
  /// Three samples of a model and one of another for each of ten items; the best one says the highest number.
  private func writeCandidates(in folder: TemporaryFolder) throws {
    var items = ""
    var lines = ""
    for index in 0..<10 {
      items += "{\"id\":\"i\(index)\",\"turns\":[\"Question \(index)?\"],\"language\":\"en\"}\n"
      for sample in 0..<3 {
        lines +=
          "{\"item\":\"i\(index)\",\"model\":\"m\",\"sample\":\(sample),\"turns\":[\"worth \((index + sample) % 3 + 2)\"]}\n"
      }
      lines += "{\"item\":\"i\(index)\",\"model\":\"other\",\"turns\":[\"worth 1\"]}\n"
    }
    try folder.write(items, to: "items.jsonl")
    try folder.write(lines, to: "candidates.jsonl")
  }

  /// The numbers behind “worth”, in the order shown.
  private static func worth(_ request: ScriptedRequest) -> [Int] {
    request.question.matches(of: #/worth (\d)/#).compactMap { Int($0.1) }
  }

  private func arguments(_ baseURL: String, _ more: [String]) -> [String] {
    [
      "select", "best-of-n", "items.jsonl", "--responses", "candidates.jsonl", "--output", "best.jsonl", "--pairs",
      "dpo.jsonl", "--provider", "openai-compatible", "--base-url", baseURL, "--model", "scripted", "--quiet", "--json",
    ] + more
  }

  private func best(in folder: TemporaryFolder) throws -> [String] {
    try folder.read("best.jsonl").split(separator: "\n").map { line in
      try JSONValue.parse(String(line))["turns"]?.array?.first?.string ?? ""
    }
  }

  @Test func `the best of four is chosen by grades, pairs are written, and a rerun asks nothing`() async throws {
    let folder = try TemporaryFolder()
    try writeCandidates(in: folder)
    try await withScriptedServer {
      .chat("Fine.\nRATING: \(Self.worth($0).first ?? 0)")
    } _: { server in
      let arguments = arguments(server.baseURL, ["--template", "single-critique"])
      let dry = try await Binary.run(arguments + ["--dry-run"], in: folder)
      #expect(dry.status == 0, "\(dry.error)")
      #expect(try JSONValue.parse(dry.output)["requests"] == 40)
      #expect(server.log.count == 0)
      let result = try await Binary.run(arguments, in: folder)
      #expect(result.status == 0, "\(result.error)")
      let document = try JSONValue.parse(result.output)
      #expect(document["chosen"] == 10 && document["pairs"] == 10 && document["failed"] == 0)
      #expect(document["mean_chosen"]?.double == 4)
      #expect(try best(in: folder) == Array(repeating: "worth 4", count: 10))
      let pair = try JSONValue.parse(String(try #require(try folder.read("dpo.jsonl").split(separator: "\n").first)))
      #expect(pair["prompt"] == "Question 0?" && pair["chosen"] == "worth 4" && pair["rejected"] == "worth 1")
      #expect(pair["margin"]?.double == 3)
      // The same text is graded once however many samples say it.
      let asked = server.log.count
      #expect(asked == 40)
      let again = try await Binary.run(arguments, in: folder)
      #expect(again.output == result.output)
      #expect(server.log.count == asked)
    }
  }

  @Test(arguments: [("knockout", 3), ("round-robin", 6)])
  func `a tournament finds the same, with as many comparisons as stated`(method: String, comparisons: Int) async throws
  {
    let folder = try TemporaryFolder()
    try writeCandidates(in: folder)
    try await withScriptedServer { request in
      let worth = Self.worth(request)
      return .chat(worth[0] > worth[1] ? "VERDICT: A" : worth[0] < worth[1] ? "VERDICT: B" : "VERDICT: TIE")
    } _: { server in
      let result = try await Binary.run(arguments(server.baseURL, ["--method", method]), in: folder)
      #expect(result.status == 0, "\(result.error)")
      #expect(try best(in: folder) == Array(repeating: "worth 4", count: 10))
      #expect(server.log.count == 10 * comparisons * 2)
    }
  }

  @Test func `items whose judgments all fail are told, with exit code 3`() async throws {
    let folder = try TemporaryFolder()
    try writeCandidates(in: folder)
    try await withScriptedServer {
      .chat($0.question.contains("Question 3?") ? "I cannot say." : "RATING: \(Self.worth($0).first ?? 0)")
    } _: { server in
      let result = try await Binary.run(
        arguments(server.baseURL, ["--template", "rating-short", "--judgments", "j.jsonl"]), in: folder)
      #expect(result.status == 3)
      #expect(result.error.contains("1 items have no best response"))
      #expect(try best(in: folder).count == 9)
      #expect(try folder.read("j.jsonl").split(separator: "\n").count == 40)
    }
  }

  @Test(arguments: [
    (["--method", "knockout", "--template", "rating"], "needs a template that compares two responses"),
    (["--template", "pairwise"], "needs a template that grades one response"),
    (["--pairs", "best.jsonl"], "Two outputs have the same name."),
    (["--method", "lottery"], "lottery"),
  ])
  func `what does not fit is refused before anything is asked`(more: [String], sentence: String) async throws {
    let folder = try TemporaryFolder()
    try writeCandidates(in: folder)
    let result = try await Binary.run(arguments("http://127.0.0.1:9/v1", more), in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains(sentence), "\(result.error)")
  }
}
