internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbStore
internal import PlumbWorkspace

/// Makes a run from its spec: opens the store, chooses the items, makes clients, sources and judge.
///
/// Nothing is asked of any endpoint here.
struct RunComposer {
  var spec: RunSpec
  var workspace: WorkspaceOptions
  var skipInvalid: Bool
  /// Whether nothing will be asked, so that keys may be missing.
  var isDryRun = false

  /// Everything a run needs, and what must be closed after it.
  struct Composed: Sendable {
    var run: EvaluationRun
    var benchmark: Benchmark
    var recipe: Recipe
    var budget: Budget
    var context: ClientContext
    var roles: [EstimatedRole]
    var facts: RunFacts
    var diagnostics: [Diagnostic]
    /// Models whose tokens have no known price.
    var unpriced: [String]
  }

  func compose() async throws -> Composed {
    let baseFolder = URL(filePath: spec.document.file).deletingLastPathComponent().relativePath
    var importDiagnostics: [Diagnostic] = []
    let benchmark =
      try importedBenchmark(relativeTo: baseFolder, &importDiagnostics)
      ?? BenchmarkLibrary.benchmark(named: spec.benchmark, relativeTo: baseFolder)
    let (recipe, recipeDiagnostics) = try recipe(of: benchmark)
    let folder = try isDryRun ? workspace.dryRunFolder(of: spec.name) : workspace.folder(of: spec.name)
    let chosen = try chooseItems(
      of: benchmark, selection: spec.selection, seed: spec.seed, skipInvalid: skipInvalid, to: folder.items)
    try checkBaselines(at: folder.items)
    let store = try workspace.store()
    let metrics = RunMetrics()
    let environment = ProcessInfo.processInfo.environment
    let context = ClientContext(
      environment: { [isDryRun] name in
        environment[name] ?? (isDryRun && name.hasSuffix("KEY") ? "none" : nil)
      }, workspace: workspace.workspace, baseFolder: baseFolder,
      observer: MetricsObserver(metrics: metrics))
    let budget = Budget(limits: spec.budget, spend: try await store.spend(of: spec.name))
    var roles = RunRoles(
      composer: self, context: context, store: store, budget: budget, metrics: metrics, baseFolder: baseFolder)
    do {
      if spec.models.contains(where: { $0.object["provider"] == "misplaced-reference" }) {
        roles.items = try JSONLinesReader<Item>.load(path: folder.items).records
      }
      var sources: [any ResponseSource] = []
      for model in spec.models { sources.append(try await roles.source(model, recipe: recipe)) }
      let judging = try await roles.judging(recipe: recipe)
      var facts = RunFacts(
        name: spec.name, version: Plumb.version, benchmark: benchmark.id, items: chosen.count, baseline: nil,
        models: spec.models.map(\.name), judge: judging.judgeName, judgeDescription: roles.judgeDescription,
        seed: spec.seed, language: spec.language, spec: spec.document.value)
      switch judging {
      case .pairs(_, let baselines):
        facts.baseline = baselines?.general
        facts.baselineByCategory = baselines?.byCategory ?? [:]
      case .responses: facts.judgesPairs = false
      }
      facts.score = try RunScores.methodName(of: recipe, judgesPairs: facts.judgesPairs)
      _ = try RunScores.makeScorer(facts.score, baselines: facts.baselines, seed: spec.seed)
      var run = EvaluationRun(
        folder: folder, itemCount: chosen.count, sources: sources, judging: judging, score: facts.score,
        seed: spec.seed, window: roles.window, metrics: metrics)
      if case .jury(_, let rule) = spec.judge { run.jury = rule }
      return Composed(
        run: run, benchmark: benchmark, recipe: recipe, budget: budget, context: context, roles: roles.estimates,
        facts: facts,
        diagnostics: spec.warnings + importDiagnostics + recipeDiagnostics + chosen.diagnostics + roles.diagnostics,
        unpriced: roles.unpriced)
    } catch {
      await context.shutdown()
      throw error
    }
  }

  /// The files that the spec says to import, as a benchmark in the workspace; `nil` when it names none, or they are not
  /// there and it names another benchmark.
  private func importedBenchmark(relativeTo folder: String, _ diagnostics: inout [Diagnostic]) throws -> Benchmark? {
    guard let source = spec.benchmarkImport else { return nil }
    let path = source.path.hasPrefix("/") || folder == "." ? source.path : "\(folder)/\(source.path)"
    guard FileManager.default.fileExists(atPath: path) else {
      if spec.benchmark != source.path { return nil }
      throw CoreError(
        .invalidInput, "benchmark.path: \(path) is not there. Name the files, or another benchmark in benchmark.else.")
    }
    let imported = try Registry<BenchmarkFormat>.standard.element(named: source.format).read(
      path, ReadOptions(skipInvalid: skipInvalid))
    diagnostics += imported.diagnostics
    let target = "\(workspace.workspace)/benchmarks/\(spec.name)"
    try writeBenchmark(imported, to: target)
    var benchmark = try BenchmarkLibrary.benchmark(named: target)
    benchmark.id = source.format
    return benchmark
  }

  /// Throws when an item's category has no baseline although other categories have.
  private func checkBaselines(at path: String) throws {
    let baselines = spec.baselines
    guard !baselines.byCategory.isEmpty, baselines.general == nil else { return }
    for case .record(let item, _) in try JSONLinesReader<Item>(path: path) where baselines.baseline(of: item) == nil {
      throw EvaluationError(
        .invalidInput,
        "baseline: item '\(item.id)' is of category '\(item.topCategory ?? "")', which has no baseline. Add one, or 'default'."
      )
    }
  }

  /// The benchmark's recipe with the spec's keys over it.
  private func recipe(of benchmark: Benchmark) throws(CoreError) -> (Recipe, [Diagnostic]) {
    var recipe = spec.recipe ?? benchmark.recipe
    var found: [Diagnostic] = []
    var isValid = true
    if var fields = spec.generationFields {
      recipe.generation.update(from: &fields)
      fields.warnAboutUnknownKeys()
      found += fields.diagnostics
      isValid = fields.isValid
    }
    var fields = spec.judgeFields
    recipe.judging.update(from: &fields)
    // Where the judge has a model of its own, the provider checks the rest of the entry.
    if !spec.judgeHasOwnModel { fields.warnAboutUnknownKeys() }
    found += fields.diagnostics.filter { !spec.judgeFields.diagnostics.contains($0) }
    guard isValid, fields.isValid else { throw CoreError(found, advice: "Fix the spec.") }
    recipe.score = spec.score ?? recipe.score
    return (recipe, found)
  }

  /// Keys of a judge's entry that are not its model's.
  static let judgeKeys = JudgingRecipe.keys + ["name", "rule", "config"]
}
