internal import Foundation
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbFormats

/// Makes a run from its spec: chooses the items, makes sources and judge.
///
/// Nothing is asked of any endpoint here.
struct RunPreparation {
  let workspace: Workspace
  let spec: RunSpec
  let options: RunOptions
  let desk: ModelDesk

  private var registries: Registries { workspace.registries }

  /// Everything a run needs.
  struct Made: Sendable {
    var run: EvaluationRun
    var facts: RunFacts
    var benchmark: Benchmark
    var recipe: Recipe
    var roles: [EstimatedRole]
    var diagnostics: [Diagnostic]
  }

  func make() async throws -> Made {
    try spec.check(methods: registries.methods)
    let (benchmark, imported) = try benchmark()
    let recipe = try spec.recipe(over: benchmark.recipe)
    let folder = try RunFolder(path: workspace.runFolder(spec.name, isDryRun: options.isDryRun))
    let chosen = try chooseItems(
      of: benchmark, selection: spec.selection, seed: spec.seed, skipInvalid: options.skipInvalid, to: folder.items)
    try checkBaselines(at: folder.items)
    let maker = SourceMaker(
      desk: desk, registries: registries, recipe: recipe.generation, items: folder.items, origin: spec.origin)
    var sources: [any ResponseSource] = []
    var roles: [EstimatedRole] = []
    for entry in spec.models {
      let made = try await maker.source(entry)
      sources.append(made.source)
      if let role = made.role { roles.append(role) }
    }
    let judge = try await JudgeMaker(
      desk: desk, source: spec.judge, recipe: recipe.judging,
      task: JudgingTask(modelCount: spec.models.count, named: spec.baselines), seed: spec.seed,
      baseFolder: spec.baseFolder, origin: spec.origin
    ).judge()
    let facts = try facts(benchmark, items: chosen.count, judge, recipe)
    // Says now what does not fit, not after everything was paid for.
    _ = try RunScores.makeScorer(facts.score, baselines: facts.baselines, seed: spec.seed, methods: registries.methods)
    var run = EvaluationRun(
      folder: folder, itemCount: chosen.count, sources: sources, judging: judge.judging, score: facts.score,
      seed: spec.seed, window: await desk.window, metrics: desk.metrics,
      methods: registries.methods)
    if case .jury(_, let rule) = spec.judge { run.jury = rule }
    return Made(
      run: run, facts: facts, benchmark: benchmark, recipe: recipe, roles: roles + judge.roles,
      diagnostics: spec.warnings + imported + chosen.diagnostics + judge.diagnostics)
  }

  private func facts(_ benchmark: Benchmark, items: Int, _ judge: MadeJudge, _ recipe: Recipe) throws -> RunFacts {
    var facts = RunFacts(
      name: spec.name, version: workspace.host.version, benchmark: benchmark.id, items: items, baseline: nil,
      models: spec.models.map(\.name), judge: judge.judging.judgeName, judgeDescription: judge.description,
      seed: spec.seed, language: spec.language, spec: spec.json)
    switch judge.judging {
    case .pairs(_, let baselines):
      facts.baseline = baselines?.general
      facts.baselineByCategory = baselines?.byCategory ?? [:]
    case .responses: facts.judgesPairs = false
    }
    facts.score = try RunScores.methodName(
      of: recipe, judgesPairs: facts.judgesPairs, methods: registries.methods)
    facts.coverageFloor = spec.coverageFloor
    facts.answerFloor = spec.answerFloor
    return facts
  }

  /// The benchmark: the files that the spec says to import, where they are there, else the one it names.
  private func benchmark() throws -> (Benchmark, [Diagnostic]) {
    func named() throws -> (Benchmark, [Diagnostic]) {
      (
        try BenchmarkLibrary.benchmark(
          named: spec.benchmark, relativeTo: spec.baseFolder.path, recipes: registries.recipes), []
      )
    }
    guard let source = spec.benchmarkImport else { return try named() }
    let path = spec.baseFolder.resolve(source.path)
    guard FileManager.default.fileExists(atPath: path) else {
      if spec.benchmark != source.path { return try named() }
      throw CoreError(
        .invalidInput, "benchmark.path: \(path) is not there. Name the files, or another benchmark in benchmark.else.")
    }
    let imported = try registries.benchmarkFormats.element(named: source.format).read(
      path, ReadOptions(skipInvalid: options.skipInvalid))
    let target = "\(workspace.path)/benchmarks/\(spec.name)"
    try imported.write(to: target)
    var benchmark = try BenchmarkLibrary.benchmark(named: target, recipes: registries.recipes)
    benchmark.id = source.format
    return (benchmark, imported.diagnostics)
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
}
