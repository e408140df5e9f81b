import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct QualityCommandTests {
  private static let folder = "\(SharedData.folder ?? "")/reference/data/arena_hard/benchmark_metrics"

  /// Expected key, file of scores, map of names.
  private static let benchmarks = [
    ("alpaca_lc", "bootstrap_stats_alpaca_LC", "alpaca_to_arena"),
    ("alpaca", "bootstrap_stats_alpaca", "alpaca_to_arena"),
    ("arena_hard", "bootstrap_stats_arena_hard", "arena_to_arena_hard"),
    ("mt_bench", "bootstrap_stats_mt_bench", "arena_to_mt_bench"),
    ("arena_20k_votes", "bootstrap_stats_20k_votes", nil),
    ("arena_20k_votes_elo", "bootstrap_stats_20k_votes_elo", nil),
  ]

  @Test(.needsSharedData)
  func `all of Arena-Hard's figures of quality come out to the digit`() async throws {
    let sandbox = try TemporaryFolder()
    let files = Self.benchmarks.map { "\(Self.folder)/\($0.1).jsonl" }
    let names = Self.benchmarks.map { $0.2.map { "\(Self.folder)/\($0).json" } ?? "-" }
    let result = try await Binary.run(
      ["benchmark", "quality", "--scores"] + files + [
        "--truth", "\(Self.folder)/arena_elo_20240329_subset20.csv", "--names",
      ]
        + names + ["--json"], in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    let found = try #require(try JSONValue.parse(result.output)["benchmarks"]?.array)
    let expected = try JSONValue.parse(
      [UInt8](Data(contentsOf: URL(filePath: "\(Self.folder)/expected.json"))))
    #expect(found.count == 6)
    for ((key, _, _), quality) in zip(Self.benchmarks, found) {
      let figures = try #require(expected[key]?.object)
      func check(_ name: String, _ value: Double?, _ tolerance: Double = 1e-6) {
        guard let figure = figures[name]?.double else { return }
        #expect(abs((value ?? .nan) - figure) <= tolerance, "\(key) \(name): \(value ?? .nan) against \(figure)")
      }
      let levels = try #require(quality["separability"]?.array)
      check("n_models", quality["models"]?.double)
      check("pairs", quality["pairs"]?.double)
      for (index, level) in ["95", "80"].enumerated() {
        check("overlap\(level)", levels[index]["overlapping"]?.double)
        // The file rounds to two decimals.
        check("separability\(level)_pct", levels[index]["share"]?.double.map { (10_000 * $0).rounded() / 100 })
      }
      check("strict_agreement", quality["strict_agreement"]?.double)
      check("agreement_with_confidence", quality["agreement_with_confidence"]?.double)
      check("agreement_pairs_used", quality["agreement_pairs_used"]?.double)
      check("agreement_paper_pm1", quality["agreement_with_confidence_signed"]?.double)
      check("spearman", quality["spearman"]?["value"]?.double)
      check("kendall_tau_b", quality["kendall"]?["value"]?.double)
      check("brier", quality["brier"]?.double)
      check("log_loss", quality["log_loss"]?.double)
      let low = try #require(quality["spearman"]?["low"]?.double)
      #expect(low < quality["spearman"]?["value"]?.double ?? 0 && low > 0)
    }
  }

  @Test(
    .needsSharedData,
    arguments: [
      ("arena_elo_20240329_all.csv", 76, 90.95), ("bootstrap_stats_arena_hard_distribution_elo.jsonl", 78, 69.13),
    ])
  func `full tables have the published separability`(file: String, models: Int, percent: Double) async throws {
    let sandbox = try TemporaryFolder()
    let result = try await Binary.run(
      ["benchmark", "quality", "--scores", "\(Self.folder)/\(file)", "--levels", "0.95", "--json"], in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    let quality = try #require(try JSONValue.parse(result.output)["benchmarks"]?.array?.first)
    #expect(quality["models"]?.int == models)
    let share = try #require(quality["separability"]?.array?.first?["share"]?.double)
    #expect(abs(100 * share - percent) < 0.0051, "\(100 * share)")
  }

  @Test(.needsSharedData)
  func `paired t tests by dataset equal SciPy's on the same annotations`() async throws {
    let sandbox = try TemporaryFolder()
    let root = SharedData.alpacaEval("annotations")
    let files = try FileManager.default.contentsOfDirectory(atPath: root).sorted().map {
      "\(root)/\($0)/annotations.json"
    }
    let result = try await Binary.run(
      ["benchmark", "quality", "--from", "alpaca-eval", "--json", "--judgments"] + files, in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    let subsets = try #require(try JSONValue.parse(result.output)["subsets"]?.array)
    // scipy.stats.ttest_rel over the 36 pairs of the nine models: items, mean p, largest p, 90 % quantile, share < .05.
    let expected: [(String?, Int, [Double])] = [
      (nil, 805, [0.0833229517576559, 0.7086461275859192, 0.3841300757989762, 0.8333333333333334]),
      ("helpful_base", 129, [0.14359822756459903, 0.8910977969914194, 0.40989015183195865, 0.6111111111111112]),
      ("koala", 156, [0.1272522629914693, 0.9232113816260097, 0.3641642909247814, 0.6666666666666666]),
      ("oasst", 188, [0.15254122391801964, 0.9809052893005403, 0.4055745990925276, 0.6111111111111112]),
      ("selfinstruct", 252, [0.12057671457310241, 0.9304977325156744, 0.6080295377852852, 0.8333333333333334]),
      ("vicuna", 80, [0.1142990285215967, 0.9269424607094073, 0.3388018530452254, 0.5555555555555556]),
    ]
    #expect(subsets.count == expected.count)
    for (subset, (name, items, figures)) in zip(subsets, expected) {
      #expect(subset["subset"]?.string == name && subset["size"]?.int == items && subset["pairs"]?.int == 36)
      for (key, figure) in zip(["mean_p", "max_p", "p90", "share_below_0.05"], figures) {
        #expect(abs((subset[key]?.double ?? .nan) - figure) < 1e-9, "\(name ?? "all") \(key)")
      }
    }
  }

  @Test func `a leaderboard's document is a table of scores as well`() async throws {
    let sandbox = try TemporaryFolder()
    try sandbox.write(
      #"{"method":"win-rate","rows":[{"model":"模型甲","score":60,"low":55,"high":65},{"model":"b","score":40,"low":35,"high":45},{"model":"c","score":42,"low":null,"high":null}]}"#,
      to: "board.json")
    try sandbox.write("model,rating\r\n模型甲,1200\r\nb,1000\r\nc,1050\r\n", to: "truth.csv")
    let result = try await Binary.run(
      ["benchmark", "quality", "--scores", "board.json", "--truth", "truth.csv"], in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("same strict order, in percent  100.00"), "\(result.output)")
    #expect(result.output.contains("Note: board: agreement with confidence"))
  }

  @Test(arguments: [
    (["--scores", "empty.jsonl"], "empty.jsonl"), (["--scores", "one.csv"], "one: 1 model; quality is about pairs"),
    (["--scores", "twice.csv"], "twice.csv:3: 'a' has a line already"),
    (["--scores", "words.csv"], "words.csv:2: field 'score': expected a number, found many"),
    (["--scores", "down.csv"], "is above the interval's upper end"),
    ([], "Give --scores, --judgments or both."),
    (["--scores", "one.csv", "--levels", "95"], "--levels and --stated-level take numbers between 0 and 1"),
  ])
  func `bad tables are refused with their place`(arguments: [String], sentence: String) async throws {
    let sandbox = try TemporaryFolder()
    try sandbox.write("", to: "empty.jsonl")
    try sandbox.write("model,score\na,1\n", to: "one.csv")
    try sandbox.write("model,score\na,1\na,2\n", to: "twice.csv")
    try sandbox.write("model,score\na,many\n", to: "words.csv")
    try sandbox.write("model,score,lower,upper\na,1,2,0\n", to: "down.csv")
    let result = try await Binary.run(["benchmark", "quality"] + arguments, in: sandbox)
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(sentence), "\(result.error)")
  }
}
