import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JudgeCertifyCommandTests {
  private static let data = "\(SharedData.folder ?? "")/reference/data"
  private static var autoJ: [String] {
    [
      "\(data)/auto_j/test/testdata_pairwise.jsonl", "\(data)/auto_j/outputs/pairwise_example_output.jsonl",
      "\(data)/auto_j/outputs/pairwise_exchange_example_output.jsonl",
    ]
  }

  private func document(_ arguments: [String]) async throws -> JSONValue {
    let result = try await Binary.run(["judge-certify"] + arguments + ["--json"], in: TemporaryFolder())
    #expect(result.status == 0, "\(result.error)")
    return try JSONValue.parse(result.output)
  }

  private func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
    }.filter { $0.count == 3 && $0[0] != "Group Name" }
  }

  /// A share as the published table prints it: percent, rounded to two decimals, trailing zeros dropped.
  private func printed(_ share: JSONValue?) -> String? {
    guard let value = share?["value"]?.double else { return nil }
    let text = formatDecimal(100 * value, 2)
    return text.hasSuffix("0") ? String(text.dropLast()) : text
  }

  @Test(.needsSharedData)
  func `Auto-J's published table is reproduced to the printed digit`() async throws {
    let certificate = try #require(
      try await document(Self.autoJ + ["--from", "auto-j"])["certificates"]?.array?.first)
    let groups = try #require(certificate["by_category"])
    for row in try rows("\(Self.data)/auto_j/expected_pairwise.tsv") {
      let part = row[0] == "Overall" ? certificate["agreement"] : groups[row[0]]
      #expect(printed(part?["both_orders"]) == row[1], "\(row)")
      let swaps = row[0] == "Overall" ? certificate["swap_consistency"] : part?["swap_consistency"]
      #expect(printed(swaps) == row[2], "\(row)")
    }
    for row in try rows("\(Self.data)/auto_j/expected_single.tsv") {
      let part = row[0] == "Overall" ? certificate["agreement"] : groups[row[0]]
      #expect(printed(part?["listed_order"]) == row[1], "\(row)")
    }
    let agreement = try #require(certificate["agreement"])
    let both = try #require(agreement["both_orders"])
    #expect(((both["value"]?.double ?? 0) * 1392).rounded() == 765 && both["count"] == 1392)
    #expect(abs(100 * (both["low"]?.double ?? 0) - 52.4) < 0.3 && abs(100 * (both["high"]?.double ?? 0) - 57.6) < 0.3)
    #expect(formatDecimal(agreement["kappa"]?["value"]?.double ?? 0, 3) == "0.415")
    #expect(formatDecimal(agreement["listed_order_kappa"]?["value"]?.double ?? 0, 3) == "0.373")
    #expect(agreement["tie_recall"]?["count"] == 373)
    #expect(((agreement["tie_recall"]?["value"]?.double ?? 0) * 373).rounded() == 31)
    #expect(
      agreement["listed_order_table"]?.array?.map { $0.array?.compactMap(\.int) } == [
        [393, 114, 13], [75, 411, 13], [154, 188, 31],
      ])
    #expect(certificate["inconsistent"]?["second_both"] == 121 && certificate["inconsistent"]?["first_both"] == 55)
    #expect(printed(agreement["swapped_order"]) == "60.63" && printed(agreement["combined"]) == "61.85")
    #expect(printed(agreement["both_orders_when_decided"]) == "73.21")
    #expect(printed(agreement["listed_order_when_decided"]) == "78.9")
    // The reference analysis counts a pair of equal lengths as if its second answer were the longer one: 892 of 1131 and
    // 732 of 1019, 78.9 % and 71.8 %. Without the pairs that have no longer answer it is 890 of 1127 and 727 of 1013.
    let length = try #require(certificate["preferences"]?["length"])
    #expect(length["judge"]?["count"] == 1127 && printed(length["judge"]) == "78.97")
    #expect(length["people"]?["count"] == 1013 && printed(length["people"]) == "71.77")
  }

  @Test(.needsSharedData)
  func `53 models ranked again correlate as published`() async throws {
    let system = try #require(
      try await document([
        "\(Self.data)/auto_j/alpacaeval_rerank_53.csv", "--from", "scores", "--columns", "autoj_rating,gpt4_winrate",
      ])["system"])
    #expect(system["models"]?.int == 53)
    for (name, value) in [("pearson", "0.9815"), ("spearman", "0.9802"), ("kendall", "0.8824")] {
      #expect(formatDecimal(system[name]?["value"]?.double ?? 0, 4) == value)
    }
    #expect(system["largest_rank_shift"]?.double == 7)
  }

  @Test(
    .needsSharedData,
    arguments: [("ae_synth_judge_annotations", "judge"), ("ae_synth_judge_continuous", "judge_continuous")])
  func `AlpacaEval's analysis of evaluators is reproduced`(file: String, evaluator: String) async throws {
    let folder = "\(Self.data)/alpaca_eval/analyzer_synthetic"
    let found = try #require(
      try await document([
        "\(folder)/\(file).json", "--from", "alpaca-eval", "--labels", "\(folder)/ae_synth_gold_crossannotations.json",
        "--systems", "\(folder)/ae_synth_gold_annotations.json", "--compat",
      ])["alpaca_eval"])
    let bytes = try Data(contentsOf: URL(filePath: "\(folder)/ae_synth_expected.json"))
    let expected = try JSONValue.parse(bytes)
    for (name, key) in [("judge", evaluator), ("humans", "humans"), ("longest", "longest")] {
      for entry in try #require(expected[key]?.object?.entries) {
        // The file of graded preferences holds neither price nor time.
        if name == "judge", evaluator == "judge_continuous", entry.key.hasPrefix("Price") || entry.key.hasPrefix("Time")
        {
          #expect(found[name]?[entry.key]?.isNull == true)
          continue
        }
        let value = try #require(found[name]?[entry.key]?.double, "\(name) \(entry.key)")
        let figure = try #require(entry.value.double)
        #expect(abs(value - figure) < 1e-9, "\(name) \(entry.key): \(value) against \(figure)")
      }
    }
  }

  @Test func `labels and judgments of Plumb's own files meet, and a jury has its own certificate`() async throws {
    let folder = try TemporaryFolder()
    var judgments = ""
    var labels = ""
    for index in 0..<12 {
      for judge in ["a", "b", "c"] {
        let isRight = judge != "c" || index % 2 == 0
        for (models, first) in [("\"x\",\"y\"", isRight ? 1 : 0), ("\"y\",\"x\"", isRight ? 0 : 1)] {
          judgments +=
            "{\"item\":\"\(index)\",\"judge\":\"\(judge)\",\"models\":[\(models)],\"outcome\":{\"preference\":\(first)}}\n"
        }
      }
      labels += "{\"item\":\"\(index)\",\"person\":\"小明\",\"models\":[\"x\",\"y\"],\"outcome\":{\"preference\":1}}\n"
    }
    try folder.write(judgments, to: "judgments.jsonl")
    try folder.write(labels, to: "labels.jsonl")
    let result = try await Binary.run(
      ["judge-certify", "judgments.jsonl", "--labels", "labels.jsonl", "--jury", "majority", "--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let certificates = try #require(try JSONValue.parse(result.output)["certificates"]?.array)
    #expect(certificates.compactMap { $0["judge"]?.string } == ["jury-majority", "a", "b", "c"])
    #expect(certificates[0]["members"]?.array?.count == 3 && certificates[0]["jury_rule"] == "majority")
    #expect(certificates.map { $0["agreement"]?["combined"]?["value"]?.double } == [1, 1, 1, 0.5])
    let board = try await Binary.run(
      ["leaderboard", "judgments.jsonl", "--baseline", "y", "--jury", "majority", "--json"], in: folder)
    #expect(board.status == 0, "\(board.error)")
    let document = try JSONValue.parse(board.output)
    #expect(document["rows"]?.array?.first { $0["model"] == "x" }?["score"]?.double == 100)
    #expect(document["certificates"]?.array?.compactMap { $0["judge"]?.string } == ["jury-majority", "a", "b", "c"])
    let text = try await Binary.run(
      ["judge-certify", "judgments.jsonl", "--labels", "labels.jsonl", "--language", "zh"], in: folder)
    #expect(text.output.contains("裁判 c 在此不可信") || text.output.contains("裁判 c 在此存疑"), "\(text.output)")
  }

  @Test(arguments: [
    (["x.jsonl", "--from", "nonsense"], "'nonsense' is not a format"),
    (["no-such"], "neither a file of judgments nor a finished run"),
    (["x", "--from", "scores"], "--from scores and --columns go together"),
    (["x", "--compat"], "--compat and --systems are for --from alpaca-eval"),
    (["x", "--from", "alpaca-eval", "--compat"], "--compat needs people's annotations"),
    (["x", "--jury", "coin"], "a jury's rule is one of majority, mean, dawid-skene, not 'coin'"),
    (["x", "--language", "fr"], "--language takes en or zh"),
  ])
  func `bad usage ends with 2 and a sentence`(arguments: [String], sentence: String) async throws {
    let result = try await Binary.run(["judge-certify"] + arguments, in: TemporaryFolder())
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(sentence), "\(result.error)")
  }

  @Test func `an empty file is told, not certified`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "j.jsonl")
    let result = try await Binary.run(["judge-certify", "j.jsonl"], in: folder)
    #expect(result.status == 2 && result.error == "plumb: j.jsonl: no judgments found.\n")
  }
}
