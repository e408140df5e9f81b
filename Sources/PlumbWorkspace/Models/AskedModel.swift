package import PlumbClients
public import PlumbCore
public import PlumbJudging

/// A model that is asked through store, budget and retries.
public struct AskedModel: Sendable {
  /// Who answers, with its replies kept in the store.
  public let client: CachedClient
  /// The sampling settings of its entry; they travel with each request, so that they are part of its key.
  public let settings: SamplingSettings
  /// What its tokens cost; absent means unknown.
  public let price: ModelPrice?
  /// How many items are worked on at once for it, ≥ 1.
  public let window: Int
  /// The model's entry.
  package let spec: ModelSpec

  /// The model's name as its endpoint knows it.
  public var model: String { client.identity.model }
}
