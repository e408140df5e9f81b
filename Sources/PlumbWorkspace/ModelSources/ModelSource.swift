public import PlumbClients
public import PlumbCore
public import PlumbEvaluation

/// A kind of model that answers without being asked over a network: `provider:` of its entry names it.
///
/// What is no model source is a provider of ``Registries/providers``. A model source is not a judge.
public struct ModelSource: Named, Sendable {
  /// What a source may look at when it is made.
  public struct Context: Sendable {
    /// How the benchmark asks.
    public let recipe: GenerationRecipe
    /// Reads all items of the run, in order; throws `CoreError` when there is no run yet.
    public let items: @Sendable () throws -> [Item]
    /// What opens files that the entry names.
    public let clients: ClientContext
    /// Where the entry was written, for messages.
    public let origin: SpecOrigin
  }

  /// The word in a model's entry.
  public let name: String
  /// Makes the source of an entry.
  public let make: @Sendable (ModelEntry, Context) async throws -> any ResponseSource
  /// Says in a sentence that the entry's answers are there, or throws; absent where nothing can be missing.
  public let check: (@Sendable (ModelEntry, Context) async throws -> String)?

  /// A kind of model.
  ///
  /// - Parameters:
  ///   - name: The word in a model's entry.
  ///   - check: Says in a sentence that the entry's answers are there, or throws.
  ///   - make: Makes the source of an entry.
  public init(
    _ name: String, check: (@Sendable (ModelEntry, Context) async throws -> String)? = nil,
    make: @escaping @Sendable (ModelEntry, Context) async throws -> any ResponseSource
  ) {
    self.name = name
    self.check = check
    self.make = make
  }
}

extension ModelSource {
  /// The source that an entry names: its `provider`, or `recorded` where it has only `responses`.
  static func name(in entry: ModelEntry) -> String? {
    let provider = entry.object["provider"]
    if let provider, !provider.isNull { return provider.string }
    return entry.object["responses"]?.string == nil ? nil : recorded.name
  }
}

extension Registry where Element == ModelSource {
  /// The sources that come with Plumb: one file and one line each.
  public static var standard: Registry { Registry("a model source", [.reference, .misplacedReference, .recorded]) }
}
