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

  /// Reads `scale` (`[1, 10]`), `dimensions` (name to definition, or names alone, which are then the set `default`),
  /// `dimension_sets` (set to names) and `dimensions_by_category` (category path to set or names) over the values given.
  mutating func update(from fields: inout FieldReader) {
    if let bounds = fields.optional("scale", .array) {
      if bounds.count == 2, let low = bounds[0].double, let high = bounds[1].double, low < high {
        scale = low...high
      } else {
        fields.report("scale", "expected [lowest, highest]")
      }
    }
    if let value = fields.value("dimensions") { readDimensions(value, &fields) }
    for entry in (fields.optional("dimension_sets", .object) ?? [:]).entries {
      guard let names = FieldKind<[String]>.strings.read(entry.value) else {
        fields.report("dimension_sets.\(entry.key)", "expected names, found \(entry.value.kindDescription)")
        continue
      }
      sets[entry.key] = names
    }
    for entry in (fields.optional("dimensions_by_category", .object) ?? [:]).entries {
      if let names = FieldKind<[String]>.strings.read(entry.value) {
        sets[entry.key] = names
        setByCategory[entry.key] = entry.key
      } else if let set = entry.value.string, sets[set] != nil {
        setByCategory[entry.key] = set
      } else {
        fields.report("dimensions_by_category.\(entry.key)", "expected names or a set of 'dimension_sets'")
      }
    }
  }

  private mutating func readDimensions(_ value: JSONValue, _ fields: inout FieldReader) {
    if let names = FieldKind<[String]>.strings.read(value) {
      sets["default"] = names
      return
    }
    guard let object = value.object else {
      fields.report("dimensions", "expected names with definitions, found \(value.kindDescription)")
      return
    }
    for entry in object.entries {
      guard let definition = entry.value.string else {
        fields.report("dimensions.\(entry.key)", "expected a definition, found \(entry.value.kindDescription)")
        continue
      }
      definitions[entry.key] = definition
    }
    if sets["default"] == nil, fields.value("dimension_sets") == nil, fields.value("dimensions_by_category") == nil {
      sets["default"] = object.keys
    }
  }

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
