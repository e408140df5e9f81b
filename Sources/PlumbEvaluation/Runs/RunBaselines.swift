public import PlumbCore

/// The models that the others are compared with: one, or one by top category.
public struct RunBaselines: Sendable, Equatable {
  /// The baseline of items whose category has none of its own; absent when every category has one.
  public var general: String?
  /// The baselines of single top categories.
  public var byCategory: [String: String]

  /// Baselines.
  public init(general: String? = nil, byCategory: [String: String] = [:]) {
    self.general = general
    self.byCategory = byCategory
  }

  /// All baselines, each once, in order of their names.
  public var all: [String] { Set(byCategory.values).union(general.map { [$0] } ?? []).sorted() }

  /// The one baseline of all items; `nil` when categories have different ones.
  public var single: String? { all.count == 1 && general != nil ? general : nil }

  /// Whether no model is named.
  public var isEmpty: Bool { general == nil && byCategory.isEmpty }

  /// The baseline of an item; `nil` when its category has none.
  public func baseline(of item: Item) -> String? {
    item.topCategory.flatMap { byCategory[$0] } ?? general
  }
}
