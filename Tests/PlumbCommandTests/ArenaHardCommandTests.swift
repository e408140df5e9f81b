import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite(.needsSharedData)
struct ArenaHardCommandTests {
  private static let root = "\(SharedData.folder ?? "")/reference/data/arena_hard"
  private static let tree = "\(root)/v2_synth/data/arena-hard-v2.0"
  private static let judge = "\(tree)/model_judgment/gpt-4.1"

  private struct Board {
    var document: JSONValue
    var rows: [String: JSONValue]

    init(_ text: String) throws {
      document = try JSONValue.parse(text)
      rows = [:]
      for row in document["rows"]?.array ?? [] {
        rows[String((row["model"]?.string ?? "").split(separator: "/").last ?? "")] = row
      }
    }

    func figure(_ model: String, _ key: String = "score") throws -> Double {
      try #require(rows[model]?[key]?.double, "\(model) \(key)")
    }
  }

  private func board(_ arguments: [String]) async throws -> Board {
    let result = try await Binary.run(["leaderboard", "--json"] + arguments, in: try TemporaryFolder())
    #expect(result.status == 0 || result.status == 3, "\(result.error)")
    return try Board(result.output)
  }

  @Test(arguments: [
    [], ["--baseline", "claude-3-haiku-20240307"], ["--compat", "arena-hard-v0.1", "--bootstrap", "100"],
  ])
  func `v0_1's ratings and win percentages equal the published ones`(options: [String]) async throws {
    let board = try await board(
      ["\(Self.root)/v01_battles/battles_74e8b6f.jsonl", "--from", "arena-hard-v0.1"] + options)
    let lines = try String(contentsOfFile: "\(Self.root)/v01_battles/expected_74e8b6f.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(lines.count == 5)
    for line in lines {
      let (score, win) = (try #require(Double(line[1])), try #require(Double(line[6])))
      #expect(abs(try board.figure(line[0]) - score) < 0.01)
      #expect(abs(try board.figure(line[0], "win_rate") - win) < 0.01)
      guard line[0] != "claude-3-haiku-20240307", options.contains("--compat") else { continue }
      // The same bootstrap with another generator: its ends are within its own noise.
      for (key, column) in [("low", 2), ("high", 3)] {
        #expect(abs(try board.figure(line[0], key) - (try #require(Double(line[column])))) < 15)
      }
    }
    #expect(board.rows["claude-3-haiku-20240307"]?["low"] == .null)
    #expect(
      board.document["interval"]?.string?.contains(options.contains("--compat") ? "over games" : "over prompts") == true
    )
  }

  @Test func `intervals over prompts are wider than over rows, where strong wins are three rows`() async throws {
    let path = "\(Self.root)/v01_battles/battles_74e8b6f.jsonl"
    let prompts = try await board([path, "--from", "arena-hard-v0.1"])
    let rows = try await board([path, "--from", "arena-hard-v0.1", "--compat", "arena-hard-v0.1"])
    func width(_ board: Board, _ model: String) throws -> Double {
      try board.figure(model, "high") - board.figure(model, "low")
    }
    for model in ["gpt-4o", "gpt-4o-mini", "claude-3-opus-20240229"] {
      #expect(try width(prompts, model) > 1.2 * width(rows, model))
    }
  }

  @Test func `v2's plain scores equal the exact row means, and in the compatible mode their bootstrap`() async throws {
    let means = [
      "m-mid": (0.505137, 584.0), "m-strong": (0.805241, 706), "m-weak": (0.165942, 690), "m-path": (0.590136, 588),
    ]
    let published = ["m-strong": 80.7, "m-path": 59.2, "m-mid": 50.4, "m-weak": 16.8]
    let exact = try await board([Self.judge, "--from", "arena-hard-v2"])
    let compatible = try await board([Self.judge, "--from", "arena-hard-v2", "--compat", "arena-hard-v2"])
    for (model, expected) in means {
      #expect(abs(try exact.figure(model) - 100 * expected.0) < 1e-4)
      #expect(try exact.figure(model, "n_rows") == expected.1)
      #expect(abs(try compatible.figure(model) - (try #require(published[model]))) < 1)
      #expect(abs(try compatible.figure(model, "mean") - 100 * expected.0) < 1e-4)
    }
    #expect(try exact.figure("o3-mini-2025-01-31") == 50)
    #expect(exact.document["level"] == 0.95)
    #expect(compatible.document["level"] == 0.9)
  }

  @Test(arguments: [
    (["--compat", "arena-hard-v2"], "port_lbfgs_lr0.1_50iters", false), ([], "converged_MLE", true),
  ])
  func `style control meets the published unconverged fit, and by default the optimum`(
    options: [String], key: String, converged: Bool
  ) async throws {
    let board = try await board(
      [Self.judge, "--from", "arena-hard-v2", "--control", "length,headers,lists,bold", "--bootstrap", "10"] + options)
    let text = try String(contentsOfFile: "\(Self.root)/v2_synth/expected_style_point_gpt-4.1.json", encoding: .utf8)
    let expected = try #require(try JSONValue.parse(text)[key])
    for entry in expected["winrate_pct"]?.object?.entries ?? [] {
      #expect(abs(try board.figure(entry.key) - (try #require(entry.value.double))) < 0.02, "\(entry.key)")
    }
    let coefficients = expected["style_coefs[len,header,list,bold]"]?.array?.compactMap(\.double) ?? []
    for (name, figure) in zip(["length", "headers", "lists", "bold"], coefficients) {
      let value = try #require(board.document["coefficients"]?[name]?["value"]?.double)
      #expect(abs(value - figure) < 0.002)
    }
    #expect(board.document["converged"] == .bool(converged))
    #expect(board.document["control"] == ["length", "headers", "lists", "bold"])
  }

  @Test(arguments: ["length", "headers", "lists", "bold", "headers,lists,bold"])
  func `each feature can be controlled alone, and every model keeps its row`(features: String) async throws {
    let board = try await board(
      [Self.judge, "--from", "arena-hard-v2", "--control", features, "--bootstrap", "0"])
    #expect(board.rows.count == 5)
    #expect(board.document["coefficients"]?.object?.keys == features.split(separator: ",").map(String.init))
    #expect(board.rows.values.allSatisfy { $0["score"]?.double != nil })
  }

  @Test func `several judges' folders are pooled`() async throws {
    let one = try await board([Self.judge, "--from", "arena-hard-v2"])
    let both = try await board([Self.tree, "--from", "arena-hard-v2"])
    #expect(both.document["certificates"]?.array?.count == 2)
    #expect(try both.figure("m-mid", "n_rows") > 1.5 * one.figure("m-mid", "n_rows"))
  }

  @Test func `a category that is not there leaves nothing to score, and the sentence says so`() async throws {
    let result = try await Binary.run(
      ["leaderboard", Self.judge, "--from", "arena-hard-v2", "--category", "creative_writing"],
      in: try TemporaryFolder())
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("creative_writing"), "\(result.error)")
  }
}
