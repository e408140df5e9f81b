package import PlumbClients
package import PlumbCore
internal import PlumbEvaluation

extension ModelSpec {
  /// How many items are worked on at once for this model: twice the requests its endpoint takes at a time.
  ///
  /// More would only wait in line: an item that is asked about once more then waits behind the first question about all
  /// others, and nothing seems to get done.
  package func window(_ providers: Registry<Provider>) -> Int {
    let habit = providers[provider]?.limits(self) ?? .hosted
    return 2 * (limits.filled(from: habit).maximumConcurrency ?? EndpointLimits.hosted.maximumConcurrency ?? 1)
  }

  /// The price: the spec's, nothing where the provider is free, else the table's.
  ///
  /// - Parameters:
  ///   - model: The model, as the client calls it.
  ///   - providers: The providers there are.
  /// - Returns: The price; `nil` when none is known.
  package func price(of model: String, _ providers: Registry<Provider>) -> ModelPrice? {
    price ?? (providers[provider]?.isFree == true ? .free : PriceTable.price(of: model))
  }
}
