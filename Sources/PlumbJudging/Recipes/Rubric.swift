public import PlumbCore

/// What is graded in an answer, by category, and on which scale.
///
/// A set of dimensions is found by the longest category path that has one: `writing/poem` before `writing`, then the set
/// called `default`, then none, which means an overall grade alone. Since the whole path counts, a subcategory of the same
/// name under two categories may have two sets.
public struct Rubric: Sendable, Equatable {
  /// The lowest and the highest grade.
  public var scale: ClosedRange<Double>
  /// What each dimension means, by name.
  public var definitions: [String: String]
  /// The dimensions of each set, in order.
  public var sets: [String: [String]]
  /// The set of each category path, written with slashes.
  public var setByCategory: [String: String]

  /// A rubric; by default an overall grade from 1 to 10.
  public init(
    scale: ClosedRange<Double> = 1...10, definitions: [String: String] = [:], sets: [String: [String]] = [:],
    setByCategory: [String: String] = [:]
  ) {
    self.scale = scale
    self.definitions = definitions
    self.sets = sets
    self.setByCategory = setByCategory
  }

  /// What a judge is told about one item's answers.
  public func guidance(for item: Item) -> RatingGuidance {
    RatingGuidance(
      scale: scale, dimensions: dimensionNames(for: item.category).map { .init($0, definitions[$0] ?? "") })
  }

  /// The dimensions of a category path.
  public func dimensionNames(for category: [String]) -> [String] {
    for length in stride(from: category.count, through: 1, by: -1) {
      if let set = setByCategory[category.prefix(length).joined(separator: "/")] { return sets[set] ?? [] }
    }
    return sets["default"] ?? []
  }
}

extension Rubric {
  /// The keys of a `judge` entry that are the rubric's.
  public static let keys = ["scale", "dimensions", "dimension_sets", "dimensions_by_category"]

  /// The keys that say something.
  var json: JSONObject {
    var object: JSONObject = [:]
    if scale != 1...10 { object["scale"] = [.number(scale.lowerBound), .number(scale.upperBound)] }
    func texts(_ values: [String: String]) -> JSONValue {
      .object(JSONObject(values.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
    }
    if !definitions.isEmpty { object["dimensions"] = texts(definitions) }
    if !sets.isEmpty {
      object["dimension_sets"] = .object(
        JSONObject(
          sets.sorted { $0.key < $1.key }.map {
            .init(key: $0.key, value: .array($0.value.map(JSONValue.string)))
          }))
    }
    if !setByCategory.isEmpty { object["dimensions_by_category"] = texts(setByCategory) }
    return object
  }
}
