internal import ArgumentParser
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation

/// One session of a build on the command line: compose, show progress, print the steps.
struct BuildSession {
  var spec: BuildSpec
  var workspace: WorkspaceOptions
  var output: OutputOptions

  /// Does every step that is not done.
  func run() async throws {
    let composed = try await BuildComposer(spec: spec, workspace: workspace).compose()
    for diagnostic in composed.warnings { Console.error("\(diagnostic.severity.rawValue): \(diagnostic)") }
    let build = composed.build
    do {
      let quiet = output.quiet
      let reports = try await untilInterrupted {
        if quiet { return try await build.run() }
        return try await ProgressDisplay(metrics: build.metrics, isTerminal: Console.errorIsTerminal).show {
          try await build.run()
        }
      }
      await composed.context.shutdown()
      try finish(reports, build)
    } catch {
      await composed.context.shutdown()
      throw error
    }
  }

  private func finish(_ reports: [StepReport], _ build: BenchmarkBuild) throws {
    let metrics = build.metrics.snapshot
    if output.json {
      let document: JSONObject = [
        "name": .string(spec.name), "recipe": .string(spec.recipe.name), "path": .string(build.folder.path),
        "steps": .array(
          reports.map { report in
            var object = report.json
            object["done_before"] = .bool(report.wasDone)
            return .object(object)
          }),
        "answered": JSONValue(metrics.answered), "cached": JSONValue(metrics.cached), "usd": .number(metrics.usd),
      ]
      Console.output(JSONValue.object(document).text(.pretty))
    } else {
      Console.output(buildText(reports))
      Console.output(
        "\n\(metrics.answered) requests answered, \(metrics.cached) replies from the store, \(formatUSD(metrics.usd)) in this session."
          + "\nFiles: \(build.folder.path)")
    }
    let unanswered = reports.reduce(0) { $0 + $1.result.unanswered }
    if unanswered > 0 {
      Console.error("plumb: \(unanswered) requests were not answered; rerun to ask again.")
      throw ExitCode(3)
    }
  }
}
