public import PlumbCore

/// One kind of model entry: how its client is made, and which keys of its own it knows.
public struct Provider: Named, Sendable {
  /// Makes a client.
  public typealias Factory = @Sendable (ModelSpec, ClientContext) async throws -> any ModelClient

  /// The word in a model entry.
  public let name: String
  /// The keys of an entry that only this provider knows.
  public let options: Set<String>
  /// Makes a client.
  public let make: Factory
  /// The address of its embeddings endpoint and the variable of its key, where it speaks OpenAI's protocol.
  internal var embeddings: (baseURL: String?, keyVariable: String?, limits: EndpointLimits)?

  /// A provider.
  public init(_ name: String, options: Set<String> = [], make: @escaping Factory) {
    self.name = name
    self.options = options
    self.make = make
  }
}
