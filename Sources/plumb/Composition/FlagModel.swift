internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStore
internal import PlumbWorkspace

/// A single model that a command asks through store, budget and retries.
struct FlagModel: Sendable {
  var client: CachedClient
  var settings: SamplingSettings
  var window: Int
  var metrics: RunMetrics

  /// Makes the model of a specification, and closes what it opened after `body`.
  ///
  /// - Parameters:
  ///   - text: `PROVIDER`, `PROVIDER:MODEL`, or the keys of a spec's entry in YAML's flow style.
  ///   - run: The name under which the store keeps what was spent.
  ///   - limits: What may be spent.
  ///   - workspace: Where the store is.
  ///   - body: What is done with it.
  /// - Returns: What `body` returns.
  /// - Throws: `CoreError` for a wrong specification, `ClientError` for a missing key, and what `body` throws.
  static func with<T>(
    _ text: String, run: String, limits: BudgetLimits, workspace: WorkspaceOptions,
    _ body: (FlagModel) async throws -> T
  ) async throws -> T {
    let object = try entry(text)
    var fields = FieldReader(object, location: Location(file: "model '\(text)'"))
    guard var spec = ModelSpec(name: "asked", from: &fields) else {
      throw CoreError(fields.problems("a model's entry"), advice: "Write PROVIDER:MODEL or {provider: …, model: …}.")
    }
    let store = try workspace.store()
    let metrics = RunMetrics()
    let environment = ProcessInfo.processInfo.environment
    let context = ClientContext(
      environment: { environment[$0] }, workspace: workspace.workspace, baseFolder: ".",
      observer: MetricsObserver(metrics: metrics))
    do {
      // Settings travel with each request, so that they are part of its key.
      let settings = spec.settings
      spec.settings = SamplingSettings()
      let client = try await Registry<Provider>.standard.makeClient(spec, in: context)
      let price = spec.price(of: client.identity.model)
      if price == nil, limits.usd != nil {
        Console.error(
          "warning: the price of \(client.identity.model) is not known, so the budget in dollars cannot hold it. Give `price: {input: …, output: …}` (US dollars a million tokens)."
        )
      }
      let budget = Budget(limits: limits, spend: try await store.spend(of: run))
      let cached = CachedClient(client, store: store, run: run, price: price, budget: budget, metrics: metrics)
      let result = try await body(
        FlagModel(
          client: cached, settings: settings, window: spec.window, metrics: metrics))
      await context.shutdown()
      return result
    } catch {
      await context.shutdown()
      throw error
    }
  }

  /// The keys of a specification.
  static func entry(_ text: String) throws -> JSONObject {
    if text.hasPrefix("{") {
      guard let object = try YAMLDocument(text: text, file: "model").value.object else {
        throw CoreError(.invalidInput, "model '\(text)': expected PROVIDER:MODEL or {provider: …, model: …}.")
      }
      return object
    }
    guard let colon = text.firstIndex(of: ":") else { return ["provider": .string(text)] }
    let provider = String(text[..<colon])
    guard Registry<Provider>.standard.names.contains(provider) else {
      throw CoreError(
        .invalidInput,
        "model '\(text)': '\(provider)' is not a provider; known: \(Registry<Provider>.standard.list). Write PROVIDER:MODEL."
      )
    }
    return ["provider": .string(provider), "model": .string(String(text[text.index(after: colon)...]))]
  }
}
