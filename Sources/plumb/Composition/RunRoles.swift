internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStore
internal import PlumbWorkspace

/// The models of a run and what they do: clients, made once however many roles they have, sources of answers, estimates.
struct RunRoles {
  let composer: RunComposer
  let context: ClientContext
  let store: SQLiteStore
  let budget: Budget
  let metrics: RunMetrics
  let baseFolder: String
  var window = 8
  var estimates: [EstimatedRole] = []
  var diagnostics: [Diagnostic] = []
  var unpriced: [String] = []
  var judgeDescription = ""
  /// The run's items, where a model's answers depend on all of them.
  var items: [Item] = []
  private var clients: [String: Asked] = [:]

  /// A model that is asked through the store.
  struct Asked {
    var client: CachedClient
    var settings: SamplingSettings
    var price: ModelPrice?
    var model: String
  }

  init(
    composer: RunComposer, context: ClientContext, store: SQLiteStore, budget: Budget, metrics: RunMetrics,
    baseFolder: String
  ) {
    self.composer = composer
    self.context = context
    self.store = store
    self.budget = budget
    self.metrics = metrics
    self.baseFolder = baseFolder
  }

  mutating func source(_ model: ModelEntry, recipe: Recipe) async throws -> any ResponseSource {
    if model.object["provider"] == "reference" { return ReferenceResponseSource(name: model.name) }
    if model.object["provider"] == "misplaced-reference" {
      return MisplacedReferenceSource(name: model.name, items: items)
    }
    let spec = try modelSpec(model)
    if spec.provider == "recorded" {
      let client = try await Registry<Provider>.standard.makeClient(spec, in: context)
      return ModelResponseSource(
        name: model.name, client: client, price: { _ in 0 }, recipe: recipe.generation, settings: SamplingSettings())
    }
    let asked = try await asked(spec)
    let source = ModelResponseSource(
      name: model.name, client: asked.client, price: asked.client.usd, recipe: recipe.generation,
      settings: asked.settings)
    estimates.append(
      EstimatedRole(name: model.name, price: asked.price) { item in
        let last = source.request(item, turn: item.turns.count - 1, answers: [])
        return (item.turns.count, estimatedUsage(of: last))
      })
    return source
  }

  func modelSpec(_ model: ModelEntry) throws(CoreError) -> ModelSpec {
    var object = model.object
    if model.path.hasPrefix("judge") {
      for key in RunComposer.judgeKeys { object[key] = nil }
    }
    var fields = FieldReader(
      object, location: Location(file: composer.spec.document.file), prefix: model.path,
      lines: composer.spec.document.lines)
    guard let spec = ModelSpec(name: model.name, from: &fields) else {
      throw CoreError(fields.problems("a model's entry"), advice: "Fix the spec.")
    }
    return spec
  }

  /// The client of an entry, made once however many roles it has.
  mutating func asked(_ spec: ModelSpec) async throws -> Asked {
    if let known = clients[spec.name] { return known }
    // Settings travel with each request, so that they are part of its key.
    var bare = spec
    bare.settings = SamplingSettings()
    let client = try await Registry<Provider>.standard.makeClient(bare, in: context)
    let model = client.identity.model
    let price = spec.price(of: model)
    if price == nil { unpriced.append(spec.name) }
    let cached = CachedClient(
      client, store: store, run: composer.spec.name, price: price, budget: budget, metrics: metrics)
    let asked = Asked(client: cached, settings: spec.settings, price: price, model: model)
    clients[spec.name] = asked
    window = max(window, spec.window)
    return asked
  }
}
