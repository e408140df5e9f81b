internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbWorkspace

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
    let options = RunOptions(skipInvalid: input.skipInvalid, isDryRun: dryRun)
    let prepared: PreparedRun
    do {
      prepared = try await workspace.make().prepare(spec, options: options)
    } catch {
      // A key that is not known may be the misspelt one that is missing.
      Console.report(spec.warnings)
      throw error
    }
    Console.report(prepared.diagnostics)
    if dryRun { return try await estimate(prepared) }
    let finished = try await output.showing(prepared.metrics) { try await prepared.run() }
    if output.json {
      Console.output(json: finished.leaderboard.json)
    } else {
      Console.output(leaderboardText(finished.leaderboard, showsParts: !finished.facts.judgesPairs))
      Console.output(sessionText(prepared.metrics.snapshot, finished.folder))
    }
    try end(below: finished.shortfall)
  }

  private func estimate(_ prepared: PreparedRun) async throws {
    let stored: Int
    do {
      stored = try await prepared.countStoredReplies()
      await prepared.close()
    } catch {
      await prepared.close()
      throw error
    }
    var document = prepared.estimate.json
    document["stored"] = JSONValue(stored)
    document["exceeds_budget"] = .bool(prepared.estimate.exceeds(prepared.spec.budget))
    if output.json { Console.output(json: document) } else { Console.output(estimateText(prepared, stored: stored)) }
  }
}
