internal import ArgumentParser

/// Options that cannot take effect beside others, and are therefore refused: whatever is given is used or said.
///
/// The argument parser gives options that were left out their defaults, so that a command cannot tell them from those that
/// were written; the words of the command line can.
enum OptionRules {
  /// When options of a command mean nothing.
  struct Rule {
    /// The command, such as `select best-of-n`; every command that begins so.
    var command: String
    /// The options that mean nothing then.
    var options: [String]
    /// When that is.
    var when: @Sendable (Given) -> Bool
    /// Why, as the end of “--x has no effect: …”.
    var reason: String
  }

  /// The options of a command line with their values.
  struct Given {
    /// The words before the first option.
    var command: String
    private var values: [String: String] = [:]

    /// Reads a command line without the program's name.
    init(_ words: [String]) {
      command = words.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
      for (index, word) in words.enumerated() {
        if word == "--" { break }
        guard word.hasPrefix("--") else { continue }
        let parts = word.split(separator: "=", maxSplits: 1)
        let next = words.indices.contains(index + 1) ? words[index + 1] : ""
        values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : next
      }
    }

    /// Whether an option is there.
    func has(_ option: String) -> Bool { values[option] != nil }

    /// The word behind an option; `nil` when it is not there.
    func value(_ option: String) -> String? { values[option] }
  }

  /// Refuses a command line with an option that would be ignored.
  ///
  /// - Parameter words: The command line without the program's name.
  /// - Throws: `ValidationError` that names the option and why.
  static func check(_ words: [String]) throws {
    let given = Given(words)
    for rule in all where given.command == rule.command || given.command.hasPrefix(rule.command + " ") {
      let ignored = rule.options.filter(given.has)
      guard !ignored.isEmpty, rule.when(given) else { continue }
      throw ValidationError(
        "\(ignored.joined(separator: ", ")) would have no effect: \(rule.reason). Leave \(ignored.count == 1 ? "it" : "them") out.")
    }
  }

  private static let model = [
    "--provider", "--model", "--base-url", "--api-key-env", "--temperature", "--max-tokens", "--concurrency",
  ]

  private static func unless(_ option: String) -> @Sendable (Given) -> Bool { { !$0.has(option) } }
  private static func with(_ option: String) -> @Sendable (Given) -> Bool { { $0.has(option) } }

  /// All rules.
  static let all: [Rule] = [
    Rule(
      command: "judge", options: model + ["--config", "--template", "--reference", "--evidence"], when: with("--rule"),
      reason: "--rule judges without a model or a template"),
    Rule(
      command: "judge", options: ["--template", "--reference", "--evidence"], when: with("--config"),
      reason: "the judge of --config brings its own question"),
    Rule(
      command: "select best-of-n", options: ["--pair-policy", "--min-margin", "--layout"], when: unless("--pairs"),
      reason: "no pairs are written without --pairs"),
    Rule(
      command: "select best-of-n", options: ["--orders"], when: { ($0.value("--method") ?? "pointwise") == "pointwise" },
      reason: "the method pointwise grades answers one by one"),
    Rule(command: "serve", options: ["--orders"], when: { _ in true }, reason: "answers are graded one by one"),
    Rule(
      command: "serve", options: ["--reference"], when: { _ in true },
      reason: "what is posted has no reference answers"),
    Rule(
      command: "benchmark show", options: model + ["--limit", "--workspace"], when: unless("--criteria"),
      reason: "a model is asked for --criteria alone"),
    Rule(
      command: "benchmark show", options: ["--items"], when: with("--json"),
      reason: "the JSON document describes the benchmark without its items"),
    Rule(
      command: "leaderboard", options: ["--parts"],
      when: { $0.has("--csv") || $0.has("--markdown") || $0.has("--json") },
      reason: "it adds to the text; the tables are the leaderboard alone, and the JSON document has the parts always"),
    Rule(
      command: "leaderboard", options: ["--elo-k"], when: { $0.value("--method") != "elo" },
      reason: "it belongs to --method elo"),
    Rule(
      command: "leaderboard", options: ["--calibration", "--C"],
      when: { $0.value("--method") != "length-controlled" }, reason: "it belongs to --method length-controlled"),
    Rule(
      command: "compare", options: ["--from"], when: with("--run"),
      reason: "a run's judgments are Plumb's own"),
    Rule(
      command: "plan", options: ["--from", "--models", "--baseline"],
      when: { !$0.has("--run") && !$0.has("--judgments") }, reason: "it belongs to a pilot, --run or --judgments"),
    Rule(
      command: "plan", options: ["--from"], when: with("--run"), reason: "a run's judgments are Plumb's own"),
    Rule(
      command: "judge-certify", options: ["--systems", "--compat"],
      when: { $0.value("--from") != "alpaca-eval" }, reason: "it belongs to --from alpaca-eval"),
    Rule(
      command: "judge-certify",
      options: [
        "--labels", "--labels-from", "--responses", "--known-better", "--judge-family", "--jury", "--html", "--parts",
        "--language", "--workspace",
      ],
      when: { $0.value("--from") == "scores" }, reason: "--from scores compares two columns and nothing else"),
    Rule(
      command: "judge-certify", options: ["--labels-from"], when: unless("--labels"),
      reason: "it says how the files of --labels are written"),
    Rule(
      command: "judge-certify", options: ["--parts"], when: with("--json"),
      reason: "the JSON document has the parts always"),
    Rule(
      command: "benchmark quality", options: ["--from", "--by", "--equal-size", "--seed"], when: unless("--judgments"),
      reason: "it belongs to --judgments"),
    Rule(
      command: "benchmark quality", options: ["--truth", "--names", "--column", "--levels", "--stated-level"],
      when: unless("--scores"), reason: "it belongs to --scores"),
    Rule(
      command: "scenario classify", options: ["--threshold", "--candidates"], when: with("--llm"),
      reason: "it belongs to --model; a model that is asked names one scenario"),
    Rule(
      command: "scenario classify", options: ["--criteria", "--workspace"], when: with("--model"),
      reason: "the scenarios are those the model was trained on"),
    Rule(
      command: "scenario evaluate", options: ["--folds"], when: with("--fold-file"),
      reason: "the folds are those of --fold-file"),
    Rule(
      command: "scenario show", options: ["--template"], when: with("--json"),
      reason: "the JSON document is the scenario itself"),
  ]
}
