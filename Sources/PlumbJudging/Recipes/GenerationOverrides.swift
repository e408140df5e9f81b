public import PlumbCore

/// What a spec says about asking models, over a benchmark's recipe; what is absent stays as it is there.
public struct GenerationOverrides: Sendable, Equatable {
  /// Settings for every item.
  public var settings: SamplingSettings
  /// Settings by top category, in place of the recipe's for that category.
  public var byCategory: [String: SamplingSettings]
  /// A system message for items that have none.
  public var system: String?

  /// Overrides; by default none.
  public init(
    settings: SamplingSettings = SamplingSettings(), byCategory: [String: SamplingSettings] = [:], system: String? = nil
  ) {
    self.settings = settings
    self.byCategory = byCategory
    self.system = system
  }
}

extension GenerationOverrides {
  /// Reads sampling keys, `system` and `by_category`.
  public init(from fields: inout FieldReader) {
    self.init(settings: SamplingSettings(from: &fields) ?? SamplingSettings())
    system = fields.optional("system", .string)
    for entry in (fields.optional("by_category", .object) ?? [:]).entries {
      guard let object = entry.value.object else {
        fields.report("by_category.\(entry.key)", "expected settings, found \(entry.value.kindDescription)")
        continue
      }
      var nested = fields.nested(object, at: "by_category.\(entry.key)")
      byCategory[entry.key] = SamplingSettings(from: &nested)
      fields.report(nested.diagnostics)
    }
  }

  /// The keys that say something, as a spec's `generation`.
  public var json: JSONObject {
    var object = settings.json
    object["system"] = system.map(JSONValue.string)
    if !byCategory.isEmpty {
      object["by_category"] = .object(
        JSONObject(byCategory.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .object($0.value.json)) }))
    }
    return object
  }
}

extension GenerationRecipe {
  /// Takes overrides over the values given.
  public mutating func override(by overrides: GenerationOverrides) {
    settings = settings.overridden(by: overrides.settings)
    system = overrides.system ?? system
    byCategory.merge(overrides.byCategory) { $1 }
  }

  /// Reads sampling keys, `system` and `by_category` over the values given.
  public mutating func update(from fields: inout FieldReader) { override(by: GenerationOverrides(from: &fields)) }
}
