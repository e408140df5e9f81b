internal import ArgumentParser
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbReport

/// One session of a build on the command line: compose, show progress, print the steps.
struct BuildSession {
  var spec: BuildSpec
  var workspace: WorkspaceOptions
  var output: OutputOptions

  /// Does every step that is not done, writes the report, prints what happened; or says what the steps would ask.
  func run(dryRun: Bool) async throws {
    if dryRun { return try await printEstimate() }
    let (reports, build) = try await build()
    try finish(reports, build)
  }

  /// Does every step that is not done.
  func build() async throws -> (reports: [StepReport], build: BenchmarkBuild) {
    try await withBuild { build in
      let quiet = output.quiet
      let reports = try await untilInterrupted {
        if quiet { return try await build.run() }
        return try await ProgressDisplay(metrics: build.metrics, isTerminal: Console.errorIsTerminal).show {
          try await build.run()
        }
      }
      return (reports, build)
    }
  }

  /// Makes the build, prints what was found in its spec, and closes after `body` whatever was opened.
  private func withBuild<Result: Sendable>(
    isDryRun: Bool = false, _ body: (BenchmarkBuild) async throws -> Result
  ) async throws -> Result {
    let composed = try await BuildComposer(spec: spec, workspace: workspace, isDryRun: isDryRun).compose()
    for diagnostic in composed.warnings { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    do {
      let result = try await body(composed.build)
      await composed.context.shutdown()
      return result
    } catch {
      await composed.context.shutdown()
      throw error
    }
  }

  private func printEstimate() async throws {
    let estimate = try await withBuild(isDryRun: true) { build in
      try await untilInterrupted { try await build.estimate() }
    }
    if output.json { return Console.output(JSONValue.object(estimate.json).text(.pretty)) }
    var lines = [estimateTable(estimate.requests).text]
    if !estimate.done.isEmpty { lines.append("Done already: \(estimate.done.joined(separator: ", ")).") }
    if !estimate.unknown.isEmpty {
      lines.append(
        "Not estimated, because an earlier step has to ask first: \(estimate.unknown.joined(separator: ", ")).")
    }
    lines.append(
      "Each question once, if nothing is in the store yet; an unreadable answer is asked for a second time. Prices of "
        + "\(PriceTable.date); tokens are guessed from lengths and limits.")
    Console.output(lines.joined(separator: "\n"))
  }

  private func finish(_ reports: [StepReport], _ build: BenchmarkBuild) throws {
    let metrics = build.metrics.snapshot
    let licences = (reports.first?.result.details["sources"]?.array ?? []).compactMap { $0["licence"]?.string }
    let published = try build.publish(
      id: spec.name, summary: "\(spec.name): made by `plumb benchmark build`, recipe \(spec.recipe.name).",
      licence: licences.isEmpty ? nil : Set(licences).sorted().joined(separator: ", "))
    let report = try writeReport(build, reports)
    if output.json {
      var document: JSONObject = [
        "name": .string(spec.name), "recipe": .string(spec.recipe.name), "path": .string(build.folder.path),
        "steps": .array(
          reports.map { report in
            var object = report.json
            object["done_before"] = .bool(report.wasDone)
            return .object(object)
          }),
        "answered": JSONValue(metrics.answered), "cached": JSONValue(metrics.cached), "usd": .number(metrics.usd),
      ]
      document["report"] = report.map(JSONValue.string)
      document["benchmark"] = published.map(JSONValue.string)
      Console.output(JSONValue.object(document).text(.pretty))
    } else {
      Console.output(buildText(reports))
      Console.output(
        "\n\(metrics.answered) requests answered, \(metrics.cached) replies from the store, \(formatUSD(metrics.usd)) in this session."
          + (report.map { "\nReport: \($0)" } ?? "") + "\nFiles: \(build.folder.path)"
          + (published.map { "\nUse it with `benchmark: \($0)` in a spec." } ?? ""))
    }
    let unanswered = reports.reduce(0) { $0 + $1.result.unanswered }
    if unanswered > 0 {
      Console.error("plumb: \(unanswered) requests were not answered; rerun to ask again.")
      throw ExitCode(3)
    }
  }

  /// Writes the page of the build, where its recipe has one.
  private func writeReport(_ build: BenchmarkBuild, _ reports: [StepReport]) throws -> String? {
    let language = spec.language
    let html: String
    switch spec.recipe.name {
    case "evolve":
      html = EvolutionPage(try EvolutionOutcome(build), title: spec.name, seed: spec.seed, language: language).html
    case "benchbuilder":
      let card = try BenchmarkCard(build, reports: reports, name: spec.name, seed: spec.seed)
      try build.folder.write(JSONValue.object(card.json).text(.pretty) + "\n", to: "card.json")
      html = BenchmarkCardPage(card, language: language).html
    default: return nil
    }
    try build.folder.write(html, to: "report.html")
    return "\(build.folder.path)/report.html"
  }
}
