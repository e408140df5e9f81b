public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging
internal import PlumbReport

/// A build that can be estimated and run; nothing has been asked of any model yet.
public struct PreparedBuild: Sendable {
  /// What is built.
  public let spec: BuildSpec
  /// What was found in the spec that does not stop the build.
  public let warnings: [Diagnostic]
  let build: BenchmarkBuild
  let registries: Registries

  /// Where progress is counted while the build runs.
  public var metrics: RunMetrics { build.metrics }

  /// What the steps that are not done would ask; steps before them that ask nothing are done.
  ///
  /// - Throws: `CoreError` for a bad file.
  public func estimate() async throws -> BuildEstimate { try await build.estimate() }

  /// Does every step that is not done, publishes the benchmark, and writes the recipe's page.
  ///
  /// - Throws: `EvaluationError` when an endpoint refuses everything, a person has to decide first, or the build was
  ///   interrupted; what was answered is kept, and running it again goes on. `CoreError` for a bad file.
  public func run() async throws -> FinishedBuild {
    let reports = try await build.run()
    let licences = (reports.first?.result.details["sources"]?.array ?? []).compactMap { $0["licence"]?.string }
    let benchmark = try build.publish(
      id: spec.name, summary: "\(spec.name): made by `plumb benchmark build`, recipe \(spec.recipe.name).",
      licence: licences.isEmpty ? nil : Set(licences).sorted().joined(separator: ", "))
    return FinishedBuild(
      spec: spec, folder: build.folder, steps: reports, benchmark: benchmark, page: try writePage(reports),
      spent: metrics.snapshot)
  }

  /// Writes what the recipe leaves for people to read; the path of the page, where the recipe has one.
  private func writePage(_ reports: [StepReport]) throws -> String? {
    let files = try registries.buildPages[spec.recipe.name]?.files(
      BuildPage.Material(
        build: build, reports: reports, title: spec.name, seed: spec.seed,
        language: spec.language))
    for file in files ?? [] { try build.folder.write(file.text, to: file.name) }
    return files?.first.map { "\(build.folder.path)/\($0.name)" }
  }
}
