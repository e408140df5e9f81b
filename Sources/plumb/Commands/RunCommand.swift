internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

/// `plumb run`: generate, judge, score, report.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run an evaluation: generate answers, judge them, score, report. Rerun to resume.",
    discussion: """
      Example: plumb run Examples/first-run.yaml
      A spec:
        name: first-run
        benchmark: starter-en             # built in, or a path
        items: { limit: 24, tags: [demo] }
        models:
          small:     { provider: local, max_tokens: 48 }
          reference: { provider: reference }
        baseline: reference
        judge: { model: small, template: pairwise-logprob, orders: both }
        budget: { usd: 2.00, requests: 5000 }
      """)

  @Argument(
    help: ArgumentHelp("The run's spec.", valueName: "spec.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Flag(help: "Estimate requests, tokens and cost, and stop before the first call.")
  var dryRun = false

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let spec = try RunSpec(YAMLDocument(path: spec))
    try await RunSession(spec: spec, workspace: workspace, input: input, output: output).run(dryRun: dryRun)
  }
}
