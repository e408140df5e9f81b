internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

/// `plumb select best-of-n`: the best response to each item, and preference pairs.
struct SelectBestOfN: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "best-of-n", abstract: "Choose the best of several responses to each item; write preference pairs.",
    discussion: """
      Example: plumb select best-of-n starter-en --responses candidates.jsonl --output best.jsonl --pairs dpo.jsonl
               plumb select best-of-n items.jsonl --responses a.jsonl --responses b.jsonl --method knockout \\
                 --provider openai --model gpt-4.1 --output best.jsonl --dry-run
      pointwise grades each of n responses (n judgments an item); knockout compares n - 1 times, round-robin n(n - 1)/2 times.
      Pairs are lines {"prompt", "chosen", "rejected", "margin", "judge", …} that preference trainers (DPO) load as they are.
      """)

  @Argument(
    help: ArgumentHelp("The items: a built-in benchmark's id or a path.", valueName: "benchmark"), completion: .file())
  var benchmark: String

  @Option(
    help: ArgumentHelp("Responses; may be given several times. One model's lines are its samples.", valueName: "path"),
    completion: .file())
  var responses: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file of chosen responses to write.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "How: \(SelectionMethod.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "method"),
    transform: choice)
  var method = SelectionMethod.pointwise

  @Option(help: ArgumentHelp("Also write preference pairs to this file.", valueName: "path"), completion: .file())
  var pairs: String?

  @Option(
    help: ArgumentHelp(
      "Which pairs: \(PairPolicy.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "policy"),
    transform: choice)
  var pairPolicy = PairPolicy.bestWorst

  @Option(help: ArgumentHelp("The smallest margin of a pair, in the score's unit.", valueName: "margin"))
  var minMargin = 0.0

  @Option(
    help: ArgumentHelp(
      "How pairs are written: \(PreferencePair.Layout.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "layout"),
    transform: choice)
  var layout = PreferencePair.Layout.standard

  @Option(
    help: ArgumentHelp("Also write every judgment to this file.", valueName: "path"), completion: .file())
  var judgments: String?

  @Option(help: ArgumentHelp("At most this many items, spread over the categories.", valueName: "count"))
  var limit: Int?

  @Flag(help: "Say what it would take and ask nothing.")
  var dryRun = false

  @OptionGroup var judge: JudgeOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var common: OutputOptions

  func validate() throws {
    let written = [output, pairs, judgments].compactMap(\.self)
    for path in written where responses.contains(path) || path == benchmark {
      throw ValidationError("\(path) is one of the input files; it would be replaced. Name another file.")
    }
    if Set(written).count < written.count { throw ValidationError("Two outputs have the same name.") }
    if responses.isEmpty { throw ValidationError("--responses: name at least one file.") }
    if minMargin < 0 { throw ValidationError("--min-margin \(minMargin): expected 0 or more.") }
  }

  func run() async throws {
    let spec = try judge.spec(
      name: "select", benchmark: benchmark, template: method == .pointwise ? "rating" : "pairwise", limit: limit)
    let session = RunSession(spec: spec, workspace: workspace, input: input, output: common)
    try await session.withComposed(dryRun: dryRun) { composed in
      let selector = try selector(for: composed.run.judging)
      let (sets, stray) = try candidates(items: composed.run.folder.items)
      if stray > 0 { Console.error("warning: \(stray) responses belong to none of the items and were left out.") }
      if let judge = composed.roles.last {
        let estimate = estimateSelection(sets, method: method, judge: judge)
        Console.error(
          "\(sets.count) items, \(sets.reduce(0) { $0 + $1.candidates.count }) candidates: \(estimate.requests) requests (a text that cannot be read is asked for once more), \(estimate.usd.map { "about \(formatUSD($0))" } ?? "price unknown"), if nothing is in the store yet."
        )
        if dryRun, common.json { Console.output(JSONValue.object(estimate.json).text(.pretty)) }
      }
      if dryRun { return }
      let (summary, pairCount, omitted) = try await session.withProgress(composed.run.metrics) { [self] in
        try await write(sets, selector, window: composed.run.window, metrics: composed.run.metrics)
      }
      report(summary, pairCount: pairCount, omitted: omitted)
      if summary.chosen < summary.items {
        Console.error(
          "plumb: \(summary.items - summary.chosen) items have no best response; every judgment of them failed.")
        if let judgments, let reason = try commonestFailure(in: judgments) { Console.error("  \(reason)") }
        throw ExitCode(3)
      }
    }
  }

  private func write(_ sets: [CandidateSet], _ selector: Selector, window: Int, metrics: RunMetrics) async throws -> (
    summary: SelectionSummary, pairs: Int, omitted: Int
  ) {
    let writers = try SelectionWriters(
      chosen: output, pairs: pairs, judgments: judgments, policy: pairPolicy, minimumMargin: minMargin, layout: layout)
    let summary: SelectionSummary
    do {
      summary = try await select(from: sets, by: selector, window: window, metrics: metrics) { set, selection in
        try writers.write(selection, of: set)
      }
    } catch let error as ModelError {
      guard error.code == .cancelled || Task.isCancelled else { throw EvaluationError(.endpoint, error.message) }
      throw EvaluationError(.interrupted, "Interrupted. What was answered is kept; rerun to go on.")
    }
    try writers.finish()
    return (summary, writers.pairCount, writers.omitted)
  }

  private func selector(for judging: RunJudging) throws -> Selector {
    switch (judging, method) {
    case (.responses(let judge), .pointwise): return .grading(judge)
    case (.pairs(let judge, _), .knockout), (.pairs(let judge, _), .roundRobin): return .comparing(judge, method)
    case (.pairs, .pointwise):
      throw ValidationError(
        "--method pointwise needs a template that grades one response, such as rating; this one compares two.")
    case (.responses, _):
      throw ValidationError(
        "--method \(method.rawValue) needs a template that compares two responses, such as pairwise; this one grades one."
      )
    }
  }

  private func candidates(items path: String) throws -> (sets: [CandidateSet], stray: Int) {
    var all: [Response] = []
    for file in responses.map(StageSpecs.namedFile) {
      for line in try JSONLinesReader<Response>(path: file.path) {
        switch line {
        case .record(var response, _):
          if response.model.isEmpty { response.model = file.name }
          all.append(response)
        case .invalid(let problems):
          guard input.skipInvalid else { throw CoreError(problems, advice: "Fix these lines or pass --skip-invalid.") }
          for problem in problems { Console.error("warning: \(problem)") }
        }
      }
    }
    let items = try JSONLinesReader<Item>.load(path: path).records
    let (sets, stray) = CandidateSet.grouping(items, responses: all)
    guard !sets.isEmpty else {
      throw CoreError(
        .invalidInput, "none of the \(all.count) responses answers an item of '\(benchmark)'. Check the items' ids.")
    }
    return (sets, limit == nil ? stray : 0)
  }

  private func report(_ summary: SelectionSummary, pairCount: Int, omitted: Int) {
    if common.json {
      var object = summary.json
      object["output"] = .string(output)
      object["pairs"] = pairs == nil ? .null : JSONValue(pairCount)
      object["pairs_omitted"] = JSONValue(omitted)
      Console.output(JSONValue.object(object).text(.pretty))
    } else {
      var lines = [
        "\(summary.chosen) of \(summary.items) items have a best response; \(summary.judgments) judgments, \(summary.failed) of them failed."
      ]
      if let chosen = summary.meanChosen, let all = summary.meanAll {
        lines.append(
          "Mean score by this judge: \(formatDecimal(chosen, 3)) chosen, \(formatDecimal(all, 3)) over all candidates.")
      }
      if summary.tied > 0 {
        lines.append(
          "In \(summary.tied) items the best score is shared: the judge did not choose, the first one was taken.")
      }
      lines.append("Written: \(output)")
      if let pairs { lines.append("Written: \(pairs), \(pairCount) pairs") }
      if omitted > 0 {
        lines.append(
          "\(omitted) pairs do not fit the layout (conversations of several turns); try --layout conversational.")
      }
      Console.output(lines.joined(separator: "\n"))
    }
  }
}
