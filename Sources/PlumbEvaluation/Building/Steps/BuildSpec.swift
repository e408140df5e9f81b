public import PlumbCore

/// What a build does: the content of a build's `SPEC.yaml`.
///
/// The recipe reads the keys that are its own; what is common to all recipes is typed here. A spec is a plain value: a
/// program writes one as well as a file does.
public struct BuildSpec: Sendable {
  /// The build's name; its folder in the workspace is named for it.
  public var name: String
  /// How the benchmark is made.
  public var recipe: BuildRecipe
  /// The models that steps ask, in the order written; an entry with `kind: embeddings` embeds texts.
  public var models: [ModelEntry]
  /// What may be spent.
  public var budget: BudgetLimits
  /// The seed of everything random.
  public var seed: Int
  /// The language of the card: `en` or `zh`.
  public var language: String
  /// The recipe's own keys, as the spec writes them.
  public var keys: JSONObject
  /// The folder that relative paths of the spec start from.
  public var baseFolder: BaseFolder
  /// Where the spec was written, for messages.
  public var origin: SpecOrigin

  /// The keys that are common to all recipes.
  static let commonKeys = ["name", "recipe", "models", "budget", "seed", "language"]

  /// A spec.
  ///
  /// - Parameters:
  ///   - name: The build's name, which names a folder.
  ///   - recipe: How the benchmark is made.
  ///   - models: The models that steps ask.
  ///   - budget: What may be spent.
  ///   - seed: The seed of everything random.
  ///   - language: The language of the card: `en` or `zh`.
  ///   - keys: The recipe's own keys.
  ///   - baseFolder: The folder that relative paths start from.
  ///   - origin: Where the spec was written, for messages.
  /// - Throws: `CoreError` when the name or the language cannot be used.
  public init(
    name: String, recipe: BuildRecipe, models: [ModelEntry] = [], budget: BudgetLimits = BudgetLimits(), seed: Int = 0,
    language: String = "en", keys: JSONObject = [:], baseFolder: BaseFolder = .current,
    origin: SpecOrigin = SpecOrigin()
  ) throws(CoreError) {
    if let problem = problem(ofSpecName: name) { throw CoreError(.invalidInput, "name: \(problem).") }
    guard ["en", "zh"].contains(language) else {
      throw CoreError(.invalidInput, "language: expected en or zh, found '\(language)'.")
    }
    self.name = name
    self.recipe = recipe
    self.models = models
    self.budget = budget
    self.seed = seed
    self.language = language
    self.keys = keys
    self.baseFolder = baseFolder
    self.origin = origin
  }

  /// Reads a spec.
  ///
  /// - Parameters:
  ///   - document: The file; relative paths start from its folder.
  ///   - recipe: The recipe's name where the command line says so; goes over the file's.
  ///   - recipes: The recipes there are; the first is that of a spec that names none.
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public init(
    _ document: YAMLDocument, recipe: String? = nil, recipes: Registry<BuildRecipe> = .standard
  ) throws(CoreError) {
    var fields = try document.fields()
    let name = fields.specName()
    let named = fields.optional("recipe", .nonEmptyString)
    let recipeName = recipe ?? named ?? recipes.names.first ?? ""
    let found = recipes[recipeName]
    if found == nil { fields.report("recipe", recipes.problem(ofName: recipeName)) }
    var models: [ModelEntry] = []
    for entry in (fields.optional("models", .object) ?? [:]).entries {
      guard let object = entry.value.object else {
        fields.report("models.\(entry.key)", "expected a model's keys, found \(entry.value.kindDescription)")
        continue
      }
      models.append(ModelEntry(name: entry.key, object: object, path: "models.\(entry.key)"))
    }
    let budget = fields.budgetLimits()
    let seed = fields.specSeed()
    let language = fields.specLanguage()
    guard fields.isValid, let name, let found else {
      throw CoreError(
        fields.problems("a build spec"), advice: "Fix the spec; `plumb benchmark build --help` shows an example.")
    }
    try self.init(
      name: name, recipe: found, models: models, budget: budget, seed: seed, language: language, keys: fields.rest,
      baseFolder: BaseFolder(of: document.file), origin: document.origin)
  }
}
