public import PlumbCore

/// A way of building a benchmark: which steps, from which keys of the spec.
///
/// A new one is a file and a line in `Registry.standard`; a program's own goes into a copy of that.
public struct BuildRecipe: Named, Sendable {
  /// Makes the steps, reading the recipe's own keys from the spec's fields.
  ///
  /// Problems are reported to the reader; the framework refuses the spec when there are any, and warns about keys that
  /// nobody asked for.
  public typealias Steps = @Sendable (inout FieldReader, BuildEnvironment) throws -> [any BuildStep]

  /// The name that `--recipe` and the spec's `recipe` use.
  public let name: String
  /// What it makes, for help and lists.
  public let summary: String
  /// Makes the steps.
  public let steps: Steps

  /// A recipe.
  public init(name: String, summary: String, steps: @escaping Steps) {
    self.name = name
    self.summary = summary
    self.steps = steps
  }
}

extension Registry where Element == BuildRecipe {
  /// The ways of building a benchmark: one file and one line each.
  ///
  /// The first is that of a spec that names none.
  public static var standard: Registry {
    Registry("a recipe of builds", [.benchBuilder, .evolution, .criteria, .alignBench])
  }
}

/// What a recipe's steps may use beside the spec's keys.
public struct BuildEnvironment: Sendable {
  /// A model of the spec that steps ask.
  public struct Asked: Sendable {
    /// The model behind store, budget and retries.
    public var client: CachedClient
    /// What the spec says about sampling.
    public var settings: SamplingSettings

    /// A model.
    public init(client: CachedClient, settings: SamplingSettings = SamplingSettings()) {
      self.client = client
      self.settings = settings
    }
  }

  /// Reads one source of prompts.
  public typealias PromptReader = @Sendable (PromptSource) throws -> LoadedPrompts

  /// The spec.
  public var spec: BuildSpec
  /// The spec's models that write, by name.
  public var models: [String: Asked]
  /// The spec's models that embed (`kind: embeddings`), by name.
  public var embedders: [String: Asked]
  /// Reads files of prompts in other systems' layouts.
  public var readPrompts: PromptReader

  /// An environment.
  public init(
    spec: BuildSpec, models: [String: Asked], embedders: [String: Asked] = [:], readPrompts: @escaping PromptReader
  ) {
    self.spec = spec
    self.models = models
    self.embedders = embedders
    self.readPrompts = readPrompts
  }

  /// Completes a path of the spec, which starts from the spec's folder.
  public func resolve(_ path: String) -> String { spec.baseFolder.resolve(path) }

  /// The model that a key of the spec names.
  ///
  /// - Returns: `nil` when the key is absent, or after a problem was reported.
  public func model(_ key: String, from fields: inout FieldReader) -> Asked? {
    Self.named(key, among: models, "models", &fields)
  }

  /// The embedding model that a key of the spec names.
  ///
  /// - Returns: `nil` when the key is absent, or after a problem was reported.
  public func embedder(_ key: String, from fields: inout FieldReader) -> Asked? {
    Self.named(key, among: embedders, "models with 'kind: embeddings'", &fields)
  }

  private static func named(_ key: String, among models: [String: Asked], _ what: String, _ fields: inout FieldReader)
    -> Asked?
  {
    guard let name = fields.optional(key, .nonEmptyString) else { return nil }
    if let found = models[name] { return found }
    let known = models.keys.sorted().joined(separator: ", ")
    fields.report(key, "'\(name)' is none of the \(what) (\(known.isEmpty ? "there are none" : known))")
    return nil
  }
}

extension BuildSpec {
  /// The steps of the build, with everything that is wrong with the spec reported at once.
  ///
  /// - Returns: The steps and findings that do not stop the build.
  /// - Throws: `CoreError` listing what is wrong.
  public func steps(in environment: BuildEnvironment) throws -> (steps: [any BuildStep], warnings: [Diagnostic]) {
    var fields = origin.reader(of: keys, at: "")
    // What is common to all recipes is known too, where a message lists what is.
    for key in Self.commonKeys where fields.value(key) != nil {
      fields.report(key, "is common to all recipes; it does not belong to the recipe's own keys")
    }
    let steps = try recipe.steps(&fields, environment)
    fields.warnAboutUnknownKeys()
    guard fields.isValid else {
      throw CoreError(fields.diagnostics, advice: "Fix the spec; `plumb benchmark build --help` shows an example.")
    }
    return (steps, fields.diagnostics)
  }
}
