internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats
internal import PlumbStore

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
    var composed = Composition(
      composer: self, context: context, store: store, budget: budget, metrics: metrics, baseFolder: baseFolder)
    do {
      if spec.models.contains(where: { $0.object["provider"] == "misplaced-reference" }) {
        composed.items = try JSONLinesReader<Item>.load(path: folder.items).records
      }
      var sources: [any ResponseSource] = []
      for model in spec.models { sources.append(try await composed.source(model, recipe: recipe)) }
      let judging = try await composed.judging(recipe: recipe)
      var facts = RunFacts(
        name: spec.name, version: Plumb.version, benchmark: benchmark.id, items: chosen.count, baseline: nil,
        models: spec.models.map(\.name), judge: judging.judgeName, judgeDescription: composed.judgeDescription,
        seed: spec.seed, language: spec.language, spec: spec.document.value)
      switch judging {
      case .pairs(_, let baselines):
        facts.baseline = baselines?.general
        facts.baselineByCategory = baselines?.byCategory ?? [:]
      case .responses: facts.judgesPairs = false
      }
      facts.score = recipe.scoreName(judgesPairs: facts.judgesPairs)
      _ = try RunScores.makeScorer(facts.score, baselines: facts.baselines, seed: spec.seed)
      var run = EvaluationRun(
        folder: folder, itemCount: chosen.count, sources: sources, judging: judging, score: facts.score,
        seed: spec.seed, window: composed.window, metrics: metrics)
      if case .jury(_, let rule) = spec.judge { run.jury = rule }
      return Composed(
        run: run, benchmark: benchmark, recipe: recipe, budget: budget, context: context, roles: composed.estimates,
        facts: facts,
        diagnostics: spec.warnings + importDiagnostics + recipeDiagnostics + chosen.diagnostics + composed.diagnostics,
        unpriced: composed.unpriced)
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
    let imported = try BenchmarkFormatRegistry.format(named: source.format).read(
      path, ReadOptions(skipInvalid: skipInvalid))
    diagnostics += imported.diagnostics
    let target = "\(workspace.workspace)/benchmarks/\(spec.name)"
    try writeBenchmark(imported, to: target)
    return try BenchmarkLibrary.benchmark(named: target)
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

/// The parts of a composition that grow as roles are added.
private struct Composition {
  let composer: RunComposer
  let context: ClientContext
  let store: SQLiteStore
  let budget: Budget
  let metrics: RunMetrics
  let baseFolder: String
  var window = 32
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

  mutating func source(_ model: RunSpec.Model, recipe: Recipe) async throws -> any ResponseSource {
    if model.object["provider"] == "reference" { return ReferenceResponseSource(name: model.name) }
    if model.object["provider"] == "misplaced-reference" {
      return MisplacedReferenceSource(name: model.name, items: items)
    }
    let spec = try modelSpec(model)
    if spec.provider == "recorded" {
      let client = try await ProviderRegistry.standard.makeClient(spec, in: context)
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

  /// Who judges what: the template tells whether answers are compared or graded one by one.
  mutating func judging(recipe: Recipe) async throws -> RunJudging {
    let found = try await noiseless(recipe: recipe)
    let rate = recipe.judging.labelFlip
    guard rate > 0 else { return found }
    guard case .pairs(let judge, let baselines) = found,
      let orders = OrderPolicy.named(recipe.judging.orders, seed: composer.spec.seed)
    else {
      throw EvaluationError(.invalidInput, "judge.label_flip: only verdicts between two answers can be turned round.")
    }
    judgeDescription += ", \(formatDecimal(100 * rate, 0)) % of verdicts turned round"
    return .pairs(
      LabelNoise(judge, orders: orders, flipRate: rate, seed: composer.spec.seed), baselines: baselines)
  }

  private mutating func noiseless(recipe: Recipe) async throws -> RunJudging {
    let judging = recipe.judging
    let spec = composer.spec
    guard let orders = OrderPolicy.named(judging.orders, seed: spec.seed) else {
      throw EvaluationError(.invalidInput, "judge.orders: expected first, random or both, found '\(judging.orders)'.")
    }
    switch spec.judge {
    case .rule(let rule):
      judgeDescription = "rule \(rule.rawValue), orders \(judging.orders)"
      return .pairs(
        BaselineJudge(name: rule.rawValue, rule: rule, orders: orders, seed: spec.seed),
        baselines: try neededBaselines(judging))
    case .model(let model): return try await self.judging(by: model, recipe: judging, orders: orders)
    case .jury(let members, let rule): return try await jury(members, rule: rule, recipe: judging, orders: orders)
    case .pool(let members):
      var judges: [any Judge] = []
      var common: RunBaselines?
      for member in members {
        guard
          case .pairs(let judge, let baselines) = try await self.judging(by: member, recipe: judging, orders: orders)
        else {
          throw EvaluationError(.invalidInput, "judge.pool: needs a template that compares two answers.")
        }
        judges.append(judge)
        common = baselines
      }
      judgeDescription = "one of \(judges.map(\.name).joined(separator: ", ")) an item, template \(judging.template)"
      return .pairs(JudgePool(name: "pool", judges: judges, seed: spec.seed), baselines: common)
    case .alpacaEvalConfig(let path):
      return .pairs(
        try await alpacaEvalJudge(path, models: spec.models.count - 1), baselines: try neededBaselines(judging))
    }
  }

  /// All members of a jury judge the same way; the template tells what.
  private mutating func jury(
    _ models: [RunSpec.Model], rule: JuryRule, recipe judging: JudgingRecipe, orders: OrderPolicy
  )
    async throws -> RunJudging
  {
    var pairs: [any Judge] = []
    var responses: [any PointwiseJudge] = []
    var baselines: RunBaselines?
    var descriptions: [String] = []
    for model in models {
      switch try await self.judging(by: model, recipe: judging, orders: orders) {
      case .pairs(let judge, let common):
        pairs.append(judge)
        baselines = common
      case .responses(let judge): responses.append(judge)
      }
      descriptions.append(judgeDescription)
    }
    judgeDescription = "jury by \(rule.rawValue) of \(descriptions.joined(separator: "; "))"
    let name = Jury(rule).name
    return responses.isEmpty
      ? .pairs(JuryJudge(name: name, members: pairs), baselines: baselines)
      : .responses(PointwiseJury(name: name, members: responses))
  }

  private mutating func judging(by model: RunSpec.Model, recipe judging: JudgingRecipe, orders: OrderPolicy)
    async throws -> RunJudging
  {
    let spec = composer.spec
    let asked = try await asked(modelSpec(model))
    let templates = try templates(named: judging.template, judging)
    var byCategory: [String: [String: JudgeTemplate]] = [:]
    for (category, exception) in judging.byCategory {
      if let name = exception.template { byCategory[category] = try self.templates(named: name, judging) }
    }
    var own = judging
    own.settings = SamplingSettings(extra: asked.settings.extra).overridden(by: judging.settings)
    let name = model.name == "judge" ? asked.model : model.name
    let template = templates["en"] ?? templates.values.first
    let criteria = try criteria(named: judging.criteria)
    if templates.values.allSatisfy(RatingsParserRegistry.reads) {
      judgeDescription =
        "\(asked.model), template \(judging.template), answers graded one by one" + judging.criteriaWords
      func grader(_ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?) throws -> LLMPointwiseJudge {
        try LLMPointwiseJudge(
          name: name, client: asked.client, templates: templates, templatesByCategory: byCategory, recipe: own,
          seed: spec.seed
        ) { [rubric = own.rubric] item in
          var guidance = rubric.guidance(for: item)
          if let criteria { guidance.slots.merge(criteria.slots(for: item)) { $1 } }
          return guidance
        }
      }
      let judge = try grader(templates, criteria)
      addJudgeEstimate(name, asked, template: template, judging, answers: 1) {
        judge.judgmentCount(for: $0) * spec.models.count * judging.passes
      }
      guard judging.twoPass else { return .responses(judge) }
      byCategory = [:]
      return .responses(
        TwoPassPointwiseJudge(
          guided: judge, free: try grader(templates, nil),
          merging: try grader(self.templates(named: "single-merge", judging), criteria)))
    }
    let baselines = try neededBaselines(judging)
    judgeDescription = "\(asked.model), template \(judging.template), orders \(judging.orders)" + judging.criteriaWords
    let models = spec.models.count
    let pairs = baselines == nil ? models * (models - 1) / 2 : models - 1
    addJudgeEstimate(name, asked, template: template, judging, answers: 2) { item in
      orders.count * judging.repetitions * pairs * judging.turns.acts(for: item).count * judging.passes
    }
    func comparer(_ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?) throws -> LLMJudge {
      try LLMJudge(
        name: name, client: asked.client, templates: templates, templatesByCategory: byCategory, orders: orders,
        recipe: own, seed: spec.seed, slots: { criteria?.slots(for: $0) ?? [:] })
    }
    let judge = try comparer(templates, criteria)
    guard judging.twoPass else { return .pairs(judge, baselines: baselines) }
    byCategory = [:]
    return .pairs(
      TwoPassJudge(
        guided: judge, free: try comparer(templates, nil),
        merging: try comparer(self.templates(named: "pairwise-merge", judging), criteria)), baselines: baselines)
  }

  /// The criteria that the recipe names: the built-in scenarios, or the user's over them.
  private func criteria(named name: String?) throws -> ScenarioCriteria? {
    guard let name else { return nil }
    let builtIn = try ScenarioLibrary.builtIn()
    guard name != "built-in" else { return try ScenarioCriteria(builtIn) }
    let library = try ScenarioLibrary.read(path: context.resolve(name)).library.overlaying(builtIn)
    try library.checkInheritance()
    return try ScenarioCriteria(library)
  }

  /// The baselines that pairs need; `nil` where every model meets every other.
  private func neededBaselines(_ judging: JudgingRecipe) throws(EvaluationError) -> RunBaselines? {
    let spec = composer.spec
    if spec.models.count < 2 {
      throw EvaluationError(.invalidInput, "models: answers are compared, so at least two models are needed.")
    }
    if judging.pairs == .all { return nil }
    guard !spec.baselines.isEmpty else {
      throw EvaluationError(
        .invalidInput,
        "baseline: missing; answers are compared with a baseline's. Name one of the models, or say judge.pairs: all, or take a template that grades answers one by one, such as rating."
      )
    }
    return spec.baselines
  }

  private func templates(named name: String, _ judging: JudgingRecipe) throws -> [String: JudgeTemplate] {
    let templates = try judgeTemplates(named: name, relativeTo: baseFolder)
    guard let language = judging.language else { return templates }
    guard let chosen = templates[language] else {
      throw EvaluationError(.invalidInput, "judge.language: template '\(name)' has no '\(language)' version.")
    }
    return [language: chosen]
  }

  /// The judge of a folder in AlpacaEval's layout, with AlpacaEval's own order and pool rules.
  private mutating func alpacaEvalJudge(_ path: String, models: Int) async throws -> any Judge {
    let config = try AlpacaEvalJudgeConfig.load(path: context.resolve(path))
    diagnostics += config.diagnostics
    let seed = composer.spec.seed
    var judges: [any Judge] = []
    for annotator in config.annotators {
      var object = composer.spec.judgeFields.rest
      for key in RunComposer.judgeKeys { object[key] = nil }
      object["provider"] = object["provider"] ?? .string(annotator.provider)
      object["model"] = object["model"] ?? .string(annotator.model)
      let asked = try await asked(modelSpec(RunSpec.Model(name: annotator.name, object: object, path: "judge")))
      let orders =
        annotator.randomizesOrder
        ? OrderPolicy(count: 1) { item in
          [!AlpacaEval.isSwitched(instruction: item.turns.last ?? "", seed: seed)]
        } : .first
      addJudgeEstimate(annotator.name, asked, template: annotator.template, JudgingRecipe(), answers: 2) { _ in models }
      judges.append(
        try LLMJudge(
          name: annotator.name, client: asked.client, templates: ["en": annotator.template], orders: orders,
          settings: SamplingSettings(extra: asked.settings.extra), seed: seed))
    }
    judgeDescription = "AlpacaEval config \(config.name)"
    if judges.count == 1 { return judges[0] }
    let count = judges.count
    return JudgePool(name: config.name, judges: judges) { item in
      AlpacaEval.annotatorIndex(instruction: item.turns.last ?? "", count: count, seed: seed)
    }
  }

  private func modelSpec(_ model: RunSpec.Model) throws(CoreError) -> ModelSpec {
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
  private mutating func asked(_ spec: ModelSpec) async throws -> Asked {
    if let known = clients[spec.name] { return known }
    // Settings travel with each request, so that they are part of its key.
    var bare = spec
    bare.settings = SamplingSettings()
    let client = try await ProviderRegistry.standard.makeClient(bare, in: context)
    let model = client.identity.model
    let price = spec.price ?? (spec.provider == "local" ? .free : PriceTable.price(of: model))
    if price == nil { unpriced.append(spec.name) }
    let cached = CachedClient(
      client, store: store, run: composer.spec.name, price: price, budget: budget, metrics: metrics)
    let asked = Asked(client: cached, settings: spec.settings, price: price, model: model)
    clients[spec.name] = asked
    window = max(window, (spec.limits.maximumConcurrency ?? 100) * 2)
    return asked
  }

  private mutating func addJudgeEstimate(
    _ name: String, _ asked: Asked, template: JudgeTemplate?, _ judging: JudgingRecipe, answers: Int,
    count: @escaping @Sendable (Item) -> Int
  ) {
    let text = template?.messages.map(\.content).joined() ?? ""
    let fixed = estimatedTokens(in: text)
    let completion = judging.settings.maxTokens ?? template?.settings.maxTokens ?? 400
    estimates.append(
      EstimatedRole(name: "judge \(name)", price: asked.price) { item in
        let question = item.turns.reduce(0) { $0 + estimatedTokens(in: $1) }
        let answer = item.references.isEmpty ? 400 : item.references.reduce(0) { $0 + estimatedTokens(in: $1) }
        return (count(item), TokenUsage(prompt: fixed + question + answers * answer, completion: completion))
      })
  }
}

extension JudgingRecipe {
  /// How many requests one judgment takes.
  fileprivate var passes: Int { twoPass ? 3 : 1 }

  /// What a run's facts say about criteria.
  fileprivate var criteriaWords: String {
    guard let criteria else { return "" }
    return ", scenario criteria \(criteria)" + (twoPass ? " in two passes" : "")
  }
}
