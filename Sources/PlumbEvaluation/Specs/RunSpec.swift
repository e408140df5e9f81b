public import PlumbCore

/// What a run does: the content of `SPEC.yaml`.
public struct RunSpec: Sendable {
  /// Files of another system, to be imported when the run begins.
  public struct Import: Sendable, Equatable {
    /// The system: `alignbench`, `mt-bench`, `alpaca-eval`.
    public var format: String
    /// The file or folder, relative to the spec.
    public var path: String
  }

  /// Who judges.
  public enum JudgeSource: Sendable {
    /// An LLM: the name of one of the spec's models or its own entry.
    case model(ModelEntry)
    /// Several LLMs, and how their judgments become one.
    case jury([ModelEntry], JuryRule)
    /// Several LLMs of which one, drawn by the seed, judges each item.
    case pool([ModelEntry])
    /// A rule without a model.
    case rule(BaselineJudge.Rule)
    /// A folder in the layout of AlpacaEval's `evaluators_configs`.
    case alpacaEvalConfig(path: String)
  }

  /// The run's name; its folder in the workspace is named for it.
  public var name: String
  /// A built-in benchmark's id or a path.
  public var benchmark: String
  /// Files of another system that take the benchmark's place when they are there.
  public var benchmarkImport: Import?
  /// A built-in recipe instead of the benchmark's own.
  public var recipe: Recipe?
  /// Which items.
  public var selection: ItemSelection
  /// The models, in the order written.
  public var models: [ModelEntry]
  /// The models the others are compared with; empty where answers are graded one by one or every model meets every other.
  public var baselines: RunBaselines
  /// Who judges.
  public var judge: JudgeSource
  /// The judge's keys, to go over the benchmark's recipe; with its path for messages.
  public var judgeFields: FieldReader
  /// The generation keys, to go over the benchmark's recipe.
  public var generationFields: FieldReader?
  /// How judgments become scores; absent means the recipe's.
  public var score: String?
  /// What may be spent.
  public var budget: BudgetLimits
  /// The seed of everything random.
  public var seed: Int
  /// The share of comparisons that must have an outcome, 0–1; below it the run ends with exit code 3.
  public var coverageFloor: Double
  /// The language of the report.
  public var language: String
  /// The document, kept with the run.
  public var document: YAMLDocument
  /// Findings that do not stop the run.
  public var warnings: [Diagnostic]
}

extension RunSpec {
  /// Whether the judge's entry describes a model of its own, and so holds keys that its provider reads.
  public var judgeHasOwnModel: Bool {
    switch judge {
    case .rule, .jury, .pool: false
    case .model(let model): model.path == "judge"
    case .alpacaEvalConfig: true
    }
  }

  /// Reads a spec.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - recipes: The recipes that `recipe` can name.
  ///   - methods: The methods that `score` can name.
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public init(
    _ document: YAMLDocument, recipes: Registry<NamedRecipe> = .standard,
    methods: Registry<LeaderboardMethod> = .standard
  ) throws(CoreError) {
    var fields = try document.fields()
    let models = Self.models(&fields)
    let baselines = Self.baselines(&fields, models: models)
    if models.count == 1, baselines.all == models.map(\.name) {
      fields.report("models", "expected at least one model besides the baseline")
    }
    let judge = Self.judge(&fields, models: models)
    var selection = ItemSelection()
    if let object = fields.optional("items", .object) {
      var nested = fields.nested(object, at: "items")
      selection = ItemSelection(from: &nested)
      fields.report(nested.diagnostics)
    }
    var budget = BudgetLimits()
    if let object = fields.optional("budget", .object) {
      var nested = fields.nested(object, at: "budget")
      budget = BudgetLimits(
        usd: nested.optional("usd", .number(in: 0...1e9)), requests: nested.optional("requests", .integer(atLeast: 0)))
      nested.warnAboutUnknownKeys(severity: .error)
      fields.report(nested.diagnostics)
    }
    let score = fields.optional("score", in: methods)?.name
    let name = fields.required("name", .nonEmptyString)
    if let name, !isFileName(name) || name.contains("\\") {
      fields.report("name", "'\(name)' cannot name a folder; use letters, digits, '-' and '_'")
    }
    let (benchmark, benchmarkImport) = Self.benchmark(&fields)
    let recipe = fields.optional("recipe", in: recipes)?.recipe
    let generation = fields.optional("generation", .object).map { fields.nested($0, at: "generation") }
    let seed = fields.optional("seed", .integer) ?? 0
    let floor = fields.optional("coverage_floor", .number(in: 0...1)) ?? 0.95
    let language = fields.optional("language", .nonEmptyString) ?? "en"
    if !["en", "zh"].contains(language) { fields.report("language", "expected en or zh, found '\(language)'") }
    fields.warnAboutUnknownKeys()
    guard fields.isValid, let name, let benchmark, let judge else {
      throw CoreError(fields.problems("a run spec"), advice: "Fix the spec; `plumb run --help` shows an example.")
    }
    self.init(
      name: name, benchmark: benchmark, benchmarkImport: benchmarkImport,
      recipe: recipe, selection: selection, models: models, baselines: baselines, judge: judge.source,
      judgeFields: judge.fields, generationFields: generation, score: score, budget: budget, seed: seed,
      coverageFloor: floor, language: language, document: document, warnings: fields.diagnostics)
  }

  /// One model's name, or names by top category with `default` for the others.
  private static func baselines(_ fields: inout FieldReader, models: [ModelEntry]) -> RunBaselines {
    var baselines = RunBaselines()
    if let object = fields.value("baseline")?.object {
      for entry in object.entries {
        guard let name = entry.value.string else {
          fields.report("baseline.\(entry.key)", "expected one of the models, found \(entry.value.kindDescription)")
          continue
        }
        if entry.key == "default" { baselines.general = name } else { baselines.byCategory[entry.key] = name }
      }
    } else {
      baselines.general = fields.optional("baseline", .nonEmptyString)
    }
    for name in baselines.all where !models.isEmpty && !models.contains(where: { $0.name == name }) {
      fields.report("baseline", "'\(name)' is none of the models (\(models.map(\.name).joined(separator: ", ")))")
    }
    return baselines
  }

  /// A name or path; or `{ import: FORMAT, path: PATH, else: NAME }`.
  private static func benchmark(_ fields: inout FieldReader) -> (String?, Import?) {
    guard let object = fields.value("benchmark")?.object else {
      return (fields.required("benchmark", .nonEmptyString), nil)
    }
    var nested = fields.nested(object, at: "benchmark")
    let format = nested.required("import", .nonEmptyString)
    let path = nested.required("path", .nonEmptyString)
    let other = nested.optional("else", .nonEmptyString)
    nested.warnAboutUnknownKeys(severity: .error)
    fields.report(nested.diagnostics)
    guard let format, let path else { return (nil, nil) }
    return (other ?? path, Import(format: format, path: path))
  }

  private static func models(_ fields: inout FieldReader) -> [ModelEntry] {
    guard let entries = fields.required("models", .object) else { return [] }
    if entries.isEmpty { fields.report("models", "expected at least one model") }
    return entries.entries.compactMap { entry in
      guard let object = entry.value.object else {
        fields.report("models.\(entry.key)", "expected a model's keys, found \(entry.value.kindDescription)")
        return nil
      }
      if !isFileName(entry.key) {
        fields.report("models.\(entry.key)", "the name must be usable as a file's; put the endpoint's name in 'model'")
      }
      return ModelEntry(name: entry.key, object: object, path: "models.\(entry.key)")
    }
  }

  private static func judge(_ fields: inout FieldReader, models: [ModelEntry]) -> (
    source: JudgeSource, fields: FieldReader
  )? {
    guard let object = fields.required("judge", .object) else { return nil }
    var nested = fields.nested(object, at: "judge")
    defer { fields.report(nested.diagnostics) }
    let given = ["model", "provider", "rule", "config"].filter { object[$0].map { !$0.isNull } ?? false }
    if let rule = nested.optional("jury", .oneOf(JuryRule.self)) {
      guard let members = jury(&nested, models: models) else { return nil }
      return (.jury(members, rule), nested)
    }
    if nested.optional("pool", .bool) ?? false {
      guard let members = jury(&nested, models: models) else { return nil }
      return (.pool(members), nested)
    }
    if let rule = nested.optional("rule", .oneOf(BaselineJudge.Rule.self)) { return (.rule(rule), nested) }
    if let path = nested.optional("config", .nonEmptyString) { return (.alpacaEvalConfig(path: path), nested) }
    if given.contains("provider") {
      return (.model(ModelEntry(name: "judge", object: object, path: "judge")), nested)
    }
    if let name = nested.optional("model", .nonEmptyString) {
      guard let model = models.first(where: { $0.name == name }) else {
        nested.report(
          "model",
          "'\(name)' is none of the models (\(models.map(\.name).joined(separator: ", "))); to use another one, give its provider here"
        )
        return nil
      }
      return (.model(model), nested)
    }
    if given.isEmpty { nested.report("model", "missing; expected one of the models, or 'rule', or 'config'") }
    return nil
  }

  /// The members of a jury or a pool: names of models, or entries with a provider, each with a name of its own.
  private static func jury(_ fields: inout FieldReader, models: [ModelEntry]) -> [ModelEntry]? {
    guard let entries = fields.required("judges", .array) else { return nil }
    var members: [ModelEntry] = []
    for (index, entry) in entries.enumerated() {
      let key = "judges[\(index)]"
      let object = entry.object ?? entry.string.map { ["model": .string($0)] }
      guard let object, let model = object["model"]?.string else {
        fields.report(key, "expected a model's name or an entry with 'model', found \(entry.kindDescription)")
        continue
      }
      if object["provider"] == nil {
        if let known = models.first(where: { $0.name == model }) {
          members.append(known)
        } else {
          fields.report(key, "'\(model)' is none of the models (\(models.map(\.name).joined(separator: ", ")))")
        }
      } else {
        members.append(ModelEntry(name: object["name"]?.string ?? model, object: object, path: "judge.\(key)"))
      }
    }
    let names = members.map(\.name)
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })?.element {
      fields.report("judges", "two are called '\(twice)'; give one a 'name' of its own")
    }
    if entries.count < 2 { fields.report("judges", "a jury or a pool has at least two judges; found \(entries.count)") }
    return fields.isValid ? members : nil
  }
}
