internal import PlumbCore

extension Recipe {
  /// Arena-Hard: two games with the answers swapped, five verdicts with strong wins, the judge's own answer first but for the
  /// categories `direct`.
  static func arenaHard(score: String, direct: [String] = []) -> Recipe {
    var judging = JudgingRecipe(template: "arena-hard", orders: "both")
    for category in direct { judging.byCategory[category] = .init(template: "arena-hard-direct") }
    return Recipe(
      generation: GenerationRecipe(settings: SamplingSettings(temperature: 0, maxTokens: 4096)), judging: judging,
      score: score)
  }
}
