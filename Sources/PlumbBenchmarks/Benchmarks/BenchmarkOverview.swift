public import PlumbCore
public import PlumbJudging

/// What a benchmark consists of.
public struct BenchmarkOverview: Sendable, Equatable {
  /// A named count.
  public struct Part: Sendable, Equatable {
    /// What is counted.
    public var name: String
    /// How many items.
    public var count: Int
  }

  /// The items of one category or subcategory.
  public struct Category: Sendable, Equatable {
    /// The path, broad to narrow; empty for items without a category.
    public var path: [String]
    /// How many items, those of its subcategories included.
    public var items = 0
    /// Items with several turns.
    public var multiTurn = 0
    /// Items with a reference for every turn.
    public var withReference = 0
    /// Items with evidence.
    public var withEvidence = 0
  }

  /// The id.
  public let id: String
  /// What it is.
  public let summary: String
  /// The licence, when stated.
  public let licence: String?
  /// How it is run.
  public let recipe: Recipe
  /// How many items.
  public private(set) var itemCount = 0
  /// Items with several turns.
  public private(set) var multiTurn = 0
  /// Items with a reference answer for at least one turn.
  public private(set) var withReference = 0
  /// Items with a reference answer for every turn.
  public private(set) var withEveryReference = 0
  /// Items with evidence.
  public private(set) var withEvidence = 0
  /// Items by top category, in the order they first come.
  public private(set) var categories: [Part] = []
  /// Items by category path, each category before its subcategories, in the order they first come.
  public private(set) var paths: [Category] = []
  /// Items by number of turns.
  public private(set) var turns: [Part] = []
  /// Items by language.
  public private(set) var languages: [Part] = []
  /// Items by tag.
  public private(set) var tags: [Part] = []
  /// Items by the length of their turns in Unicode scalars, in doubling steps.
  public private(set) var lengths: [Part] = []
  /// Items with references by the length of these in Unicode scalars, in doubling steps.
  public private(set) var referenceLengths: [Part] = []

  /// Reads the items one by one.
  ///
  /// - Throws: `CoreError` listing bad lines unless `skipInvalid`.
  public init(_ benchmark: Benchmark, skipInvalid: Bool = false) throws {
    id = benchmark.id
    summary = benchmark.summary
    licence = benchmark.licence
    recipe = benchmark.recipe
    var problems: [Diagnostic] = []
    var sizes: [Int] = []
    var referenceSizes: [Int] = []
    var places: [[String]: Int] = [:]
    try benchmark.forEachItem { line in
      switch line {
      case .invalid(let found): problems += found
      case .record(let item, _):
        count(item, places: &places)
        sizes.append(item.turns.reduce(0) { $0 + $1.unicodeScalars.count })
        let reference = item.references.reduce(0) { $0 + $1.unicodeScalars.count }
        if reference > 0 { referenceSizes.append(reference) }
      }
    }
    if !problems.isEmpty, !skipInvalid {
      throw CoreError(problems, advice: skipAdvice())
    }
    turns.sort { (Int($0.name) ?? 0) < (Int($1.name) ?? 0) }
    paths = Self.treeOrder(paths)
    lengths = Self.histogram(sizes)
    referenceLengths = Self.histogram(referenceSizes)
  }

  private mutating func count(_ item: Item, places: inout [[String]: Int]) {
    let hasAll = item.references.count == item.turns.count && item.references.allSatisfy { !$0.isEmpty }
    itemCount += 1
    if item.turns.count > 1 { multiTurn += 1 }
    if item.references.contains(where: { !$0.isEmpty }) { withReference += 1 }
    if hasAll { withEveryReference += 1 }
    if item.evidence != nil { withEvidence += 1 }
    for depth in item.category.isEmpty ? 0..<1 : 1..<(item.category.count + 1) {
      let path = Array(item.category.prefix(depth))
      let place = places[path] ?? paths.count
      if place == paths.count {
        places[path] = place
        paths.append(Category(path: path))
      }
      paths[place].items += 1
      if item.turns.count > 1 { paths[place].multiTurn += 1 }
      if hasAll { paths[place].withReference += 1 }
      if item.evidence != nil { paths[place].withEvidence += 1 }
    }
    Self.count(item.topCategory ?? "(none)", in: &categories)
    Self.count("\(item.turns.count)", in: &turns)
    Self.count(item.language ?? "(unknown)", in: &languages)
    for tag in item.tags { Self.count(tag, in: &tags) }
  }

  private static func count(_ name: String, in parts: inout [Part]) {
    if let index = parts.firstIndex(where: { $0.name == name }) {
      parts[index].count += 1
    } else {
      parts.append(Part(name: name, count: 1))
    }
  }

  /// Each category followed by its subcategories, siblings in the order they first came.
  private static func treeOrder(_ categories: [Category]) -> [Category] {
    var children: [[String]: [Category]] = [:]
    for category in categories { children[category.path.dropLast(), default: []].append(category) }
    func below(_ path: [String]) -> [Category] {
      (children[path] ?? []).flatMap { $0.path.isEmpty ? [$0] : [$0] + below($0.path) }
    }
    return below([])
  }

  private static func histogram(_ sizes: [Int]) -> [Part] {
    guard let largest = sizes.max() else { return [] }
    var parts: [Part] = []
    var low = 0
    var high = 32
    while low <= largest {
      parts.append(Part(name: "\(low)–\(high - 1)", count: sizes.count { (low..<high).contains($0) }))
      (low, high) = (high, high * 2)
    }
    return parts
  }

  /// Everything as one object.
  public var json: JSONObject {
    func counts(_ parts: [Part]) -> JSONValue {
      .object(JSONObject(parts.map { .init(key: $0.name, value: JSONValue($0.count)) }))
    }
    var recipeJSON: JSONObject = [
      "template": .string(recipe.judging.template), "orders": .string(recipe.judging.orders),
      "score": recipe.score.map(JSONValue.string) ?? .null, "generation": .object(recipe.generation.settings.json),
    ]
    if !recipe.generation.byCategory.isEmpty {
      recipeJSON["generation_by_category"] = .object(
        JSONObject(
          recipe.generation.byCategory.sorted { $0.key < $1.key }.map {
            .init(key: $0.key, value: .object($0.value.json))
          }))
    }
    return [
      "id": .string(id), "summary": .string(summary), "licence": licence.map(JSONValue.string) ?? .null,
      "items": JSONValue(itemCount), "multi_turn": JSONValue(multiTurn), "with_reference": JSONValue(withReference),
      "with_every_reference": JSONValue(withEveryReference), "with_evidence": JSONValue(withEvidence),
      "categories": counts(categories),
      "paths": .array(
        paths.map {
          [
            "path": .array($0.path.map(JSONValue.string)), "items": JSONValue($0.items),
            "multi_turn": JSONValue($0.multiTurn), "with_reference": JSONValue($0.withReference),
            "with_evidence": JSONValue($0.withEvidence),
          ]
        }), "turns": counts(turns), "languages": counts(languages), "tags": counts(tags), "lengths": counts(lengths),
      "reference_lengths": counts(referenceLengths), "recipe": .object(recipeJSON),
    ]
  }
}
