internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStore
internal import PlumbWorkspace

/// Classifying by a model: the entry of a YAML file, behind the workspace's store.
struct ScenarioClassifierSession {
  var entry: String
  var library: ScenarioLibrary
  var workspace: WorkspaceOptions
  var quiet: Bool

  /// Asks for every query and hands on the results in order.
  ///
  /// - Returns: How many got no scenario.
  func classify(_ source: QuerySource, emit: @escaping (JSONObject) -> Void) async throws -> Int {
    let document = try YAMLDocument(path: entry)
    var fields = try document.fields()
    guard var spec = ModelSpec(name: "classifier", from: &fields) else {
      throw CoreError(fields.problems("a model's entry"), advice: "Fix the file; for example: provider: local")
    }
    let settings = spec.settings
    spec.settings = SamplingSettings()
    let environment = ProcessInfo.processInfo.environment
    let metrics = RunMetrics()
    let store = try workspace.store()
    let context = ClientContext(
      environment: { environment[$0] }, workspace: workspace.workspace,
      baseFolder: URL(filePath: entry).deletingLastPathComponent().relativePath,
      observer: MetricsObserver(metrics: metrics))
    do {
      let client = try await Registry<Provider>.standard.makeClient(spec, in: context)
      let price = spec.price(of: client.identity.model)
      let run = "scenario classify"
      let cached = CachedClient(
        client, store: store, run: run, price: price,
        budget: Budget(limits: BudgetLimits(), spend: try await store.spend(of: run)), metrics: metrics)
      let classifier = LLMScenarioClassifier(client: cached, library: library, settings: settings)
      var failed = 0
      try await source.batches { batch in
        try await classifier.scenarios(of: batch, window: spec.limits.maximumConcurrency ?? 32) { query, result in
          var object = query.json
          switch result {
          case .success(let scenario): object["scenario"] = .string(scenario)
          case .failure(let failure):
            failed += 1
            object["scenario"] = nil
            object["failed"] = .object(failure.json)
          }
          emit(object)
        }
      }
      await context.shutdown()
      if !quiet {
        let snapshot = metrics.snapshot
        Console.error("\(snapshot.answered) requests answered, \(snapshot.cached) replies from the store.")
      }
      return failed
    } catch {
      await context.shutdown()
      throw error
    }
  }
}
