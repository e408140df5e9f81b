internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWorkspace

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

  @OptionGroup var how: SelectionOptions

  @Option(help: ArgumentHelp("At most this many items, spread over the categories.", valueName: "count"))
  var limit: Int?

  @Flag(help: "Say what it would take and ask nothing.")
  var dryRun = false

  @OptionGroup var judge: JudgeOptions
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var common: OutputOptions

  func validate() throws {
    let written = [how.output, how.pairs, how.judgments].compactMap(\.self)
    for path in written where responses.contains(path) || path == benchmark {
      throw ValidationError("\(path) is one of the input files; it would be replaced. Name another file.")
    }
    if Set(written).count < written.count { throw ValidationError("Two outputs have the same name.") }
    if responses.isEmpty { throw ValidationError("--responses: name at least one file.") }
    if how.minMargin < 0 { throw ValidationError("--min-margin \(how.minMargin): expected 0 or more.") }
  }

  func run() async throws {
    let prepared = try await namingFlags { try await workspace.make().prepareSelection(request()) }
    Console.report(prepared.diagnostics)
    if prepared.stray > 0 {
      Console.error("warning: \(prepared.stray) responses belong to none of the items and were left out.")
    }
    if prepared.estimate != nil { Console.error(estimateText(prepared)) }
    if dryRun {
      await prepared.close()
      if common.json, let estimate = prepared.estimate { Console.output(json: estimate.json) }
      return
    }
    let outcome = try await common.showing(prepared.metrics) { try await prepared.run() }
    if common.json {
      Console.output(json: how.document(of: outcome))
    } else {
      Console.output(selectionText(outcome, output: how.output, pairs: how.pairs))
    }
    guard outcome.chosen < outcome.items else { return }
    Console.error(
      "plumb: \(outcome.items - outcome.chosen) items have no best response; every judgment of them failed.")
    if let reason = outcome.reason { Console.error("  \(text(of: reason))") }
    throw ExitCode(3)
  }

  private func request() -> SelectionRequest {
    var request = SelectionRequest(
      benchmark: benchmark, responses: responses.map(NamedFile.init), judge: judge.source,
      judging: judge.judging(template: how.method == .pointwise ? "rating" : "pairwise"), output: how.output)
    how.apply(to: &request)
    request.limit = limit
    request.seed = judge.seed
    request.skipInvalid = input.skipInvalid
    request.isDryRun = dryRun
    return request
  }
}
