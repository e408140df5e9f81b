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

/// What an import wrote beside the items.
public struct ImportedMaterial: Sendable, Equatable {
  /// The models whose responses were written, by the names of their files.
  public var models: [String]
  /// Judgments written.
  public var judgments: Int
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// What an import wrote.
  public init(models: [String] = [], judgments: Int = 0, diagnostics: [Diagnostic] = []) {
    self.models = models
    self.judgments = judgments
    self.diagnostics = diagnostics
  }
}
