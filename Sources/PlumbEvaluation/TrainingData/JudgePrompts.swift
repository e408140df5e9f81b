package import PlumbCore

/// The prompts that a judge would be given for what a run judged, without a scenario's criteria.
package struct JudgePrompts: Sendable {
  private let pairs: TemplateTable<String>
  private let grades: TemplateTable<String>
  private let recipe: JudgingRecipe
  private let seed: Int

  /// Prompts of two templates.
  ///
  /// - Parameters:
  ///   - pairs: The template that compares two answers, by language.
  ///   - grades: The template that grades one, by language.
  ///   - recipe: Whether reference and evidence are shown, and the scale.
  ///   - seed: What marker codes derive from.
  ///   - verdictParsers: The parsers of verdicts that templates can name.
  ///   - gradeParsers: The parsers of grades that templates can name.
  /// - Throws: `CoreError` when a template is missing or of the other kind.
  package init(
    pairs: [String: JudgeTemplate], grades: [String: JudgeTemplate], recipe: JudgingRecipe = JudgingRecipe(),
    seed: Int = 0, verdictParsers: Registry<VerdictParserKind> = .standard,
    gradeParsers: Registry<RatingsParserKind> = .standard
  ) throws(CoreError) {
    self.pairs = try TemplateTable(judge: "training data", templates: pairs) { template throws(CoreError) in
      _ = try verdictParsers.makeParser(template.parser, template: template.name)
      return ""
    }
    self.grades = try TemplateTable(judge: "training data", templates: grades) { template throws(CoreError) in
      try gradeParsers.makeParser(template.parser, template: template.name).overallName
    }
    self.recipe = recipe
    self.seed = seed
  }

  /// The prompt for one judgment of an act.
  ///
  /// - Parameters:
  ///   - act: What was judged.
  ///   - judgment: The judgment, which says the order and the turn.
  ///   - swapped: Whether the answers stand in the other order.
  /// - Returns: The messages.
  package func messages(for act: JudgedAct, _ judgment: Judgment, swapped: Bool) -> [Message] {
    switch act {
    case .pair(let comparison):
      let baselineFirst = (judgment.models.first == comparison.baseline.model) != swapped
      return pairwiseMessages(
        pairs.entry(for: comparison.item).template, for: comparison.limited(toTurn: judgment.turn),
        baselineFirst: baselineFirst, turn: judgment.turn, recipe: recipe, seed: seed, slots: [:])
    case .response(let response, let item):
      let entry = grades.entry(for: item)
      let values = ratingSlots(
        for: response.limited(toTurn: judgment.turn), to: item, turn: judgment.turn, recipe: recipe, seed: seed,
        guidance: recipe.rubric.guidance(for: item), overall: entry.parser)
      return entry.template.messages.map {
        Message($0.role, fillSlots($0.content, style: entry.template.slotStyle, values: values))
      }
    }
  }
}
