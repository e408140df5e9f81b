internal import PlumbCore

/// What a spec says about what is graded, over a benchmark's rubric; what is absent stays as it is there.
public struct RubricOverrides: Sendable, Equatable {
  /// The lowest and the highest grade.
  public var scale: ClosedRange<Double>?
  /// What dimensions mean, by name.
  public var definitions: [String: String]
  /// The dimensions of sets, in order.
  public var sets: [String: [String]]
  /// The sets of category paths, written with slashes.
  public var setByCategory: [String: String]
  /// The dimensions of the set `default` where the rubric has none.
  public var fallback: [String]?

  /// Overrides; by default none.
  public init(
    scale: ClosedRange<Double>? = nil, definitions: [String: String] = [:], sets: [String: [String]] = [:],
    setByCategory: [String: String] = [:], fallback: [String]? = nil
  ) {
    self.scale = scale
    self.definitions = definitions
    self.sets = sets
    self.setByCategory = setByCategory
    self.fallback = fallback
  }
}

extension RubricOverrides {
  /// Reads `scale` (`[1, 10]`), `dimensions` (name to definition, or names alone, which are then the set `default`),
  /// `dimension_sets` (set to names) and `dimensions_by_category` (category path to set or names).
  init(from fields: inout FieldReader) {
    self.init()
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
      } else if let set = entry.value.string {
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
    if fields.value("dimension_sets") == nil, fields.value("dimensions_by_category") == nil { fallback = object.keys }
  }

  /// The keys that say something, as they stand in a spec's `judge`.
  var json: JSONObject {
    var rubric = Rubric(definitions: definitions, sets: sets, setByCategory: setByCategory)
    if let scale { rubric.scale = scale }
    var object = rubric.json
    if let fallback {
      // Definitions in this order, without sets, are read as the fallback.
      object["dimensions"] = .object(
        JSONObject(fallback.map { .init(key: $0, value: .string(definitions[$0] ?? "")) }))
    }
    return object
  }
}

extension Rubric {
  /// Takes overrides over the values given.
  ///
  /// - Parameters:
  ///   - overrides: What goes over them.
  ///   - report: Takes each field that does not fit this rubric, with what is wrong.
  mutating func override(by overrides: RubricOverrides, report: (_ field: String, _ message: String) -> Void) {
    scale = overrides.scale ?? scale
    definitions.merge(overrides.definitions) { $1 }
    sets.merge(overrides.sets) { $1 }
    if sets["default"] == nil { sets["default"] = overrides.fallback }
    for (path, set) in overrides.setByCategory.sorted(by: { $0.key < $1.key }) {
      if sets[set] == nil {
        report("dimensions_by_category.\(path)", "expected names or a set of 'dimension_sets'")
      } else {
        setByCategory[path] = set
      }
    }
  }
}
