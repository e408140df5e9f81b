public import PlumbCore

/// List prices of well-known models, with the month they were noted.
///
/// Prices change: a spec's `price: {input: …, output: …}` overrides the table, and every estimate names the table's date.
public enum PriceTable {
  /// When the table was last gone through.
  public static let date = "2025-08"

  /// US dollars a million tokens, by the model's name without its date.
  static let prices: [(name: String, price: ModelPrice)] = [
    ("gpt-5-nano", ModelPrice(input: 0.05, output: 0.40)),
    ("gpt-5-mini", ModelPrice(input: 0.25, output: 2.00)),
    ("gpt-5", ModelPrice(input: 1.25, output: 10.00)),
    ("gpt-4.1-nano", ModelPrice(input: 0.10, output: 0.40)),
    ("gpt-4.1-mini", ModelPrice(input: 0.40, output: 1.60)),
    ("gpt-4.1", ModelPrice(input: 2.00, output: 8.00)),
    ("gpt-4o-mini", ModelPrice(input: 0.15, output: 0.60)),
    ("gpt-4o", ModelPrice(input: 2.50, output: 10.00)),
    ("gpt-4-turbo", ModelPrice(input: 10.00, output: 30.00)),
    ("gpt-4-1106-preview", ModelPrice(input: 10.00, output: 30.00)),
    ("gpt-4-0125-preview", ModelPrice(input: 10.00, output: 30.00)),
    ("gpt-4", ModelPrice(input: 30.00, output: 60.00)),
    ("gpt-3.5-turbo", ModelPrice(input: 0.50, output: 1.50)),
    ("o4-mini", ModelPrice(input: 1.10, output: 4.40)),
    ("o3-mini", ModelPrice(input: 1.10, output: 4.40)),
    ("o3", ModelPrice(input: 2.00, output: 8.00)),
    ("claude-opus-4", ModelPrice(input: 15.00, output: 75.00)),
    ("claude-sonnet-4", ModelPrice(input: 3.00, output: 15.00)),
    ("claude-3-7-sonnet", ModelPrice(input: 3.00, output: 15.00)),
    ("claude-3-5-sonnet", ModelPrice(input: 3.00, output: 15.00)),
    ("claude-3-5-haiku", ModelPrice(input: 0.80, output: 4.00)),
    ("claude-3-opus", ModelPrice(input: 15.00, output: 75.00)),
    ("claude-3-haiku", ModelPrice(input: 0.25, output: 1.25)),
    ("deepseek-chat", ModelPrice(input: 0.27, output: 1.10)),
    ("deepseek-reasoner", ModelPrice(input: 0.55, output: 2.19)),
  ]

  /// The price of a model by its name; `nil` when the table has none.
  ///
  /// A name counts as a model of the table when it is its name, or its name with a date, `-latest` or `-preview` behind.
  public static func price(of model: String) -> ModelPrice? {
    let name = model.split(separator: "/").last.map(String.init) ?? model
    return prices.filter { entry in
      guard name.hasPrefix(entry.name) else { return false }
      let rest = name.dropFirst(entry.name.count)
      return rest.isEmpty || rest == "-latest" || rest == "-preview"
        || rest.first == "-" && rest.dropFirst().first?.isNumber == true
    }.max { $0.name.count < $1.name.count }?.price
  }
}
