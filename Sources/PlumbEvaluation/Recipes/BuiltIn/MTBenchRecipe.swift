internal import PlumbCore

extension Recipe {
  /// MT-Bench: each turn judged by itself, references in math, reasoning and coding, temperatures by category.
  static func mtBench(template: String, pairs: JudgingRecipe.Pairs) -> Recipe {
    func temperature(_ value: Double) -> SamplingSettings { SamplingSettings(temperature: value) }
    var judging = JudgingRecipe(template: template)
    judging.turns = .each
    judging.pairs = pairs
    for category in ["math", "reasoning", "coding"] { judging.byCategory[category] = .init(showsReference: true) }
    return Recipe(
      generation: GenerationRecipe(
        settings: SamplingSettings(temperature: 0.7, maxTokens: 1024),
        byCategory: [
          "writing": temperature(0.7), "roleplay": temperature(0.7), "extraction": temperature(0),
          "math": temperature(0),
          "coding": temperature(0), "reasoning": temperature(0), "stem": temperature(0.1),
          "humanities": temperature(0.1),
        ]), judging: judging, score: "mt-bench")
  }
}
