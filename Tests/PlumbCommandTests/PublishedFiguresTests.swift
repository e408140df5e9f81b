import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// One published figure of every protocol, in any clone.
///
/// Tables of figures become files in the protocol's own format, with
/// filler for texts, and the command scores them. Where each table comes from is in `Fixtures/README.md`.
@Suite struct PublishedFiguresTests {
  private typealias Row = [String: String]

  private func table(_ name: String) throws -> [Row] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return PlainTable.rows(try String(contentsOf: folder.appending(path: "\(name).tsv"), encoding: .utf8))
  }

  private func document(_ arguments: [String], in folder: TemporaryFolder) async throws -> JSONValue {
    let result = try await Binary.run(arguments + ["--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    return try JSONValue.parse(result.output)
  }

  private func rows(_ document: JSONValue) -> [String: JSONValue] {
    Dictionary((document["rows"]?.array ?? []).map { ($0["model"]?.string ?? "", $0) }) { first, _ in first }
  }

  private func write(_ records: [JSONObject], to name: String, in folder: TemporaryFolder) throws {
    try folder.write(records.map { JSONValue.object($0).text() + "\n" }.joined(), to: name)
  }

  private func filler(_ count: String?) -> JSONValue {
    .string(String(repeating: "x", count: count.flatMap(Int.init) ?? 0))
  }

  // MARK: AlpacaEval 2

  private func alpacaEval(_ model: String, in folder: TemporaryFolder) throws {
    let records = try table("alpaca-eval").enumerated().map { index, row -> JSONObject in
      [
        "instruction": .string("instruction \(index)"), "generator_1": "gpt4_1106_preview",
        "generator_2": .string(model),
        "output_1": filler(row["baseline"]), "output_2": filler(row["\(model) length"]),
        "preference": row["\(model) preference"].flatMap(Double.init).map(JSONValue.number) ?? .null,
        "annotator": "weighted_alpaca_eval_gpt4_turbo",
      ]
    }
    try folder.write(JSONValue.array(records.map(JSONValue.object)).text(), to: "annotations.json")
  }

  @Test(arguments: ["alpaca-7b", "FuseChat-Gemma-2-9B-Instruct"])
  func `AlpacaEval 2's win rates are the published ones, length-controlled as well`(model: String) async throws {
    let folder = try TemporaryFolder()
    try alpacaEval(model, in: folder)
    let published = try #require(try table("alpaca-eval-published").first { $0["model"] == model })
    let found = try await document(
      [
        "leaderboard", "annotations.json", "--from", "alpaca-eval", "--method", "length-controlled", "--compat",
        "alpaca-eval",
      ], in: folder)
    let row = try #require(rows(found)[model])
    for column in ["win_rate", "standard_error", "n_wins", "n_wins_base", "n_draws", "avg_length"] {
      let figure = try #require(published[column].flatMap(Double.init))
      #expect(isClose(row[column]?.double, figure, 1e-8), "\(column): \(row[column]?.text() ?? "") against \(figure)")
    }
    // The penalty is chosen by cross-validation, on calibration figures whose sums are the published ones.
    let controlled = try #require(published["length_controlled_winrate"].flatMap(Double.init))
    #expect(isClose(row["length_controlled_winrate"]?.double, controlled, 0.16))
  }

  // MARK: Arena-Hard

  @Test func `Arena-Hard v0.1's ratings and win rates of real battles are upstream's`() async throws {
    let folder = try TemporaryFolder()
    let baseline = "claude-3-haiku-20240307"
    let winners: [Character: String] = ["a": "model_a", "b": "model_b", "t": "tie"]
    let battles = try table("arena-hard-v0.1").flatMap { row in
      (row["winners"] ?? "").map { winner -> JSONObject in
        [
          "question_id": .string(row["question"] ?? ""), "model_a": .string(baseline),
          "model_b": .string(row["model"] ?? ""), "winner": .string(winners[winner] ?? ""),
        ]
      }
    }
    try write(battles, to: "battles.jsonl", in: folder)
    let found = rows(
      try await document(
        [
          "leaderboard", "battles.jsonl", "--from", "arena-hard-v0.1", "--baseline", baseline, "--anchor",
          "\(baseline)=1000", "--bootstrap", "0",
        ], in: folder))
    let published = try table("arena-hard-v0.1-published")
    #expect(published.count == 5)
    for row in published {
      let model = row["model"] ?? ""
      #expect(isClose(found[model]?["score"]?.double, Double(row["score"] ?? ""), 0.01), "\(model)")
      #expect(isClose(found[model]?["win_rate"]?.double, Double(row["win_score"] ?? ""), 0.01), "\(model)")
    }
  }

  private static let arenaBaseline = "o3-mini-2025-01-31"

  /// A folder as Arena-Hard v2 writes it: judgments, and answers of which only the style is known.
  private func arenaHard(in folder: TemporaryFolder) throws {
    let table = try table("arena-hard-v2")
    func answer(_ model: String, _ question: String?, _ style: String?) -> JSONObject? {
      let counts = (style ?? "").split(separator: " ").compactMap { Int($0) }
      guard counts.count == 4 else { return nil }
      return [
        "uid": .string(question ?? ""), "model": .string(model),
        "messages": [["role": "assistant", "content": ["answer": "x"]]],
        "metadata": [
          "token_len": JSONValue(counts[0]), "header_count": ["h1": JSONValue(counts[1])],
          "list_count": ["ordered": JSONValue(counts[2])], "bold_count": ["**": JSONValue(counts[3])],
        ],
      ]
    }
    let models = Dictionary(grouping: table) { $0["model"] ?? "" }
    for (model, rows) in models {
      let judgments = rows.map { row -> JSONObject in
        let games = ["first", "second"].map { key -> JSONValue in
          ["score": row[key].flatMap { $0.isEmpty ? nil : JSONValue.string($0) } ?? .null]
        }
        return [
          "uid": .string(row["question"] ?? ""), "category": "hard_prompt", "judge": "gpt-4.1", "model": .string(model),
          "baseline": .string(Self.arenaBaseline), "games": .array(games),
        ]
      }
      try write(judgments, to: "v2/model_judgment/gpt-4.1/\(model).jsonl", in: folder)
      try write(
        rows.compactMap { answer(model, $0["question"], $0["style"]) }, to: "v2/model_answer/\(model).jsonl", in: folder
      )
    }
    let base = models.values.first?.compactMap { answer(Self.arenaBaseline, $0["question"], $0["baseline_style"]) }
    try write(base ?? [], to: "v2/model_answer/\(Self.arenaBaseline).jsonl", in: folder)
  }

  @Test func `Arena-Hard v2's scores are upstream's, plain and with style controlled`() async throws {
    let folder = try TemporaryFolder()
    try arenaHard(in: folder)
    let plain = rows(
      try await document(["leaderboard", "v2", "--from", "arena-hard-v2", "--bootstrap", "0"], in: folder))
    for (model, mean, count) in [
      ("m-mid", 50.5137, 584.0), ("m-strong", 80.5241, 706), ("m-weak", 16.5942, 690), ("m-path", 59.0136, 588),
    ] {
      #expect(isClose(plain[model]?["score"]?.double, mean, 1e-4), "\(model)")
      #expect(plain[model]?["n_rows"]?.double == count, "\(model)")
    }
    let controlled = try await document(
      ["leaderboard", "v2", "--from", "arena-hard-v2", "--control", "length,headers,lists,bold", "--bootstrap", "0"],
      in: folder)
    for (model, rate) in [("m-mid", 51.0815), ("m-path", 61.8961), ("m-strong", 77.964), ("m-weak", 17.1528)] {
      #expect(isClose(rows(controlled)[model]?["score"]?.double, rate, 0.02), "\(model)")
    }
    let coefficients = [("length", 0.42101), ("headers", 0.08034), ("lists", 0.03714), ("bold", -0.04152)]
    for (feature, value) in coefficients {
      #expect(isClose(controlled["coefficients"]?[feature]?["value"]?.double, value, 0.002), "\(feature)")
    }
  }

  // MARK: MT-Bench

  @Test func `MT-Bench's average grades are upstream's`() async throws {
    let folder = try TemporaryFolder()
    let grades = try table("mt-bench").map { row -> JSONObject in
      [
        "question_id": .string(row["question"] ?? ""), "model": .string(row["model"] ?? ""),
        "judge": ["gpt-3.5-turbo", "single-v1"],
        "score": row["score"].flatMap(Double.init).map(JSONValue.number) ?? .null,
        "turn": row["turn"].flatMap(Int.init).map { JSONValue($0) } ?? .null,
      ]
    }
    try write(grades, to: "single.jsonl", in: folder)
    let found = rows(try await document(["leaderboard", "single.jsonl", "--from", "mt-bench"], in: folder))
    for (model, average) in [
      ("l_alpaca-812", 8.08), ("l_alpaca-609", 7.98), ("l_alpaca-406", 7.64), ("l_alpaca-203", 7.46),
    ] { #expect(found[model]?["average"]?.double == average, "\(model)") }
  }

  @Test func `MT-Bench's win rates of pairs are upstream's`() async throws {
    let folder = try TemporaryFolder()
    let pairs = try table("mt-bench-pairs").map { row -> JSONObject in
      var pair: JSONObject = ["question_id": .string(row["question"] ?? ""), "judge": ["gpt-4", "pair-v2"]]
      for key in ["model_1", "model_2", "g1_winner", "g2_winner"] { pair[key] = .string(row[key] ?? "") }
      pair["turn"] = row["turn"].flatMap(Int.init).map { JSONValue($0) }
      return pair
    }
    try write(pairs, to: "pair.jsonl", in: folder)
    let found = rows(try await document(["leaderboard", "pair.jsonl", "--from", "mt-bench"], in: folder))
    let columns = ["win", "loss", "tie", "win_rate", "loss_rate", "win_rate_adjusted"]
    for (model, figures) in [("gpt-4", [3, 2, 5, 0.3, 0.2, 0.55]), ("gpt-3.5-turbo", [2, 3, 5, 0.2, 0.3, 0.45])] {
      #expect(columns.map { found[model]?[$0]?.double } == figures, "\(model)")
    }
  }

  // MARK: AlignBench

  @Test func `AlignBench's eleven columns are upstream's, failures averaged as it does`() async throws {
    let folder = try TemporaryFolder()
    let models = ["m-clean", "m-5pct-fail"]
    for model in models {
      let judgments = try table("alignbench").map { row -> JSONObject in
        [
          "question_id": row["question"].flatMap(Int.init).map { JSONValue($0) } ?? .null,
          "category": .string(row["category"] ?? ""), "model_id": .string(model),
          "score": row[model].flatMap(Int.init).map { JSONValue($0) } ?? .null, "rating": [:],
        ]
      }
      #expect(judgments.count == 683)
      try write(judgments, to: "\(model).jsonl", in: folder)
    }
    let found = rows(
      try await document(
        ["leaderboard"] + models.map { "\($0).jsonl" } + ["--from", "alignbench", "--compat", "alignbench"], in: folder)
    )
    for row in try table("alignbench-published") {
      let model = row["model"] ?? ""
      #expect(row.count == 12)
      for (column, value) in row where column != "model" {
        #expect(isClose(found[model]?[column]?.double, Double(value), 1e-9), "\(model) \(column)")
      }
    }
  }

  @Test func `AlignBench's published leaderboard follows from its eight categories`() async throws {
    let columns = [
      "math": "数学计算", "logic": "逻辑推理", "fund": "基本任务", "chinese": "中文理解", "open": "综合问答", "writing": "文本写作",
      "role": "角色扮演", "pro": "专业能力",
    ]
    let folder = try TemporaryFolder()
    let published = try table("alignbench-leaderboard")
    var judgments: [JSONObject] = []
    for row in published {
      for (column, category) in columns {
        // A hundred whole grades whose mean is the published one.
        let hundredths = Int(((row[column].flatMap(Double.init) ?? .nan) * 100).rounded())
        for index in 0..<100 {
          let grade = hundredths / 100 + (index < hundredths % 100 ? 1 : 0)
          judgments.append([
            "question_id": .string("\(column) \(index)"), "category": .string(category),
            "model_id": .string(row["model"] ?? ""), "score": JSONValue(grade), "rating": [:],
          ])
        }
      }
    }
    try write(judgments, to: "grades.jsonl", in: folder)
    let found = rows(try await document(["leaderboard", "grades.jsonl", "--from", "alignbench"], in: folder))
    #expect(published.count == found.count && published.count > 10)
    for row in published {
      let model = row["model"] ?? ""
      for (column, name) in [("reasoning", "中文推理"), ("language", "中文语言"), ("overall", "总分")] {
        // The published parts are rounded to hundredths themselves.
        #expect(isClose(found[model]?[name]?.double, Double(row[column] ?? ""), 0.0101), "\(model) \(name)")
      }
    }
  }

  // MARK: Auto-J

  @Test func `Auto-J's agreement and consistency are the published 54.96 and 83.41, and those of its eight groups`()
    async throws
  {
    let folder = try TemporaryFolder()
    let table = try table("auto-j")
    #expect(table.count == 1392)
    func number(_ row: Row, _ key: String) -> JSONValue { row[key].flatMap(Int.init).map { JSONValue($0) } ?? .null }
    try write(
      table.map { row in
        [
          "scenario": .string(row["scenario"] ?? ""), "label": number(row, "people"), "prompt": "x", "response 1": "x",
          "response 2": "y",
        ]
      }, to: "pairs.jsonl", in: folder)
    try write(table.map { ["output": number($0, "listed")] }, to: "verdicts.jsonl", in: folder)
    try write(table.map { ["output": number($0, "swapped")] }, to: "verdicts_exchange.jsonl", in: folder)
    let found = try await document(
      ["judge-certify", "pairs.jsonl", "verdicts.jsonl", "verdicts_exchange.jsonl", "--from", "auto-j"], in: folder)
    let certificate = try #require(found["certificates"]?.array?.first)
    let published = try self.table("auto-j-published")
    #expect(published.count == 9)
    for row in published {
      let group = row["group"] ?? ""
      let part = group == "Overall" ? certificate["agreement"] : certificate["by_category"]?[group]
      let swaps = group == "Overall" ? certificate["swap_consistency"] : part?["swap_consistency"]
      for (share, key) in [(part?["both_orders"], "agreement"), (swaps, "consistency")] {
        let value = try #require(share?["value"]?.double, "\(group) \(key)")
        #expect(isClose(100 * value, Double(row[key] ?? ""), 0.005), "\(group) \(key): \(100 * value)")
      }
    }
  }
}
