import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite(.needsSharedData)
struct LengthControlCommandTests {
  private struct Board {
    var rows: [String: JSONValue] = [:]
    var document: JSONValue
  }

  private func board(_ models: [String]? = nil, _ options: [String]) async throws -> Board {
    let folder = try TemporaryFolder()
    let root = SharedData.alpacaEval("annotations")
    let names = try models ?? FileManager.default.contentsOfDirectory(atPath: root).sorted()
    let result = try await Binary.run(
      ["leaderboard", "--from", "alpaca-eval", "--method", "length-controlled", "--json"] + options
        + names.map { "\(root)/\($0)/annotations.json" }, in: folder)
    #expect(result.status == 0, "\(result.error)")
    var board = Board(document: try JSONValue.parse(result.output))
    for row in board.document["rows"]?.array ?? [] {
      let model = row["model"]?.string ?? ""
      board.rows[model == "example" ? "NullModel" : model] = row
    }
    return board
  }

  private func expected() throws -> [String: [String: Double]] {
    let lines = try String(contentsOfFile: SharedData.alpacaEval("expected.csv"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    var table: [String: [String: Double]] = [:]
    for line in lines.dropFirst() {
      for (name, value) in zip(lines[0], line) { table[String(line[0]), default: [:]][String(name)] = Double(value) }
    }
    return table
  }

  private func check(_ board: Board, against column: String, within tolerance: Double) throws {
    var compared = 0
    for (model, figures) in try expected() {
      guard let figure = figures[column], let row = board.rows[model] else { continue }
      let value = try #require(row["length_controlled_winrate"]?.double, "\(model)")
      #expect(abs(value - figure) <= tolerance, "\(model): \(value) against \(figure)")
      compared += 1
    }
    #expect(compared >= 9)
  }

  @Test func `at a given penalty the compatible mode equals the exact optima`() async throws {
    let board = try await board(nil, ["--compat", "alpaca-eval", "--C", "2.7825594022"])
    try check(board, against: "lc_exact_C2.7826", within: 0.002)
    #expect(board.document["difficulty_joined_by"] == "row")
  }

  @Test func `with cross-validation the compatible mode is as near the published scores as the libraries are`()
    async throws
  {
    let board = try await board(nil, ["--compat", "alpaca-eval"])
    try check(board, against: "pub_length_controlled_winrate", within: 0.16)
  }

  @Test(arguments: ["alpaca-7b_verbose", "phi-2", "text_davinci_001"])
  func `by default difficulty is joined by instruction, so that lost rows shift nothing`(model: String) async throws {
    let figures = try #require(try expected()[model])
    let c = try #require(figures["C_published_inferred"])
    let board = try await board([model], ["--C", "\(c)"])
    let value = try #require(board.rows[model]?["length_controlled_winrate"]?.double)
    let figure = try #require(figures["lc_if_difficulty_aligned_correctly"])
    #expect(abs(value - figure) <= 0.002, "\(value) against \(figure)")
    #expect(board.document["form"] == "full")
  }

  @Test func `calibration files of a folder give the built-in figures`() async throws {
    let calibration = SharedData.alpacaEval("").dropLast()
    let own = try await board(["claude"], [])
    let read = try await board(["claude"], ["--calibration", String(calibration)])
    let a = try #require(own.rows["claude"]?["score"]?.double)
    let b = try #require(read.rows["claude"]?["score"]?.double)
    #expect(abs(a - b) < 0.002, "\(a) and \(b)")
  }

  @Test func `a prediction against another model mirrors and has an interval`() async throws {
    let pair = ["claude", "vicuna-7b-v1.5"]
    let one = try await board(pair, ["--baseline", "claude", "--bootstrap", "20"])
    let two = try await board(pair, ["--baseline", "vicuna-7b-v1.5", "--bootstrap", "20"])
    let a = try #require(one.rows["vicuna-7b-v1.5"]?["score"]?.double)
    let b = try #require(two.rows["claude"]?["score"]?.double)
    #expect(abs(a + b - 100) < 0.01)
    #expect(one.rows["claude"]?["score"]?.double == 50)
    let low = try #require(one.rows["vicuna-7b-v1.5"]?["low"]?.double)
    let high = try #require(one.rows["vicuna-7b-v1.5"]?["high"]?.double)
    #expect(low < a && a < high)
  }

  @Test func `the bootstrap's interval is about the delta method's`() async throws {
    let delta = try await board(["claude"], [])
    let drawn = try await board(["claude"], ["--bootstrap", "200", "--seed", "3"])
    for end in ["low", "high"] {
      let a = try #require(delta.rows["claude"]?[end]?.double)
      let b = try #require(drawn.rows["claude"]?[end]?.double)
      #expect(abs(a - b) < 1, "\(end): \(a) and \(b)")
    }
  }
}

@Suite struct OwnLengthControlTests {
  /// Judgments of `models` on `items` invented instructions; the longer answer wins more often.
  private func judgments(models: Int, items: Int, length: (Int, Int) -> Int = { 40 + 37 * ($0 * 7 + $1) % 90 })
    -> String
  {
    var text = ""
    for model in 0..<models {
      for item in 0..<items {
        let own = length(model, item)
        let win = Double((item * 31 + model * 17 + own) % 100) / 100
        text +=
          "{\"item\":\"i\(item)\",\"judge\":\"j\",\"models\":[\"base\",\"m\(model)\"],\"lengths\":[80,\(own)],"
          + "\"outcome\":{\"preference\":\(1 - win)}}\n"
      }
    }
    return text
  }

  private func run(_ text: String, _ options: [String] = []) async throws -> Binary.Result {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "j.jsonl")
    return try await Binary.run(
      ["leaderboard", "j.jsonl", "--method", "length-controlled", "--baseline", "base", "--json"] + options, in: folder)
  }

  @Test func `several models' own judgments give the difficulties, and the table says so`() async throws {
    let result = try await run(judgments(models: 3, items: 40))
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["form"] == "own-difficulty")
    #expect(
      document["warnings"]?.array?.first?.string?.contains("these 3 models' own judgments of 40 instructions") == true)
    #expect(document["rows"]?.array?.count == 3)
  }

  @Test func `one model's judgments fall back to the minimal form, and the table says so`() async throws {
    let result = try await run(judgments(models: 1, items: 40))
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["form"] == "minimal")
    #expect(document["warnings"]?.array?.first?.string?.contains("minimal form") == true)
    #expect(document["rows"]?.array?.first?["difficulty_coefficient"] == .null)
  }

  @Test func `answers of one length are refused with a sentence`() async throws {
    let result = try await run(judgments(models: 1, items: 5) { _, _ in 50 })
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("All length differences are equal, so the effect of length is undefined"))
  }

  @Test(.needsSharedData)
  func `a set that is half known is refused`() async throws {
    let folder = try TemporaryFolder()
    let path = SharedData.alpacaEval("annotations/claude/annotations.json")
    var rows = try #require(try JSONValue.parse(try Data(contentsOf: URL(filePath: path))).array).prefix(20).map { $0 }
    guard case .object(var first) = rows[0] else { return }
    first["instruction"] = "An instruction of one's own"
    rows[0] = .object(first)
    try folder.write(JSONValue.array(rows).text(), to: "a.json")
    let result = try await Binary.run(
      ["leaderboard", "a.json", "--from", "alpaca-eval", "--method", "length-controlled"], in: folder)
    #expect(result.status == 2)
    #expect(
      result.error.contains("1 of 20 instructions are not in AlpacaEval 2's built-in calibration"), "\(result.error)")
  }
}
