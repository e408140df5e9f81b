public import PlumbCore

/// What a benchmark consists of.
public struct BenchmarkOverview: Sendable, Equatable {
  /// A named count.
  public struct Part: Sendable, Equatable {
    /// What is counted.
    public var name: String
    /// How many items.
    public var count: Int
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
  /// Items with a reference answer.
  public private(set) var withReference = 0
  /// Items with evidence.
  public private(set) var withEvidence = 0
  /// Items by top category, in the order they first come.
  public private(set) var categories: [Part] = []
  /// Items by language.
  public private(set) var languages: [Part] = []
  /// Items by tag.
  public private(set) var tags: [Part] = []
  /// Items by the length of their turns in Unicode scalars, in doubling steps.
  public private(set) var lengths: [Part] = []

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
    try benchmark.forEachItem { line in
      switch line {
      case .invalid(let found): problems += found
      case .record(let item, _):
        count(item)
        sizes.append(item.turns.reduce(0) { $0 + $1.unicodeScalars.count })
      }
    }
    if !problems.isEmpty, !skipInvalid {
      throw CoreError(problems, advice: "Fix these lines or pass --skip-invalid.")
    }
    lengths = Self.histogram(sizes)
  }

  private mutating func count(_ item: Item) {
    itemCount += 1
    if item.turns.count > 1 { multiTurn += 1 }
    if item.references.contains(where: { !$0.isEmpty }) { withReference += 1 }
    if item.evidence != nil { withEvidence += 1 }
    Self.count(item.topCategory ?? "(none)", in: &categories)
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
    return [
      "id": .string(id), "summary": .string(summary), "licence": licence.map(JSONValue.string) ?? .null,
      "items": JSONValue(itemCount), "multi_turn": JSONValue(multiTurn), "with_reference": JSONValue(withReference),
      "with_evidence": JSONValue(withEvidence), "categories": counts(categories), "languages": counts(languages),
      "tags": counts(tags), "lengths": counts(lengths),
      "recipe": [
        "template": .string(recipe.judging.template), "orders": .string(recipe.judging.orders),
        "score": .string(recipe.score),
      ],
    ]
  }
}
