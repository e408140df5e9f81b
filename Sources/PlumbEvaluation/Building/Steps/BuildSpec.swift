public import PlumbCore

/// What a build does: the content of a build's `SPEC.yaml`.
///
/// The recipe reads the keys that are its own; these are common to all.
public struct BuildSpec: Sendable {
  /// The build's name; its folder in the workspace is named for it.
  public var name: String
  /// The recipe.
  public var recipe: BuildRecipe
  /// The models that steps ask, in the order written.
  public var models: [ModelEntry]
  /// What may be spent.
  public var budget: BudgetLimits
  /// The seed of everything random.
  public var seed: Int
  /// The language of the card: `en` or `zh`.
  public var language: String
  /// The document.
  public var document: YAMLDocument
  /// A reader of the document from which the common keys were read; recipes read theirs and warn about the rest.
  public var fields: FieldReader

  /// Reads a spec.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - recipe: The recipe's name where the command line says so; goes over the file's.
  ///   - recipes: The recipes there are; the first is that of a spec that names none.
  /// - Throws: `CoreError` listing everything that is wrong, with lines and fields.
  public init(_ document: YAMLDocument, recipe: String? = nil, recipes: Registry<BuildRecipe> = .standard)
    throws(CoreError)
  {
    var fields = try document.fields()
    let name = fields.required("name", .nonEmptyString)
    if let name, !isFileName(name) || name.contains("\\") {
      fields.report("name", "'\(name)' cannot name a folder; use letters, digits, '-' and '_'")
    }
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
    var budget = BudgetLimits()
    if let object = fields.optional("budget", .object) {
      var nested = fields.nested(object, at: "budget")
      budget = BudgetLimits(
        usd: nested.optional("usd", .number(in: 0...1e9)), requests: nested.optional("requests", .integer(atLeast: 0)))
      nested.warnAboutUnknownKeys(severity: .error)
      fields.report(nested.diagnostics)
    }
    let seed = fields.optional("seed", .integer) ?? 0
    let language = fields.optional("language", .nonEmptyString) ?? "en"
    if !["en", "zh"].contains(language) { fields.report("language", "expected en or zh, found '\(language)'") }
    guard fields.isValid, let name, let found else {
      throw CoreError(
        fields.problems("a build spec"), advice: "Fix the spec; `plumb benchmark build --help` shows an example.")
    }
    self.name = name
    self.recipe = found
    self.models = models
    self.budget = budget
    self.seed = seed
    self.language = language
    self.document = document
    self.fields = fields
  }
}
