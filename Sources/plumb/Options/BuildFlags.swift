internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbWorkspace

/// How a build goes: whether anything is asked, where its files are, what is printed.
struct BuildFlags: ParsableArguments {
  @Flag(help: "Estimate requests, tokens and cost, and stop before the first call; steps that ask nothing are done.")
  var dryRun = false

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputOptions

  /// Runs a build, or estimates it, and prints what came of it.
  ///
  /// - Throws: `ExitCode` 3 when requests were not answered; what the build throws.
  func run(_ spec: BuildSpec) async throws {
    if dryRun { return try await estimate(spec) }
    let built = try await workspace.make().withBuild(of: spec) { build in
      Console.report(build.warnings)
      return try await output.showing(build.metrics) { try await build.run() }
    }
    if output.json { Console.output(json: built.json) } else { Console.output(buildText(built)) }
    if built.unanswered > 0 {
      Console.error("plumb: \(built.unanswered) requests were not answered; rerun to ask again.")
      throw ExitCode(3)
    }
  }

  private func estimate(_ spec: BuildSpec) async throws {
    let estimate = try await workspace.make().withBuild(of: spec, isDryRun: true) { build in
      Console.report(build.warnings)
      return try await untilInterrupted { try await build.estimate() }
    }
    if output.json { Console.output(json: estimate.json) } else { Console.output(buildEstimateText(estimate)) }
  }
}
