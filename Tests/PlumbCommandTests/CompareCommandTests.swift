import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct CompareCommandTests {
  @Test(.needsSharedData)
  func `two AlpacaEval files give SciPy's paired t test and exact McNemar`() async throws {
    let folder = try TemporaryFolder()
    let files = ["claude", "vicuna-7b-v1.5"].map { SharedData.alpacaEval("annotations/\($0)/annotations.json") }
    let result = try await Binary.run(
      ["compare"] + files + ["--from", "alpaca-eval", "--json", "--bootstrap", "500", "--permutations", "500"],
      in: folder)
    #expect(result.status == 0, "\(result.error)")
    let comparison = try #require(try JSONValue.parse(result.output)["comparisons"]?.array?.first)
    #expect(comparison["joined"]?.int == 805)
    #expect(comparison["first"]?.string == "claude" && comparison["second"]?.string == "vicuna-7b-v1.5")
    // scipy.stats.ttest_rel and binomtest on the same preferences.
    for (path, expected) in [
      (["mean_first"], 0.16985343612360249), (["mean_second"], 0.047974939391677025),
      (["t_test", "statistic"], 10.935955305283652), (["t_test", "low"], 0.10000225426631205),
      (["t_test", "high"], 0.14375473919753884), (["correlation"], 0.36445168111758514),
    ] {
      let value = path.reduce(Optional(comparison)) { $0?[$1] }?.double
      #expect(abs((value ?? .nan) - expected) < 1e-9, "\(path): \(value ?? .nan) against \(expected)")
    }
    let p = try #require(comparison["t_test"]?["p"]?.double)
    #expect(abs(p / 4.77340103556399e-26 - 1) < 1e-6)
    let mcNemar = try #require(comparison["mcnemar"]?["p"]?.double)
    #expect(abs(mcNemar / 3.8216840622104216e-20 - 1) < 1e-9)
  }

  private func write(_ models: [String], items: Range<Int>, to name: String, in folder: TemporaryFolder) throws {
    var lines = ""
    for item in items {
      for (index, model) in models.enumerated() {
        let score = Double((item * 7 + index * 3) % 5) / 4
        lines +=
          "{\"item\":\"\(item)\",\"judge\":\"j\",\"models\":[\"base\",\"\(model)\"],\"outcome\":{\"preference\":\(1 - score)},\"category\":\"c\(item % 3)\"}\n"
      }
    }
    try folder.write(lines, to: name)
  }

  @Test func `pairs of one file are adjusted, and the table says what was joined`() async throws {
    let folder = try TemporaryFolder()
    try write(["a", "b", "c"], items: 0..<20, to: "j.jsonl", in: folder)
    let result = try await Binary.run(["compare", "--judgments", "j.jsonl"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.output.contains("p (Holm)") && result.output.contains("Paired comparison by probability to beat base"))
    #expect(result.output.split(separator: "\n").count { $0.hasPrefix("a  ") || $0.hasPrefix("b  ") } == 3)
    let one = try await Binary.run(
      ["compare", "a", "b", "--judgments", "j.jsonl", "--cluster", "category"], in: folder)
    #expect(one.status == 0, "\(one.error)")
    #expect(one.output.contains("paired t, clustered errors") && one.output.contains("3 clusters"))
  }

  @Test func `two files are joined by item and missing ones counted`() async throws {
    let folder = try TemporaryFolder()
    try write(["a"], items: 0..<20, to: "x.jsonl", in: folder)
    try write(["b"], items: 5..<30, to: "y.jsonl", in: folder)
    let result = try await Binary.run(["compare", "x.jsonl", "y.jsonl", "--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let comparison = try #require(try JSONValue.parse(result.output)["comparisons"]?.array?.first)
    #expect(comparison["joined"]?.int == 15)
    #expect(comparison["only_first"]?.int == 5 && comparison["only_second"]?.int == 10)
  }

  @Test(arguments: [
    (["x.jsonl", "y.jsonl"], "share no item with scores on both sides"),
    (["a", "z", "--judgments", "x.jsonl"], "no judgment is about 'z'"),
    (["x.jsonl", "empty.jsonl"], "empty.jsonl: no judgments found."),
    (["x.jsonl", "nowhere"], "'nowhere': no finished run of that name"),
    (["x.jsonl"], "Name two runs or files"),
    (["a", "--judgments", "x.jsonl"], "Name two models or more, or none for every pair."),
    (["a", "b", "--judgments", "x.jsonl", "--level", "2"], "--level takes a number between 0 and 1"),
    (["a", "b", "--judgments", "x.jsonl", "--cluster", "passage"], "has no cluster"),
  ])
  func `what cannot be compared is refused with a sentence`(arguments: [String], sentence: String) async throws {
    let folder = try TemporaryFolder()
    try write(["a", "b"], items: 0..<3, to: "x.jsonl", in: folder)
    try write(["a", "b"], items: 3..<6, to: "y.jsonl", in: folder)
    try folder.write("", to: "empty.jsonl")
    let result = try await Binary.run(["compare"] + arguments, in: folder)
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(sentence), "\(result.error)")
    #expect(result.output.isEmpty)
  }
}
