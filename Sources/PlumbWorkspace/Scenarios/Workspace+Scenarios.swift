internal import PlumbClients
public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging
internal import PlumbFormats

extension Workspace {
  /// Classifies queries by a trained model.
  ///
  /// - Parameters:
  ///   - file: The queries.
  ///   - classifier: The model.
  ///   - options: How it answers.
  ///   - emit: Takes the results in the file's order.
  /// - Returns: The counts.
  /// - Throws: `CoreError` for a bad line, unless such lines are left out, and what `emit` throws.
  public func classifyScenarios(
    _ file: QueryFile, with classifier: ScenarioClassifier,
    options: ScenarioClassificationOptions = ScenarioClassificationOptions(),
    emit: ([ScenarioClassificationEvent]) throws -> Void
  ) async throws -> ScenarioClassification {
    var result = ScenarioClassification()
    try await file.forEachBatch { batch in
      let predictions = await classifier.predictions(
        for: batch.queries.map(\.text), threshold: options.threshold, candidates: options.candidates,
        threads: options.threads)
      result.queries += batch.queries.count
      result.skipped += batch.skipped
      try emit(
        batch.problems.map(ScenarioClassificationEvent.problem)
          + zip(batch.queries, predictions).map { query, prediction in
            var object = query.json
            for entry in prediction.json.entries { object[entry.key] = entry.value }
            return .classified(object)
          })
    }
    return result
  }

  /// Classifies queries by a model that is asked, with its replies kept in the store.
  ///
  /// - Parameters:
  ///   - file: The queries.
  ///   - model: The model.
  ///   - baseFolder: The folder that relative paths of its entry start from.
  ///   - library: The scenarios to choose from.
  ///   - emit: Takes the results in the file's order.
  /// - Returns: The counts.
  /// - Throws: `CoreError` for a bad line, unless such lines are left out; `ClientError` for a missing key; `ModelError`
  ///   when going on is impossible; what `emit` throws.
  public func classifyScenarios(
    _ file: QueryFile, asking model: ModelEntry, baseFolder: BaseFolder = .current, library: ScenarioLibrary,
    emit: ([ScenarioClassificationEvent]) throws -> Void
  ) async throws -> ScenarioClassification {
    try await withModels(run: "scenario classify", baseFolder: baseFolder.path) { desk in
      let asked = try await desk.model(ModelSpec(model))
      let classifier = LLMScenarioClassifier(client: asked.client, library: library, settings: asked.settings)
      var result = ScenarioClassification()
      try await file.forEachBatch { batch in
        try emit(batch.problems.map(ScenarioClassificationEvent.problem))
        result.skipped += batch.skipped
        try await classifier.scenarios(of: batch.queries, window: asked.window) { query, scenario in
          var object = query.json
          result.queries += 1
          switch scenario {
          case .success(let name): object["scenario"] = .string(name)
          case .failure(let failure):
            result.failed += 1
            object["scenario"] = nil
            object["failed"] = .object(failure.json)
          }
          try emit([.classified(object)])
        }
      }
      let spent = desk.metrics.snapshot
      result.answered = spent.answered
      result.cached = spent.cached
      return result
    }
  }

  /// Makes a library of scenarios from Auto-J's own files.
  ///
  /// - Parameter folder: The folder that holds the criteria.
  /// - Returns: The library, checked as a user's criteria file is, and what was odd about the files.
  /// - Throws: `CoreError` when the folder cannot be read or the result is not a library.
  public func importScenarios(_ folder: String) throws -> (library: ScenarioLibrary, diagnostics: [Diagnostic]) {
    let criteria = try AutoJCriteria(folder: folder)
    let library = try ScenarioLibrary.read(criteria.document, origin: SpecOrigin(file: folder)).library
    try library.checkInheritance()
    return (library, criteria.diagnostics)
  }
}
