public import PlumbCore

/// What a run does: the content of `SPEC.yaml`.
public struct RunSpec: Sendable {
  /// A model under test, or a judge's model, as the spec describes it; providers read the rest.
  public struct Model: Sendable {
    /// The name in the run.
    public var name: String
    /// The keys.
    public var object: JSONObject
    /// The path of the entry in the spec, for messages.
    public var path: String

    /// A model.
    public init(name: String, object: JSONObject, path: String) {
      self.name = name
      self.object = object
      self.path = path
    }
  }

  /// Who judges.
  public enum JudgeSource: Sendable {
    /// An LLM: the name of one of the spec's models or its own entry.
    case model(Model)
    /// A rule without a model.
    case rule(BaselineJudge.Rule)
    /// A folder in the layout of AlpacaEval's `evaluators_configs`.
    case alpacaEvalConfig(path: String)
  }

  /// The run's name; its folder in the workspace is named for it.
  public var name: String
  /// A built-in benchmark's id or a path.
  public var benchmark: String
  /// Which items.
  public var selection: ItemSelection
  /// The models, in the order written.
  public var models: [Model]
  /// The model the others are compared with; absent where answers are graded one by one or every model meets every other.
  public var baseline: String?
  /// Other baselines for single top categories.
  public var baselineByCategory: [String: String] = [:]
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
    case .rule: false
    case .model(let model): model.path == "judge"
    case .alpacaEvalConfig: true
    }
  }

  /// Reads a spec.
  ///
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public init(_ document: YAMLDocument) throws(CoreError) {
    var fields = try document.fields()
    let models = Self.models(&fields)
    let baselines = Self.baselines(&fields, models: models)
    let baseline = baselines.general
    if !models.isEmpty, models.allSatisfy({ baselines.all.contains($0.name) }) {
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
    let score = fields.optional("score", .nonEmptyString)
    if let score, !Recipe.scores.contains(score) {
      fields.report("score", "'\(score)' is not known; expected \(Recipe.scores.joined(separator: ", "))")
    }
    let name = fields.required("name", .nonEmptyString)
    if let name, !isFileName(name) || name.contains("\\") {
      fields.report("name", "'\(name)' cannot name a folder; use letters, digits, '-' and '_'")
    }
    let benchmark = fields.required("benchmark", .nonEmptyString)
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
      name: name, benchmark: benchmark, selection: selection, models: models, baseline: baseline, judge: judge.source,
      judgeFields: judge.fields, generationFields: generation, score: score, budget: budget, seed: seed,
      coverageFloor: floor, language: language, document: document, warnings: fields.diagnostics)
    baselineByCategory = baselines.byCategory
  }

  /// One model's name, or names by top category with `default` for the others.
  private static func baselines(_ fields: inout FieldReader, models: [Model]) -> RunBaselines {
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

  private static func models(_ fields: inout FieldReader) -> [Model] {
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
      return Model(name: entry.key, object: object, path: "models.\(entry.key)")
    }
  }

  private static func judge(_ fields: inout FieldReader, models: [Model]) -> (source: JudgeSource, fields: FieldReader)?
  {
    guard let object = fields.required("judge", .object) else { return nil }
    var nested = fields.nested(object, at: "judge")
    defer { fields.report(nested.diagnostics) }
    let given = ["model", "provider", "rule", "config"].filter { object[$0].map { !$0.isNull } ?? false }
    if let rule = nested.optional("rule", .oneOf(BaselineJudge.Rule.self)) { return (.rule(rule), nested) }
    if let path = nested.optional("config", .nonEmptyString) { return (.alpacaEvalConfig(path: path), nested) }
    if given.contains("provider") {
      return (.model(Model(name: "judge", object: object, path: "judge")), nested)
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
}

/// Whether a text can name a file: not empty or hidden, and without slashes, line breaks and control characters.
func isFileName(_ text: String) -> Bool {
  !text.isEmpty && !text.hasPrefix(".")
    && !text.contains {
      $0 == "/" || $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
