internal import ArgumentParser
internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbReport

/// One session of a run on the command line: compose, show progress, save and print the results.
struct RunSession {
  var spec: RunSpec
  var workspace: WorkspaceOptions
  var input: InputOptions
  var output: OutputOptions

  /// Runs every stage.
  func run(dryRun: Bool) async throws {
    try await withComposed(dryRun: dryRun) { composed in
      let estimate = try estimateRun(items: composed.run.folder.items, roles: composed.roles)
      if dryRun { return printEstimate(estimate, composed) }
      warnAboutOtherSpec(composed)
      try finish(await execute(composed), composed)
    }
  }

  /// Says when files of an earlier run of the same name but another spec are replaced.
  private func warnAboutOtherSpec(_ composed: RunComposer.Composed) {
    guard let earlier = try? StoredRun(composed.run.folder.path, workspace: workspace.workspace).facts,
      earlier.spec != composed.facts.spec
    else { return }
    Console.error(
      "warning: '\(spec.name)' was run with another spec before; its leaderboard and report are replaced. Another name keeps both."
    )
  }

  /// Makes the run, prints what was found while reading its files, and closes after `body` whatever was opened.
  func withComposed(dryRun: Bool = false, _ body: (RunComposer.Composed) async throws -> Void) async throws {
    let composed: RunComposer.Composed
    do {
      composed = try await RunComposer(
        spec: spec, workspace: workspace, skipInvalid: input.skipInvalid, isDryRun: dryRun
      ).compose()
    } catch {
      // A key that is not known may be the misspelt one that is missing.
      for diagnostic in spec.warnings { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
      throw error
    }
    for diagnostic in composed.diagnostics { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    if spec.budget.usd != nil, !composed.unpriced.isEmpty {
      Console.error(
        "warning: the price of \(composed.unpriced.joined(separator: ", ")) is not known, so the budget in dollars cannot hold it. Give `price: {input: …, output: …}` (US dollars a million tokens)."
      )
    }
    do {
      try await body(composed)
      await composed.context.shutdown()
    } catch {
      await composed.context.shutdown()
      throw error
    }
  }

  /// Shows progress while `body` runs, and ends at an interrupt.
  func withProgress<T: Sendable>(_ metrics: RunMetrics, _ body: @escaping @Sendable () async throws -> T) async throws
    -> T
  {
    try await untilInterrupted {
      if output.quiet { return try await body() }
      return try await ProgressDisplay(metrics: metrics, isTerminal: Console.errorIsTerminal).show(body)
    }
  }

  private func execute(_ composed: RunComposer.Composed) async throws -> (leaderboard: Leaderboard, facts: RunFacts) {
    var facts = composed.facts
    facts.started = Date.now.formatted(.iso8601)
    let run = composed.run
    let leaderboard = try await withProgress(run.metrics) { try await run.run() }
    facts.finished = Date.now.formatted(.iso8601)
    facts.spend = composed.budget.spend
    facts.isPriced = composed.unpriced.isEmpty
    return (leaderboard, facts)
  }

  private func finish(_ finished: (leaderboard: Leaderboard, facts: RunFacts), _ composed: RunComposer.Composed) throws
  {
    let folder = composed.run.folder
    let leaderboard = finished.leaderboard.withholdingRanking(belowCoverage: spec.coverageFloor)
    try folder.write(JSONValue.object(leaderboard.json).text(.pretty) + "\n", to: folder.leaderboard)
    try folder.write(JSONValue.object(finished.facts.json).text(.pretty) + "\n", to: folder.facts)
    try RunReport.write(folder: folder, facts: finished.facts, leaderboard: leaderboard, to: folder.report)
    if output.json {
      Console.output(JSONValue.object(leaderboard.json).text(.pretty))
    } else {
      Console.output(leaderboardText(leaderboard, showsParts: !finished.facts.judgesPairs))
      let metrics = composed.run.metrics.snapshot
      Console.output(
        "\n\(metrics.answered) requests answered, \(metrics.cached) replies from the store, \(formatUSD(metrics.usd)) in this session."
          + "\nReport: \(folder.report)\nFiles:  \(folder.path)")
    }
    try checkCoverage(of: leaderboard, floor: spec.coverageFloor, judgments: folder.judgments)
  }

  private func printEstimate(_ estimate: RunEstimate, _ composed: RunComposer.Composed) {
    if output.json { return Console.output(JSONValue.object(estimate.json).text(.pretty)) }
    Console.output(
      """
      \(composed.run.itemCount) items of \(composed.benchmark.id); judge: \(composed.facts.judgeDescription.text(in: .english))
      \(estimateTable(estimate).text)
      At most, if nothing is in the store yet. Prices of \(PriceTable.date); tokens are guessed from lengths and limits.
      """)
  }
}
