public import PlumbCore
internal import PlumbBenchmarks
public import PlumbJudging
public import PlumbScoring

extension RunSpec {
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
    let budget = fields.budgetLimits()
    let score = fields.optional("score", in: methods)?.name
    let name = fields.specName()
    let (benchmark, benchmarkImport) = Self.benchmark(&fields)
    let recipe = fields.optional("recipe", in: recipes)?.recipe
    var generation = GenerationOverrides()
    if let object = fields.optional("generation", .object) {
      var nested = fields.nested(object, at: "generation")
      generation = GenerationOverrides(from: &nested)
      nested.warnAboutUnknownKeys()
      fields.report(nested.diagnostics)
    }
    let seed = fields.specSeed()
    let floor = fields.optional("coverage_floor", .number(in: 0...1)) ?? Leaderboard.standardCoverageFloor
    let language = fields.language()
    fields.reportUnknownKeys()
    guard fields.isValid, let name, let benchmark, let judge else {
      throw CoreError(fields.problems("a run spec"), advice: "Fix the spec; `plumb run --help` shows an example.")
    }
    self.init(
      name: name, benchmark: benchmark, benchmarkImport: benchmarkImport, recipe: recipe, selection: selection,
      models: models, baselines: baselines, judge: judge.source, judging: judge.judging, generation: generation,
      score: score, budget: budget, seed: seed, coverageFloor: floor, language: language,
      baseFolder: BaseFolder(of: document.file))
    origin = document.origin
    warnings = fields.diagnostics
    self.document = document.value
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
    if !models.isEmpty {
      for problem in problems(of: baselines, models: models) { fields.report("baseline", problem) }
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
      if let problem = modelNameProblem(entry.key) { fields.report("models.\(entry.key)", problem) }
      return ModelEntry(name: entry.key, object: object, path: "models.\(entry.key)")
    }
  }
}
