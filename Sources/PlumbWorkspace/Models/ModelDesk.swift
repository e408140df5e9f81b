package import PlumbClients
internal import PlumbCore
package import PlumbJudging
package import PlumbStore

/// The one place where models' clients are made: price, cache, budget and shutdown.
///
/// An entry's client is made once, however many roles it has. Nothing is asked of any endpoint here.
package actor ModelDesk {
  /// What clients share; paths of entries start from its base folder.
  package nonisolated let context: ClientContext
  /// The workspace's store.
  package nonisolated let store: SQLiteStore
  /// What may be spent.
  package nonisolated let budget: Budget
  /// Where calls are counted.
  package nonisolated let metrics: RunMetrics
  /// The parts that entries and recipes choose by name.
  nonisolated let registries: Registries
  private let asksNobody: Bool
  private let run: String
  private var known: [String: AskedModel] = [:]

  /// A desk.
  ///
  /// - Parameters:
  ///   - workspace: Whose store and providers are used.
  ///   - run: The run that pays.
  ///   - limits: What it may spend, over all its sessions.
  ///   - baseFolder: The folder that relative paths of entries start from; empty for the current one.
  ///   - isDryRun: Whether nothing will be asked, so that keys may be missing.
  ///   - asksNobody: Whether models answer from the store alone.
  /// - Throws: `StoreError` when the store cannot be opened.
  package init(
    _ workspace: Workspace, run: String, limits: BudgetLimits = BudgetLimits(), baseFolder: String = "",
    isDryRun: Bool = false, asksNobody: Bool = false
  ) async throws {
    let environment = workspace.host.environment
    store = try workspace.openStore()
    metrics = RunMetrics()
    budget = Budget(limits: limits, spend: try await store.spend(of: run))
    context = ClientContext(
      environment: { name in environment[name] ?? (isDryRun && name.hasSuffix("KEY") ? "none" : nil) },
      workspace: workspace.path, baseFolder: baseFolder, observer: MetricsObserver(metrics: metrics))
    registries = workspace.registries
    self.run = run
    self.asksNobody = asksNobody
  }

  /// The model of an entry.
  ///
  /// - Throws: `ClientError` for a missing key, and what its provider throws.
  package func model(_ entry: ModelSpec) async throws -> AskedModel {
    if let known = known[entry.name] { return known }
    let client = try await registries.providers.makeClient(Self.bare(entry), in: context)
    return keep(entry, client)
  }

  /// The model of an entry that embeds texts.
  ///
  /// - Throws: `ClientError` for a provider without an embeddings endpoint, or a missing key.
  package func embedder(_ entry: ModelSpec) throws -> AskedModel {
    if let known = known[entry.name] { return known }
    return keep(entry, try registries.providers.makeEmbeddingsClient(Self.bare(entry), in: context))
  }

  /// Models whose tokens have no known price, by their names in the run, sorted.
  package var unpriced: [String] { known.values.filter { $0.price == nil }.map(\.spec.name).sorted() }

  /// The widest window of the models made so far; 8 when there are none.
  package var window: Int { known.values.map(\.window).max() ?? 8 }

  /// Closes whatever was opened.
  package func shutdown() async { await context.shutdown() }

  /// Settings travel with each request, never in the client, so that they are part of the request's key. The store keeps
  /// what the endpoint wrote; its thoughts are set aside whenever a reply is read.
  private static func bare(_ entry: ModelSpec) -> ModelSpec {
    var bare = entry
    bare.settings = SamplingSettings()
    bare.keepsThinking = true
    return bare
  }

  private func keep(_ entry: ModelSpec, _ client: any ModelClient) -> AskedModel {
    let price = entry.price(of: client.identity.model, registries.providers)
    let base: any ModelClient = asksNobody ? UnaskedClient(identity: client.identity) : client
    let cached = CachedClient(
      base, store: store, run: run, price: price, budget: budget, metrics: metrics,
      separatesThinking: !entry.keepsThinking)
    let asked = AskedModel(
      client: cached, settings: entry.settings, price: price, window: max(8, entry.window(registries.providers)),
      spec: entry)
    // Another caller may have made the same model while this one waited.
    if let known = known[entry.name] { return known }
    known[entry.name] = asked
    return asked
  }
}

extension Workspace {
  /// Opens a desk, and closes whatever it opened after `body`.
  ///
  /// - Throws: `StoreError` when the store cannot be opened, and what `body` throws.
  package func withModels<Result: Sendable>(
    run: String, limits: BudgetLimits = BudgetLimits(), baseFolder: String = "", isDryRun: Bool = false,
    _ body: (ModelDesk) async throws -> Result
  ) async throws -> Result {
    let desk = try await ModelDesk(self, run: run, limits: limits, baseFolder: baseFolder, isDryRun: isDryRun)
    do {
      let result = try await body(desk)
      await desk.shutdown()
      return result
    } catch {
      await desk.shutdown()
      throw error
    }
  }
}
