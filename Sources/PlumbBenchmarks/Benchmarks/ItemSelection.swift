public import PlumbCore

/// Which items of a benchmark a run takes.
public struct ItemSelection: Sendable, Equatable {
  /// At most this many, spread evenly over the categories and drawn by the seed; absent means all.
  public var limit: Int?
  /// Only items with one of these tags; empty means any.
  public var tags: [String]
  /// Only items of these top categories; empty means any.
  public var categories: [String]
  /// Only items in these languages; empty means any.
  public var languages: [String]

  /// A selection.
  public init(limit: Int? = nil, tags: [String] = [], categories: [String] = [], languages: [String] = []) {
    self.limit = limit
    self.tags = tags
    self.categories = categories
    self.languages = languages
  }

  /// Whether an item passes everything but the limit.
  public func admits(_ item: Item) -> Bool {
    (tags.isEmpty || item.tags.contains(where: tags.contains))
      && (categories.isEmpty || item.topCategory.map(categories.contains) ?? false)
      && (languages.isEmpty || item.language.map(languages.contains) ?? false)
  }
}

extension ItemSelection {
  /// Reads `limit`, `tags`, `categories` and `languages`.
  public init(from fields: inout FieldReader) {
    self.init(
      limit: fields.optional("limit", .integer(atLeast: 1)), tags: fields.optional("tags", .strings) ?? [],
      categories: fields.optional("categories", .strings) ?? [], languages: fields.optional("languages", .strings) ?? []
    )
    fields.warnAboutUnknownKeys()
  }
}

/// Draws `limit` items spread evenly over their categories: within a category in an order that the seed shuffles, one
/// category after the other, until there are enough.
///
/// The same seed and items always give the same draw, and a larger limit keeps the smaller one's items.
///
/// - Parameters:
///   - items: Id and top category of every admitted item, in file order.
///   - limit: How many, ≥ 1.
///   - seed: The run's seed.
/// - Returns: Indices into `items`, ascending.
package func stratifiedDraw(_ items: [(id: String, category: String)], limit: Int, seed: Int) -> [Int] {
  guard limit < items.count else { return Array(items.indices) }
  var categories: [String] = []
  var members: [String: [(rank: [UInt8], index: Int)]] = [:]
  for (index, item) in items.enumerated() {
    if members[item.category] == nil { categories.append(item.category) }
    members[item.category, default: []].append((sha256(Array("draw|\(seed)|\(item.id)".utf8)), index))
  }
  let queues = categories.map { category in
    (members[category] ?? []).sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.index)
  }
  var chosen: [Int] = []
  var round = 0
  while chosen.count < limit {
    for queue in queues where round < queue.count && chosen.count < limit { chosen.append(queue[round]) }
    round += 1
  }
  return chosen.sorted()
}
