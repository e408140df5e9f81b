internal import PlumbClients
internal import PlumbCore
public import PlumbBenchmarks
internal import PlumbJudging
internal import PlumbFormats
internal import PlumbReport

extension Workspace {
  /// Prepares a build, hands it to `body`, and closes afterwards whatever was opened.
  ///
  /// - Parameters:
  ///   - spec: What is built.
  ///   - isDryRun: Whether no model may be asked, so that keys may be missing: for an estimate alone.
  ///   - body: What is done with the build: ``PreparedBuild/estimate()``, ``PreparedBuild/run()``.
  /// - Returns: What `body` returns.
  /// - Throws: `CoreError` listing everything that is wrong with the spec, `ClientError` for a missing key, `StoreError`
  ///   when the store cannot be opened, and what `body` throws.
  public func withBuild<Result: Sendable>(
    of spec: BuildSpec, isDryRun: Bool = false, _ body: (PreparedBuild) async throws -> Result
  ) async throws -> Result {
    try await withModels(
      run: "build \(spec.name)", limits: isDryRun ? BudgetLimits(requests: 0) : spec.budget,
      baseFolder: spec.baseFolder.path,
      isDryRun: isDryRun
    ) { desk in
      try await body(try await prepared(spec, isDryRun: isDryRun, desk))
    }
  }

  /// Does every step of a build that is not done.
  ///
  /// - Throws: As ``withBuild(of:isDryRun:_:)`` and ``PreparedBuild/run()``.
  public func build(_ spec: BuildSpec) async throws -> FinishedBuild {
    try await withBuild(of: spec) { try await $0.run() }
  }

  /// Where a person decides about a build's questions.
  ///
  /// - Throws: `CoreError` when the recipe has no review, or the steps before it are not done.
  public func reviewDesk(of spec: BuildSpec) throws -> ReviewDesk {
    try ReviewDesk(spec: spec, folder: buildFolder(of: spec.name))
  }

  /// The files of a build; its folder is created when missing.
  func buildFolder(of name: String) throws(CoreError) -> BuildFolder { try BuildFolder(path: "\(path)/builds/\(name)") }

  private func prepared(_ spec: BuildSpec, isDryRun: Bool, _ desk: ModelDesk) async throws -> PreparedBuild {
    var models: [String: BuildEnvironment.Asked] = [:]
    var embedders: [String: BuildEnvironment.Asked] = [:]
    for var entry in spec.models {
      let isEmbedder = entry.object["kind"]?.string == "embeddings"
      if isEmbedder { entry.object["kind"] = nil }
      let settings = try ModelSpec(entry, origin: spec.origin)
      let asked = isEmbedder ? try await desk.embedder(settings) : try await desk.model(settings)
      let model = BuildEnvironment.Asked(client: asked.client, settings: asked.settings)
      if isEmbedder { embedders[entry.name] = model } else { models[entry.name] = model }
    }
    let (steps, found) = try spec.steps(
      in: BuildEnvironment(spec: spec, models: models, embedders: embedders, readPrompts: Self.readPrompts))
    let unpriced = isDryRun ? [] : try checkPrices(unpriced: await desk.unpriced, limits: spec.budget)
    return PreparedBuild(
      spec: spec, warnings: found + unpriced,
      build: BenchmarkBuild(
        folder: try buildFolder(of: spec.name), steps: steps, metrics: desk.metrics, window: await desk.window),
      registries: registries)
  }

  private static func readPrompts(_ source: PromptSource) throws -> LoadedPrompts {
    let log = try PromptLog.read(
      path: source.path, field: source.field, options: ReadOptions(skipInvalid: source.skipInvalid))
    return LoadedPrompts(items: log.items, unusable: log.unusable, diagnostics: log.diagnostics)
  }
}
