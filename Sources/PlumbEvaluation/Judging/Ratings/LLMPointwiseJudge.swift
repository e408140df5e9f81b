public import PlumbCore

/// A model that grades one answer by a template.
///
/// Slots of a template: `question`, `answer`, `history` (the turns before the judged one), `reference`, `evidence`,
/// `category`, `dimensions` (a numbered list), `grades` (the object to end with), `low`, `high`, `turn`, `nonce`, and those
/// of the guidance. A missing answer is a failure without a call. A reply that cannot be read gets one second asking, then
/// the judgment is failed: it is never guessed.
public struct LLMPointwiseJudge: PointwiseJudge {
  /// What is to be graded in the answers to an item.
  public typealias Guide = @Sendable (Item) -> RatingGuidance

  /// The judge's name in the run.
  public let name: String

  private let client: CachedClient
  private let templates: TemplateTable<any RatingsParser>
  private let recipe: JudgingRecipe
  private let guide: Guide
  private let seed: Int

  /// A judge.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - client: The model.
  ///   - templates: The template by language; the item's language chooses, `en` (or the only one) when there is none.
  ///   - templatesByCategory: Other templates for single top categories.
  ///   - recipe: Repetitions, turns, reference, evidence, and sampling over the templates', by category.
  ///   - seed: The run's seed; markers derive from it.
  ///   - guide: What is graded in the answers to an item; absent means by the recipe's rubric.
  /// - Throws: ``EvaluationError`` when a template's parser or its options are wrong.
  public init(
    name: String, client: CachedClient, templates: [String: JudgeTemplate],
    templatesByCategory: [String: [String: JudgeTemplate]] = [:], recipe: JudgingRecipe, seed: Int = 0,
    guide: Guide? = nil
  ) throws(EvaluationError) {
    self.name = name
    self.client = client
    self.recipe = recipe
    self.seed = seed
    self.guide = guide ?? { [rubric = recipe.rubric] item in rubric.guidance(for: item) }
    self.templates = try TemplateTable(judge: name, templates: templates, byCategory: templatesByCategory) {
      template throws(EvaluationError) in
      try RatingsParserRegistry.makeParser(template.parser, template: template.name)
    }
  }

  /// One for each judged turn and repetition.
  public func judgmentCount(for item: Item) -> Int { recipe.turns.acts(for: item).count * recipe.repetitions }

  private struct Act: Sendable {
    var turn: Int?
    var repetition: Int
  }

  /// Grades every judged turn in every repetition, at the same time.
  public func judgments(of response: Response, to item: Item) async throws(ModelError) -> [Judgment] {
    let acts = recipe.turns.acts(for: item).flatMap { turn in
      (0..<recipe.repetitions).map { Act(turn: turn, repetition: $0) }
    }
    return try await concurrently(acts) { act throws(ModelError) in
      try await judgment(of: response.limited(toTurn: act.turn), to: item, act)
    }
  }

  private func judgment(of response: Response, to item: Item, _ act: Act) async throws(ModelError) -> Judgment {
    let entry = templates.entry(for: item)
    var result = Judgment(
      item: item.id, judge: name, models: [response.model], outcome: .failed(Failure(.noVerdict, "")),
      turn: act.turn, repetition: act.repetition, template: entry.template.name, category: item.category,
      language: item.language, lengths: [response.length])
    if response.sample > 0 { result.extra["sample"] = JSONValue(response.sample) }
    if let failure = response.failure {
      result.outcome = .failed(
        Failure(.missingResponse, "\(response.model) gave no answer: \(failure.message)"))
      return result
    }
    if let turn = act.turn, response.turns.count < turn {
      result.outcome = .failed(Failure(.missingResponse, "\(response.model) gave no answer to turn \(turn)."))
      return result
    }
    let guidance = guide(item)
    let values = slots(item, response, act, guidance, overall: entry.parser.overallName)
    var settings = entry.template.settings.overridden(by: recipe.settings(for: item))
    if recipe.structured { settings.responseFormat = guidance.responseFormat(overall: entry.parser.overallName) }
    let call = JudgeCall(
      client: client,
      request: ModelRequest(
        messages: entry.template.messages.map {
          Message($0.role, fillSlots($0.content, style: entry.template.slotStyle, values: values))
        }, settings: settings, attempt: act.repetition, item: item.id),
      reask: entry.template.reask.map { fillSlots($0, style: entry.template.slotStyle, values: values) })
    return try await call.judging(result) { reply throws(Failure) in
      let found = try entry.parser.ratings(in: reply, expecting: guidance.expected)
      return (.ratings(found.ratings), found.critique)
    }
  }

  private func slots(
    _ item: Item, _ response: Response, _ act: Act, _ guidance: RatingGuidance, overall: String
  ) -> [String: String] {
    let index = act.turn.map { $0 - 1 }
    var values = guidance.slots
    values["question"] = index.map { item.turns[$0] } ?? transcript(item.turns, label: "Turn")
    values["answer"] = index.map { response.turns[$0] } ?? transcript(response.turns, label: "Turn")
    if let index, index > 0 {
      values["turn"] = String(index + 1)
      values["history"] = zip(item.turns, response.turns).prefix(index).enumerated().map { number, turn in
        "(Turn \(number + 1))\n\(turn.0)\n\n(Answer \(number + 1))\n\(turn.1)"
      }.joined(separator: "\n\n")
    }
    if recipe.showsReference(for: item) {
      let references = index.map { Array(item.references.dropFirst($0).prefix(1)) } ?? item.references
      if references.contains(where: { !$0.isEmpty }) { values["reference"] = transcript(references, label: "Turn") }
    }
    if recipe.showsEvidence { values["evidence"] = item.evidence }
    if !item.category.isEmpty { values["category"] = item.category.joined(separator: " / ") }
    if !guidance.dimensions.isEmpty { values["dimensions"] = guidance.dimensionList }
    values["grades"] = guidance.gradeForm(overall: overall)
    values["low"] = shortNumber(guidance.scale.lowerBound)
    values["high"] = shortNumber(guidance.scale.upperBound)
    values["nonce"] = markerCode(seed: seed, [item.id] + item.turns + ["|"] + response.turns)
    return values
  }
}

/// A number without needless decimals.
func shortNumber(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? JSONValue.number(value).text()
}
