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

  private let client: any ModelClient
  private let price: @Sendable (ModelReply) -> Double?
  private let templates: TemplateTable<any RatingsParser>
  private let recipe: JudgingRecipe
  private let guide: Guide
  private let seed: Int

  /// A judge.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - client: The model.
  ///   - price: What a reply cost, in US dollars; `nil` when unknown.
  ///   - templates: The template by language; the item's language chooses, `en` (or the only one) when there is none.
  ///   - templatesByCategory: Other templates for single top categories.
  ///   - recipe: Repetitions, turns, reference, evidence, and sampling over the templates', by category.
  ///   - seed: The run's seed; markers derive from it.
  ///   - guide: What is graded in the answers to an item; absent means by the recipe's rubric.
  ///   - parsers: The parsers that templates can name.
  /// - Throws: `CoreError` when a template's parser or its options are wrong.
  public init(
    name: String, client: any ModelClient, price: @escaping @Sendable (ModelReply) -> Double? = { _ in nil },
    templates: [String: JudgeTemplate],
    templatesByCategory: [String: [String: JudgeTemplate]] = [:], recipe: JudgingRecipe, seed: Int = 0,
    guide: Guide? = nil, parsers: Registry<RatingsParserKind> = .standard
  ) throws(CoreError) {
    self.name = name
    self.client = client
    self.price = price
    self.recipe = recipe
    self.seed = seed
    self.guide = guide ?? { [rubric = recipe.rubric] item in rubric.guidance(for: item) }
    self.templates = try TemplateTable(judge: name, templates: templates, byCategory: templatesByCategory) {
      template throws(CoreError) in
      try parsers.makeParser(template.parser, template: template.name)
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

  /// Grades one answer once more in the turn and repetition of another judgment of it.
  ///
  /// - Parameters:
  ///   - response: The answer.
  ///   - item: The item.
  ///   - known: The judgment whose turn and repetition are taken.
  ///   - more: Further slots of the template.
  /// - Returns: The judgment.
  /// - Throws: `ModelError` when the run cannot go on.
  func judgment(of response: Response, to item: Item, like known: Judgment, slots more: [String: String])
    async throws(ModelError) -> Judgment
  {
    let act = Act(turn: known.turn, repetition: known.repetition)
    return try await judgment(of: response.limited(toTurn: act.turn), to: item, act, slots: more)
  }

  private func judgment(of response: Response, to item: Item, _ act: Act, slots more: [String: String] = [:])
    async throws(ModelError) -> Judgment
  {
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
    var guidance = guide(item)
    guidance.slots.merge(more) { $1 }
    let values = ratingSlots(
      for: response, to: item, turn: act.turn, recipe: recipe, seed: seed, guidance: guidance,
      overall: entry.parser.overallName)
    var settings = entry.template.settings.overridden(by: recipe.settings(for: item))
    if recipe.structured { settings.responseFormat = guidance.responseFormat(overall: entry.parser.overallName) }
    let messages = entry.template.messages.map {
      Message($0.role, fillSlots($0.content, style: entry.template.slotStyle, values: values))
    }
    let reask = entry.template.reask.map { fillSlots($0, style: entry.template.slotStyle, values: values) }
    let call = JudgeCall(
      client: client, price: price,
      request: ModelRequest(messages: messages, settings: settings, attempt: act.repetition, item: item.id),
      reask: reask, echo: entry.template.echoFilter(messages, reask: reask, answers: response.turns))
    return try await call.judging(result) { reply throws(Failure) in
      let found = try entry.parser.ratings(in: reply, expecting: guidance.expected)
      return (.ratings(found.ratings), found.critique)
    }
  }
}
