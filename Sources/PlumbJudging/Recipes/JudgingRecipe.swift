public import PlumbCore

/// How answers are judged.
public struct JudgingRecipe: Sendable, Equatable {
  /// What is different for one top category.
  public struct Exception: Sendable, Equatable {
    /// Another template.
    public var template: String?
    /// Whether the judge sees the reference answer.
    public var showsReference: Bool?
    /// Sampling, over the general one.
    public var settings: SamplingSettings

    /// An exception.
    public init(
      template: String? = nil, showsReference: Bool? = nil, settings: SamplingSettings = SamplingSettings()
    ) {
      self.template = template
      self.showsReference = showsReference
      self.settings = settings
    }
  }

  /// Which pairs of models are compared.
  public enum Pairs: String, Sendable, CaseIterable {
    /// Every model with the baseline.
    case baseline
    /// Every model with every other.
    case all
  }

  /// A built-in template's name or a path to one.
  ///
  /// The template decides whether answers are compared or graded one by one.
  public var template: String
  /// Which answer is shown first: `first`, `random` or `both`.
  public var orders: String
  /// Which pairs of models are compared.
  public var pairs = Pairs.baseline
  /// Whether a conversation is judged as a whole or turn by turn.
  public var turns = JudgedTurns.whole
  /// How often each order is asked.
  public var repetitions: Int
  /// Whether the judge sees the reference answer.
  public var showsReference: Bool
  /// Whether the judge sees the evidence.
  public var showsEvidence = false
  /// Whether the endpoint is asked to let the judge write nothing but an object of grades, or one of the
  /// template's verdicts (a JSON schema).
  ///
  /// The judge then gives no reasons, but cannot break the form: for small models.
  public var structured = false
  /// The template's language; absent means each item's own.
  public var language: String?
  /// Sampling, over the template's.
  public var settings: SamplingSettings
  /// What is graded, and on which scale, where answers are graded one by one.
  public var rubric = Rubric()
  /// Where the criteria of each item's scenario come from: `built-in`, a path to YAML, or nowhere.
  public var criteria: String?
  /// Whether a second pass judges without the criteria and a third merges the two critiques.
  public var twoPass = false
  /// The share of verdicts that a coin turns round, 0–0.5, as people's labels are noisy; 0 for measuring.
  public var labelFlip = 0.0
  /// What is different for single top categories.
  public var byCategory: [String: Exception] = [:]

  /// A way of judging.
  public init(
    template: String = "pairwise", orders: String = "both", repetitions: Int = 1, showsReference: Bool = false,
    language: String? = nil, settings: SamplingSettings = SamplingSettings()
  ) {
    self.template = template
    self.orders = orders
    self.repetitions = repetitions
    self.showsReference = showsReference
    self.language = language
    self.settings = settings
  }

  private func exception(for item: Item) -> Exception? { item.topCategory.flatMap { byCategory[$0] } }

  /// The sampling settings for one item's judgments.
  public func settings(for item: Item) -> SamplingSettings {
    exception(for: item).map { settings.overridden(by: $0.settings) } ?? settings
  }

  /// Whether the judge sees the reference of one item.
  public func showsReference(for item: Item) -> Bool { exception(for: item)?.showsReference ?? showsReference }
}

extension JudgingRecipe {
  /// The keys of a `judge` entry that are the recipe's, sampling aside.
  public static let keys =
    [
      "template", "orders", "pairs", "turns", "repetitions", "reference", "evidence", "structured", "language",
      "by_category", "criteria", "two_pass", "label_flip",
    ]
    + Rubric.keys

  /// The keys that say something, for `benchmark.yaml`.
  public var json: JSONObject {
    var object: JSONObject = [
      "template": .string(template), "orders": .string(orders), "repetitions": JSONValue(repetitions),
      "reference": .bool(showsReference),
    ]
    if pairs != .baseline { object["pairs"] = .string(pairs.rawValue) }
    if turns != .whole { object["turns"] = .string(turns.rawValue) }
    if showsEvidence { object["evidence"] = true }
    if structured { object["structured"] = true }
    object["criteria"] = criteria.map(JSONValue.string)
    if twoPass { object["two_pass"] = true }
    if labelFlip > 0 { object["label_flip"] = .number(labelFlip) }
    object["language"] = language.map(JSONValue.string)
    object.append(missingFrom: settings.json)
    object.append(missingFrom: rubric.json)
    if !byCategory.isEmpty {
      object["by_category"] = .object(
        JSONObject(
          byCategory.sorted { $0.key < $1.key }.map { category, exception in
            var entry = exception.settings.json
            entry["template"] = exception.template.map(JSONValue.string)
            entry["reference"] = exception.showsReference.map(JSONValue.bool)
            return .init(key: category, value: .object(entry))
          }))
    }
    return object
  }
}
