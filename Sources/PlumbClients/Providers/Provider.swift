public import PlumbCore

/// One kind of model entry: how its client is made, what it takes, and which keys of its own it knows.
public struct Provider: Named, Sendable {
  /// Makes a client.
  public typealias Factory = @Sendable (ModelSpec, ClientContext) async throws -> any ModelClient

  /// The word in a model entry.
  public let name: String
  /// The keys of an entry that only this provider knows.
  public let options: Set<String>
  /// The environment variable of its key; absent when it needs none unless an entry names one.
  public let keyVariable: String?
  /// Whether its tokens cost nothing, whatever the model.
  public let isFree: Bool
  /// How hard its endpoint may be asked where an entry does not say.
  public let limits: @Sendable (ModelSpec) -> EndpointLimits
  /// Makes a client.
  public let make: Factory
  /// The address of its embeddings endpoint and the variable of its key, where it speaks OpenAI's protocol.
  internal var embeddings: (baseURL: String?, keyVariable: String?, limits: EndpointLimits)?

  /// A provider.
  ///
  /// - Parameters:
  ///   - name: The word in a model entry.
  ///   - options: The keys of an entry that only this provider knows.
  ///   - keyVariable: The environment variable of its key; absent when it needs none.
  ///   - isFree: Whether its tokens cost nothing, whatever the model.
  ///   - limits: How hard its endpoint may be asked where an entry does not say.
  ///   - make: Makes a client.
  public init(
    _ name: String, options: Set<String> = [], keyVariable: String? = nil, isFree: Bool = false,
    limits: @escaping @Sendable (ModelSpec) -> EndpointLimits = { _ in .hosted }, make: @escaping Factory
  ) {
    self.name = name
    self.options = options
    self.keyVariable = keyVariable
    self.isFree = isFree
    self.limits = limits
    self.make = make
  }
}
