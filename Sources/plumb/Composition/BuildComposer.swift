internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbStore
internal import PlumbWorkspace

/// Makes a build from its spec: opens the store, makes the clients, lets the recipe make the steps.
///
/// Nothing is asked of any endpoint here.
struct BuildComposer {
  var spec: BuildSpec
  var workspace: WorkspaceOptions
  /// Whether nothing may be asked.
  var isDryRun = false

  /// Everything a build needs, and what must be closed after it.
  struct Composed: Sendable {
    var build: BenchmarkBuild
    var budget: Budget
    var context: ClientContext
    var warnings: [Diagnostic]
  }

  func compose() async throws -> Composed {
    let baseFolder = URL(filePath: spec.document.file).deletingLastPathComponent().relativePath
    let store = try workspace.store()
    let metrics = RunMetrics()
    let environment = ProcessInfo.processInfo.environment
    let context = ClientContext(
      environment: { environment[$0] }, workspace: workspace.workspace, baseFolder: baseFolder,
      observer: MetricsObserver(metrics: metrics))
    let run = "build \(spec.name)"
    let limits = isDryRun ? BudgetLimits(requests: 0) : spec.budget
    let budget = Budget(limits: limits, spend: try await store.spend(of: run))
    do {
      var models: [String: BuildEnvironment.Asked] = [:]
      var embedders: [String: BuildEnvironment.Asked] = [:]
      var window = 8
      for model in spec.models {
        var object = model.object
        let isEmbedder = object["kind"]?.string == "embeddings"
        if isEmbedder { object["kind"] = nil }
        var fields = FieldReader(
          object, location: Location(file: spec.document.file), prefix: model.path, lines: spec.document.lines)
        guard var entry = ModelSpec(name: model.name, from: &fields) else {
          throw CoreError(fields.problems("a model's entry"), advice: "Fix the spec.")
        }
        // Settings travel with each request, so that they are part of its key.
        let settings = entry.settings
        entry.settings = SamplingSettings()
        let client =
          isEmbedder
          ? try Registry<Provider>.standard.makeEmbeddingsClient(entry, in: context)
          : try await Registry<Provider>.standard.makeClient(entry, in: context)
        let price = entry.price(of: client.identity.model)
        let cached = CachedClient(client, store: store, run: run, price: price, budget: budget, metrics: metrics)
        let asked = BuildEnvironment.Asked(client: cached, settings: settings)
        if isEmbedder { embedders[model.name] = asked } else { models[model.name] = asked }
        window = max(window, entry.window)
      }
      let (steps, warnings) = try spec.steps(
        in: BuildEnvironment(
          spec: spec, models: models, embedders: embedders, readPrompts: Self.readPrompts,
          resolve: { context.resolve($0) }))
      let folder = try BuildFolder(path: "\(workspace.workspace)/builds/\(spec.name)")
      return Composed(
        build: BenchmarkBuild(folder: folder, steps: steps, metrics: metrics, window: window), budget: budget,
        context: context, warnings: warnings)
    } catch {
      await context.shutdown()
      throw error
    }
  }

  private static func readPrompts(_ source: PromptSource) throws -> LoadedPrompts {
    let log = try PromptLog.read(
      path: source.path, field: source.field, options: ReadOptions(skipInvalid: source.skipInvalid))
    return LoadedPrompts(items: log.items, unusable: log.unusable, diagnostics: log.diagnostics)
  }
}
