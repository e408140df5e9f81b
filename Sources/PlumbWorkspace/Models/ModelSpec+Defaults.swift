package import PlumbClients
package import PlumbCore
internal import PlumbEvaluation

extension ModelSpec {
  /// How many items are worked on at once for this model: twice the requests its endpoint takes at a time.
  ///
  /// More would only wait in line: an item that is asked about once more then waits behind the first question about all
  /// others, and nothing seems to get done.
  package var window: Int { 2 * (limits.maximumConcurrency ?? (Self.smallProviders.contains(provider) ? 4 : 100)) }

  /// Servers that take four requests at a time unless the spec says otherwise.
  private static let smallProviders: Set = ["local", "ollama", "llama-cpp"]

  /// The price: the spec's, nothing for a local model, else the table's.
  ///
  /// - Parameter model: The model, as the client calls it.
  /// - Returns: The price; `nil` when none is known.
  package func price(of model: String) -> ModelPrice? {
    price ?? (provider == "local" ? .free : PriceTable.price(of: model))
  }
}
