import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite(.needsSharedData)
struct AlpacaEvalRealFilesTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var model: String
    var columns: [String: String]
    var testDescription: String { model }
    func number(_ name: String) -> Double { Double(columns[name] ?? "") ?? .nan }
    func count(_ name: String) -> Int { Int(columns[name] ?? "") ?? -1 }
  }

  static let expected: [Expected] = {
    guard SharedData.isThere, let bytes = try? FileContents.bytes(of: SharedData.alpacaEval("expected.csv")) else {
      return []
    }
    let table = DelimitedText(bytes, delimiter: UInt8(ascii: ","), file: "expected.csv")
    return table.rows.map { row in
      Expected(model: row.fields[0], columns: Dictionary(uniqueKeysWithValues: zip(table.header, row.fields)))
    }
  }()

  static func annotations(_ model: String) -> String {
    SharedData.alpacaEval("annotations/\(model)/annotations.json")
  }

  @Test(arguments: expected) func `gives the published figures`(_ expected: Expected) throws {
    let (judgments, report) = try readAnnotations(Self.annotations(expected.model))
    let figures = WinRateFigures(judgments.map(\.judgment))
    #expect(abs(figures.winRate - expected.number("win_rate")) < 1e-6)
    #expect(abs(figures.standardError - expected.number("standard_error")) < 1e-6)
    #expect(figures.wins == expected.count("n_wins"))
    #expect(figures.baselineWins == expected.count("n_wins_base"))
    #expect(figures.draws == expected.count("n_draws"))
    #expect(figures.total == expected.count("n_total"))
    #expect(abs(figures.discreteWinRate - expected.number("discrete_win_rate")) < 1e-6)
    #expect(report.diagnostics.isEmpty)
    #expect(judgments.allSatisfy { $0.baseline == "gpt4_1106_preview" })
    #expect(Set(judgments.map(\.model)) == [expected.model == "NullModel" ? "example" : expected.model])
    #expect(
      judgments.allSatisfy {
        1 - ($0.judgment.outcome.preference?.first ?? .nan) == ($0.judgment.extra["preference"]?.double ?? .nan) - 1
      })
    if figures.total == 805 {
      let lengths = judgments.map { $0.judgment.lengths[1] }
      #expect(lengths.reduce(0, +) / lengths.count == expected.count("avg_length"))
    }
  }

  @Test func `covers ten models`() { #expect(Self.expected.count == 10) }

  @Test func `leaves out the copy that a recomputation left in a nested folder`() throws {
    let file = Self.annotations("vicuna-7b-v1.5")
    let nested = SharedData.alpacaEval("annotations/vicuna-7b-v1.5/nested/annotations.json")
    let (judgments, report) = try readAnnotations(file, nested)
    #expect(judgments.count == 805)
    #expect(report.files == 1)
    #expect(
      report.diagnostics.map(\.description) == ["\(nested): holds the same judgments as \(file); it was left out"])
  }

  @Test func `switches 406 of the 805 instructions`() throws {
    let items = try AlpacaEvalBenchmark.read(path: SharedData.alpacaEval("outputs/alpaca-7b/model_outputs.json")).items
    #expect(items.count == 805)
    #expect(items.count { AlpacaEval.isSwitched(instruction: $0.turns[0]) } == 406)
    #expect(Set(items.map(\.topCategory)) == ["selfinstruct", "oasst", "koala", "helpful_base", "vicuna"])
  }

  @Test func `reproduces stored preferences from log-probabilities and the order rule`() throws {
    let (judgments, _) = try readAnnotations(
      Self.annotations("vicuna-7b-v1.5"), options: ReadOptions(keepRawReplies: true))
    var reproduced = 0
    var largest = 0.0
    for row in judgments {
      guard let content = row.judgment.extra["raw_completion"]?["logprobs"]?["content"]?.array else {
        #expect(row.judgment.basis == .identical)
        continue
      }
      var mass: [String: Double] = [:]
      for token in content[0]["top_logprobs"]?.array ?? [] {
        guard let text = token["token"]?.string, let logprob = token["logprob"]?.double else { continue }
        mass[text] = Foundation.exp(logprob)
      }
      let m = mass["m"] ?? 0
      let shown = 2 - m / (m + (mass["M"] ?? 0))
      let preference = AlpacaEval.isSwitched(instruction: row.item.turns[0]) ? 3 - shown : shown
      largest = max(largest, abs(preference - (row.judgment.extra["preference"]?.double ?? .nan)))
      reproduced += 1
    }
    #expect(reproduced == 802)
    #expect(largest < 5.1e-11)
    print("vicuna-7b-v1.5: \(reproduced) preferences reproduced, largest difference \(largest)")
  }

  @Test(arguments: ["alpaca-7b", "gpt4_1106_preview"]) func `outputs come back as they were`(_ model: String) throws {
    let folder = try TemporaryFolder()
    let outputs = try AlpacaEvalOutputs.read(path: SharedData.alpacaEval("outputs/\(model)/model_outputs.json"))
    #expect(outputs.items.count == 805)
    #expect(outputs.responses.count == 805)
    #expect(Set(outputs.responses.map(\.model)) == [model])
    #expect(outputs.diagnostics.isEmpty)
    let path = "\(folder.path)/model_outputs.json"
    #expect(try AlpacaEvalOutputsWriter.write(outputs.responses, items: outputs.items, to: path).isEmpty)
    #expect(try AlpacaEvalOutputs.read(path: path) == outputs)
  }

  @Test(arguments: expected) func `exported annotations give the same figures`(_ expected: Expected) throws {
    let folder = try TemporaryFolder()
    let (judgments, _) = try readAnnotations(Self.annotations(expected.model))
    let path = "\(folder.path)/annotations.json"
    let writer = try AlpacaEvalAnnotationsWriter(path: path, baseline: "gpt4_1106_preview")
    for row in judgments {
      let answers = Dictionary(zip(row.judgment.models, row.answers)) { first, _ in first }
      try writer.write([row.judgment], item: row.item, answers: answers)
    }
    try writer.finish()
    let again = try readAnnotations(path).judgments
    #expect(WinRateFigures(again.map(\.judgment)) == WinRateFigures(judgments.map(\.judgment)))
    #expect(again == judgments)
  }

  @Test func `the published leaderboard comes back as it was`() throws {
    let folder = try TemporaryFolder()
    let leaderboard = try AlpacaEvalLeaderboardReader.read(path: SharedData.alpacaEval("leaderboard_published.csv"))
    #expect(leaderboard.rows.count == 223)
    #expect(leaderboard.rows.count { $0.columns["lc_standard_error"] == nil } == 175)
    let path = "\(folder.path)/leaderboard.csv"
    try AlpacaEvalLeaderboardWriter.write(leaderboard, to: path)
    #expect(try AlpacaEvalLeaderboardReader.read(path: path) == leaderboard)
  }
}
