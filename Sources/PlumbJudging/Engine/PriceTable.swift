public import PlumbCore

/// List prices of well-known models, from `Data/prices.yaml`, with the month they were noted.
///
/// Prices change: a spec's `price: {input: …, output: …}` overrides the table, and every estimate names the table's date.
public enum PriceTable {
  /// The price of a model by its name; `nil` when the table has none.
  ///
  /// A name counts as a model of the table when it is its name, or its name with a date, `-latest` or `-preview` behind. A
  /// version number is no date: another version is another model.
  public static func price(of model: String) -> ModelPrice? {
    // 2025-05-14, 20250514 (`@` with Vertex AI), 0613.
    let date = /[-@](?:20[0-9]{2}-?)?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12][0-9]|3[01])/
    let name = model.split(separator: "/").last.map(String.init) ?? model
    return prices.filter { entry in
      guard name.hasPrefix(entry.name) else { return false }
      let rest = name.dropFirst(entry.name.count)
      return rest.isEmpty || rest == "-latest" || rest == "-preview" || rest.wholeMatch(of: date) != nil
    }.max { $0.name.count < $1.name.count }?.price
  }
}
