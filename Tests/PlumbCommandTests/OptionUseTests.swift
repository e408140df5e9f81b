import PlumbTestSupport
import Testing

/// Options that would be ignored are refused.
@Suite struct OptionUseTests {
  private static let judge = ["judge", "items.jsonl", "--responses", "a.jsonl", "--output", "o.jsonl"]
  private static let select = ["select", "best-of-n", "items.jsonl", "--responses", "a.jsonl", "--output", "o.jsonl"]
  private static let model = [
    ["--provider", "openai"], ["--model", "m"], ["--base-url", "http://127.0.0.1:1/v1"], ["--api-key-env", "K"],
    ["--temperature", "0"], ["--max-tokens", "5"], ["--concurrency", "2"],
  ]

  /// A command line without, and the option that it cannot use.
  static let ignored: [([String], [String])] =
    (model + [["--template", "pairwise"], ["--reference"], ["--evidence"], ["--config", "folder"]]).map {
      (judge + ["--rule", "longest"], $0)
    } + [["--template", "pairwise"], ["--reference"], ["--evidence"]].map { (judge + ["--config", "folder"], $0) }
    + [["--pair-policy", "all"], ["--min-margin", "1"], ["--layout", "standard"], ["--orders", "both"]].map { (select, $0) }
    + [["--orders", "both"], ["--reference"]].map { (["serve"], $0) }
    + (model + [["--limit", "3"]]).map { (["benchmark", "show", "starter-en"], $0) } + [
      (["benchmark", "show", "starter-en", "--json"], ["--items", "2"]), (["leaderboard", "x", "--csv"], ["--parts"]),
      (["leaderboard", "x"], ["--elo-k", "8"]), (["leaderboard", "x"], ["--calibration", "folder"]),
      (["leaderboard", "x"], ["--C", "cv"]), (["compare", "--run", "r"], ["--from", "battles"]),
      (["plan"], ["--from", "battles"]), (["plan"], ["--baseline", "m"]),
      (["judge-certify", "x"], ["--systems", "y"]), (["judge-certify", "x"], ["--compat"]),
      (["judge-certify", "x"], ["--labels-from", "plumb"]),
      (["judge-certify", "x", "--from", "scores", "--columns", "a,b"], ["--labels", "y"]),
      (["benchmark", "quality", "--scores", "x"], ["--by", "category"]),
      (["benchmark", "quality", "--judgments", "x"], ["--truth", "y"]),
      (["scenario", "classify", "--llm", "x"], ["--threshold", "0.5"]),
      (["scenario", "evaluate", "x", "--fold-file", "y"], ["--folds", "4"]),
      (["scenario", "show", "x", "--json"], ["--template"]),
    ]

  @Test(arguments: ignored)
  func `an option without effect is refused and named`(command: [String], option: [String]) async throws {
    let result = try await Binary.run(command + option, in: TemporaryFolder())
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains("\(option[0]) would have no effect"), "\(result.error)")
  }
}
