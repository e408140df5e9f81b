public import PlumbCore

/// What a spec says about judging, over a benchmark's recipe; what is absent stays as it is there.
///
/// The members mean what those of ``JudgingRecipe`` mean.
public struct JudgingOverrides: Sendable, Equatable {
  /// A built-in template's name or a path to one.
  public var template: String?
  /// Which answer is shown first: `first`, `random` or `both`.
  public var orders: String?
  /// Which pairs of models are compared.
  public var pairs: JudgingRecipe.Pairs?
  /// Whether a conversation is judged as a whole or turn by turn.
  public var turns: JudgedTurns?
  /// How often each order is asked, ≥ 1.
  public var repetitions: Int?
  /// Whether the judge sees the reference answer.
  public var showsReference: Bool?
  /// Whether the judge sees the evidence.
  public var showsEvidence: Bool?
  /// Whether the endpoint is asked to let the judge write nothing but grades or a verdict.
  public var structured: Bool?
  /// The template's language.
  public var language: String?
  /// Where the criteria of each item's scenario come from: `built-in` or a path.
  public var criteria: String?
  /// Whether a second pass judges without the criteria and a third merges the two critiques.
  public var twoPass: Bool?
  /// The share of verdicts that a coin turns round, 0–0.5.
  public var labelFlip: Double?
  /// Sampling, over the recipe's.
  public var settings: SamplingSettings
  /// What is graded, where answers are graded one by one.
  public var rubric: RubricOverrides
  /// What is different for single top categories.
  public var byCategory: [String: JudgingRecipe.Exception]

  /// Overrides; by default none.
  ///
  /// - Parameters:
  ///   - template: A built-in template's name or a path to one.
  ///   - orders: Which answer is shown first: `first`, `random` or `both`.
  ///   - pairs: Which pairs of models are compared.
  ///   - turns: Whether a conversation is judged as a whole or turn by turn.
  ///   - repetitions: How often each order is asked, ≥ 1.
  ///   - showsReference: Whether the judge sees the reference answer.
  ///   - showsEvidence: Whether the judge sees the evidence.
  ///   - settings: Sampling, over the recipe's.
  public init(
    template: String? = nil, orders: String? = nil, pairs: JudgingRecipe.Pairs? = nil, turns: JudgedTurns? = nil,
    repetitions: Int? = nil, showsReference: Bool? = nil, showsEvidence: Bool? = nil,
    settings: SamplingSettings = SamplingSettings()
  ) {
    self.template = template
    self.orders = orders
    self.pairs = pairs
    self.turns = turns
    self.repetitions = repetitions
    self.showsReference = showsReference
    self.showsEvidence = showsEvidence
    self.settings = settings
    rubric = RubricOverrides()
    byCategory = [:]
  }
}

extension JudgingRecipe {
  /// Takes overrides over the values given.
  ///
  /// - Parameters:
  ///   - overrides: What goes over them.
  ///   - report: Takes each field that does not fit, with what is wrong.
  public mutating func override(
    by overrides: JudgingOverrides, report: (_ field: String, _ message: String) -> Void
  ) {
    template = overrides.template ?? template
    orders = overrides.orders ?? orders
    pairs = overrides.pairs ?? pairs
    turns = overrides.turns ?? turns
    repetitions = overrides.repetitions ?? repetitions
    showsReference = overrides.showsReference ?? showsReference
    showsEvidence = overrides.showsEvidence ?? showsEvidence
    structured = overrides.structured ?? structured
    language = overrides.language ?? language
    criteria = overrides.criteria ?? criteria
    twoPass = overrides.twoPass ?? twoPass
    labelFlip = overrides.labelFlip ?? labelFlip
    settings = settings.overridden(by: overrides.settings)
    rubric.override(by: overrides.rubric, report: report)
    for (category, own) in overrides.byCategory {
      var exception = byCategory[category] ?? Exception()
      exception.template = own.template ?? exception.template
      exception.showsReference = own.showsReference ?? exception.showsReference
      exception.settings = exception.settings.overridden(by: own.settings)
      byCategory[category] = exception
    }
    if OrderPolicy.named(orders, seed: 0) == nil {
      report("orders", "expected first, random or both, found '\(orders)'")
    }
    if repetitions < 1 { report("repetitions", "expected a whole number of at least 1, found \(repetitions)") }
    if twoPass, criteria == nil { report("two_pass", "needs criteria: built-in, or the path of a criteria file") }
  }

  /// The recipe with overrides over it.
  ///
  /// - Parameters:
  ///   - overrides: What goes over it, as a spec's `judge` says it.
  ///   - origin: Where they were written, for messages.
  /// - Returns: The recipe that is used.
  /// - Throws: `CoreError` with each field that does not fit.
  public func overridden(
    by overrides: JudgingOverrides, origin: SpecOrigin = SpecOrigin()
  ) throws(CoreError) -> JudgingRecipe {
    var recipe = self
    var found: [Diagnostic] = []
    recipe.override(by: overrides) { field, message in
      found.append(Diagnostic(.error, message, at: origin.location(of: "judge.\(field)")))
    }
    if !found.isEmpty { throw CoreError(found, advice: origin.file == nil ? nil : "Fix the spec.") }
    return recipe
  }

  /// Reads ``keys`` and sampling keys over the values given.
  public mutating func update(from fields: inout FieldReader) {
    let overrides = JudgingOverrides(from: &fields)
    override(by: overrides) { fields.report($0, $1) }
  }
}
