public import PlumbCore

/// How a benchmark is run: how answers are generated, how they are judged, how judgments become scores.
///
/// A recipe is data: the same keys stand in a benchmark's `recipe` and, over it, in a run spec.
public struct Recipe: Sendable, Equatable {
  /// How models are asked.
  public var generation: GenerationRecipe
  /// How answers are judged.
  public var judging: JudgingRecipe
  /// How judgments become scores: a leaderboard method's name; absent means by what is judged.
  public var score: String?

  /// A recipe.
  public init(
    generation: GenerationRecipe = GenerationRecipe(), judging: JudgingRecipe = JudgingRecipe(),
    score: String? = nil
  ) {
    self.generation = generation
    self.judging = judging
    self.score = score
  }
}

/// How models are asked.
public struct GenerationRecipe: Sendable, Equatable {
  /// Settings for every item.
  public var settings: SamplingSettings
  /// Settings by top category, over the general ones.
  public var byCategory: [String: SamplingSettings]
  /// A system message for items that have none.
  public var system: String?

  /// A way of asking.
  public init(
    settings: SamplingSettings = SamplingSettings(), byCategory: [String: SamplingSettings] = [:], system: String? = nil
  ) {
    self.settings = settings
    self.byCategory = byCategory
    self.system = system
  }

  /// The settings for one item.
  public func settings(for item: Item) -> SamplingSettings {
    guard let category = item.topCategory, let own = byCategory[category] else { return settings }
    return settings.overridden(by: own)
  }
}
