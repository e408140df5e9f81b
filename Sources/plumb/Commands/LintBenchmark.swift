internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbWorkspace

/// `plumb benchmark lint`.
struct LintBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Look for wrong, stale, double and broken items in a benchmark.",
    discussion: """
      Example: plumb benchmark lint items.jsonl
               plumb benchmark lint starter-zh --ask openai:gpt-4o-mini --budget-usd 0.50
      Checks: \(Registry<LintRule>.standard.elements.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")).
      With --ask, a model is asked about each reference that has evidence: PROVIDER:MODEL, or a model's entry as in a spec, \
      '{provider: openai, model: my-model, base_url: "http://127.0.0.1:8000/v1"}'.
      Ends with 3 when there are errors.
      """)

  @Argument(help: ArgumentHelp("A built-in benchmark's id or a path.", valueName: "benchmark"), completion: .file())
  var benchmark: String

  @Option(help: ArgumentHelp("Ask this model whether references contradict their evidence.", valueName: "model-spec"))
  var ask: String?

  @Option(help: ArgumentHelp("What may be spent on asking, in US dollars.", valueName: "usd"))
  var budgetUSD: Double?

  @Option(help: ArgumentHelp("How many requests may be made.", valueName: "count"))
  var budgetRequests: Int?

  @Option(help: ArgumentHelp("At most this many findings of a kind are printed; 0 is all.", valueName: "count"))
  var show = 20

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if show < 0 { throw ValidationError("--show \(show): expected 0 or more.") }
    if ask == nil, budgetUSD != nil || budgetRequests != nil {
      throw ValidationError("--budget-usd and --budget-requests belong to --ask MODEL-SPEC.")
    }
  }

  func run() async throws {
    var options = LintOptions(budget: BudgetLimits(usd: budgetUSD, requests: budgetRequests))
    options.reviewer = try ask.map { try ModelEntry(line: $0) }
    let lint = try await workspace.make().withLint(of: benchmark, options: options) { lint in
      Console.report(lint.warnings)
      if ask == nil { return lint.offline }
      return try await output.showing(lint.metrics) { try await lint.run() }
    }
    if output.json { Console.output(json: lint.json) } else { Console.output(lintText(lint, show: show)) }
    if lint.count(.error) > 0 { throw ExitCode(3) }
  }
}
