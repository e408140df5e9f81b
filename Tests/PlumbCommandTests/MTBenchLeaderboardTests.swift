import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct MTBenchLeaderboardTests {
  private static let folder = "\(SharedData.folder ?? "")/reference/data/mt_bench"

  /// The lines of upstream's table below a heading, split at blanks.
  private func table(_ name: String, below heading: String, in text: String) -> [[Substring]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.contains(heading) }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.contains("####") }.map { $0.split(separator: " ") }
      .filter { $0.count > 1 && $0[0] != "model" && $0[0] != "score" && Double($0[$0.count - 1]) != nil }
  }

  @Test(.needsSharedData)
  func `single grades give upstream's table exactly`() async throws {
    let sandbox = try TemporaryFolder()
    let result = try await Binary.run(
      [
        "leaderboard", "\(Self.folder)/mt_bench_gpt-3.5-turbo_single.jsonl", "\(Self.folder)/question.jsonl", "--from",
        "mt-bench", "--json",
      ], in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    let rows = try #require(document["rows"]?.array)
    let text = try String(contentsOfFile: "\(Self.folder)/expected_mt_bench_gpt35_single.txt", encoding: .utf8)
    let first = table("", below: "First turn", in: text)
    let average = table("", below: "Average", in: text)
    #expect(first.count == 4 && average.count == 4)
    for (row, (turn, both)) in zip(rows, zip(first, average)) {
      #expect(row["model"]?.string == String(turn[0]) && row["model"]?.string == String(both[0]))
      #expect(row["turn_1"]?.double == Double(turn[2]))
      #expect(row["average"]?.double == Double(both[1]) && row["score"]?.double == row["average"]?.double)
      let (low, high) = (row["low"]?.double ?? 11, row["high"]?.double ?? 0)
      #expect(low < row["score"]?.double ?? 0 && high > row["score"]?.double ?? 11)
    }
    #expect(document["by_category"]?.object?.keys.count == 5 || document["by_category"]?.object?.keys.count == 8)
  }

  @Test(.needsSharedData)
  func `pairs give upstream's table exactly`() async throws {
    let sandbox = try TemporaryFolder()
    let result = try await Binary.run(
      ["leaderboard", "\(Self.folder)/skycamp_gpt-4_pair.jsonl", "--from", "mt-bench", "--json"], in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    let rows = try #require(try JSONValue.parse(result.output)["rows"]?.array)
    let text = try String(contentsOfFile: "\(Self.folder)/expected_skycamp_pair_all.txt", encoding: .utf8)
    let expected = table("", below: "win  loss  tie", in: text)
    #expect(rows.count == 2 && expected.count == 2)
    for (row, line) in zip(rows, expected) {
      #expect(row["model"]?.string == String(line[0]))
      let columns = ["win", "loss", "tie", "win_rate", "loss_rate", "win_rate_adjusted"]
      #expect(columns.map { row[$0]?.double } == line[1...].map { Double($0) })
    }
  }

  @Test func `failed grades and games are counted and bounded`() async throws {
    let sandbox = try TemporaryFolder()
    try sandbox.write(
      """
      {"question_id":1,"model":"m","judge":["j","t"],"score":8,"turn":1}
      {"question_id":1,"model":"m","judge":["j","t"],"score":-1,"turn":2}
      {"question_id":2,"model":"m","judge":["j","t"],"score":6,"turn":1}
      {"question_id":2,"model":"m","judge":["j","t"],"score":7,"turn":2}
      """, to: "grades.jsonl")
    let grades = try await Binary.run(["leaderboard", "grades.jsonl", "--from", "mt-bench", "--json"], in: sandbox)
    let document = try JSONValue.parse(grades.output)
    let row = try #require(document["rows"]?.array?.first)
    #expect(grades.status == 3)
    #expect(row["score"]?.double == 7 && row["failed"]?.int == 1 && row["coverage"]?.double == 0.75)
    #expect(row["score_if_failures_lost"]?.double == 5.5 && row["score_if_failures_won"]?.double == 7.75)
    #expect(
      document["warnings"]?.array?.first?.string
        == "m: turns have different numbers of grades (turn 1: 2, turn 2: 1), so the average leans to the fuller one.")
    try sandbox.write(
      #"{"question_id":1,"model_1":"a","model_2":"b","g1_winner":"error","g2_winner":"tie","judge":["j","t"],"turn":1}"#,
      to: "pairs.jsonl")
    let pairs = try await Binary.run(["leaderboard", "pairs.jsonl", "--from", "mt-bench", "--json"], in: sandbox)
    #expect(pairs.status == 3)
    let undefined = try #require(try JSONValue.parse(pairs.output)["rows"]?.array?.first)
    #expect(undefined["score"]?.isNull == true && undefined["win_rate"]?.isNull == true)
  }
}
