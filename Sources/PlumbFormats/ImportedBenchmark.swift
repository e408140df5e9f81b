public import PlumbCore

/// A benchmark from another system's files: its items, and how it is run.
public struct ImportedBenchmark: Sendable, Equatable {
  /// The items in file order.
  public var items: [Item]
  /// The content of `benchmark.yaml`: `summary`, `recipe` and so on; empty when the system brings no recipe.
  public var card: JSONObject
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// A benchmark.
  public init(items: [Item] = [], card: JSONObject = [:], diagnostics: [Diagnostic] = []) {
    self.items = items
    self.card = card
    self.diagnostics = diagnostics
  }
}
