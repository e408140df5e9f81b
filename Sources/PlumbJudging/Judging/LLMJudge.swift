public import PlumbCore

/// A model that compares two answers by a template.
///
/// Equal answers are a tie without a call; a missing answer is a failure without a call. A reply without a verdict gets
/// one second asking, then the judgment is failed: it is never guessed.
public struct LLMJudge: Judge {
  /// The judge's name in the run.
  public let name: String
  /// How often a comparison of one turn is judged.
  public var judgmentsPerComparison: Int { orders.count * recipe.repetitions }

  private let client: any ModelClient
  private let price: @Sendable (ModelReply) -> Double?
  private let templates: TemplateTable<any VerdictParser>
  private let orders: OrderPolicy
  private let recipe: JudgingRecipe
  private let slots: @Sendable (Item) -> [String: String]
  private let seed: Int

  /// A judge by a recipe.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - client: The model.
  ///   - price: What a reply cost, in US dollars; `nil` when unknown.
  ///   - templates: The template by language; the item's language chooses, `en` (or the only one) when there is none.
  ///   - templatesByCategory: Other templates for single top categories.
  ///   - orders: Which answer is shown first.
  ///   - recipe: Repetitions, turns, reference, and sampling over the templates', by category; its template and orders
  ///     are not looked at.
  ///   - seed: The run's seed; markers derive from it.
  ///   - slots: Further slots of the templates for an item, such as the criteria of its scenario.
  ///   - parsers: The parsers that templates can name.
  /// - Throws: `CoreError` when a template's parser or its options are wrong.
  public init(
    name: String, client: any ModelClient, price: @escaping @Sendable (ModelReply) -> Double? = { _ in nil },
    templates: [String: JudgeTemplate],
    templatesByCategory: [String: [String: JudgeTemplate]] = [:], orders: OrderPolicy, recipe: JudgingRecipe,
    seed: Int = 0, slots: @escaping @Sendable (Item) -> [String: String] = { _ in [:] },
    parsers: Registry<VerdictParserKind> = .standard
  ) throws(CoreError) {
    self.name = name
    self.slots = slots
    self.client = client
    self.price = price
    self.orders = orders
    self.recipe = recipe
    self.seed = seed
    if recipe.structured,
      let bare = ([templates] + templatesByCategory.values).flatMap(\.values).first(where: \.labels.isEmpty)
    {
      throw CoreError(
        .invalidInput,
        "judge.structured: template '\(bare.name)' does not list its verdicts. Leave it out, or give the template 'labels'."
      )
    }
    self.templates = try TemplateTable(judge: name, templates: templates, byCategory: templatesByCategory) {
      template throws(CoreError) in
      try parsers.makeParser(template.parser, template: template.name)
    }
  }

  /// A judge that sees whole conversations.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - client: The model.
  ///   - price: What a reply cost, in US dollars; `nil` when unknown.
  ///   - templates: The template by language; the item's language chooses, `en` (or the only one) when there is none.
  ///   - orders: Which answer is shown first.
  ///   - settings: What the user says about sampling; goes over the template's settings.
  ///   - repetitions: How often each order is asked, ≥ 1.
  ///   - seed: The run's seed; markers derive from it.
  ///   - showsReference: Whether the judge sees the item's reference answer.
  ///   - parsers: The parsers that templates can name.
  /// - Throws: `CoreError` when a template's parser or its options are wrong.
  public init(
    name: String, client: any ModelClient, price: @escaping @Sendable (ModelReply) -> Double? = { _ in nil },
    templates: [String: JudgeTemplate], orders: OrderPolicy,
    settings: SamplingSettings = SamplingSettings(), repetitions: Int = 1, seed: Int = 0, showsReference: Bool = false,
    parsers: Registry<VerdictParserKind> = .standard
  ) throws(CoreError) {
    try self.init(
      name: name, client: client, price: price, templates: templates, orders: orders,
      recipe: JudgingRecipe(repetitions: repetitions, showsReference: showsReference, settings: settings), seed: seed,
      parsers: parsers)
  }

  private struct Act: Sendable {
    var turn: Int?
    var baselineFirst: Bool
    var repetition: Int
  }

  /// Judges one comparison in every turn, order and repetition, at the same time.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    let orders = orders.orders(comparison.item)
    let acts = recipe.turns.acts(for: comparison.item).flatMap { turn in
      orders.flatMap { baselineFirst in
        (0..<recipe.repetitions).map { Act(turn: turn, baselineFirst: baselineFirst, repetition: $0) }
      }
    }
    return try await concurrently(acts) { act throws(ModelError) in
      try await judgment(of: comparison.limited(toTurn: act.turn), act)
    }
  }

  /// Judges one comparison once more in the order, turn and repetition of another judgment of it.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - known: The judgment whose order, turn and repetition are taken.
  ///   - more: Further slots of the template.
  /// - Returns: The judgment.
  /// - Throws: `ModelError` when the run cannot go on.
  func judgment(of comparison: Comparison, like known: Judgment, slots more: [String: String]) async throws(ModelError)
    -> Judgment
  {
    let act = Act(
      turn: known.turn, baselineFirst: known.models.first == comparison.baseline.model, repetition: known.repetition)
    return try await judgment(of: comparison.limited(toTurn: act.turn), act, slots: more)
  }

  /// One of the labels, in the form that endpoints ask for.
  private static func responseFormat(_ labels: [String]) -> JSONValue {
    [
      "type": "json_schema",
      "json_schema": [
        "name": "verdict", "strict": true,
        "schema": [
          "type": "object",
          "properties": ["verdict": ["type": "string", "enum": .array(labels.map(JSONValue.string))]],
          "required": ["verdict"], "additionalProperties": false,
        ],
      ],
    ]
  }

  private func judgment(of comparison: Comparison, _ act: Act, slots more: [String: String] = [:])
    async throws(ModelError) -> Judgment
  {
    let entry = templates.entry(for: comparison.item)
    let known = comparison.outcomeWithoutJudge
    var result = comparison.judgment(
      by: name, baselineFirst: act.baselineFirst, outcome: known?.outcome ?? .failed(Failure(.noVerdict, "")),
      basis: known?.basis, template: entry.template.name)
    result.repetition = act.repetition
    result.turn = act.turn
    if known != nil { return result }
    var settings = entry.template.settings.overridden(by: recipe.settings(for: comparison.item))
    if recipe.structured { settings.responseFormat = Self.responseFormat(entry.template.labels) }
    let messages = pairwiseMessages(
      entry.template, for: comparison, baselineFirst: act.baselineFirst, turn: act.turn, recipe: recipe, seed: seed,
      slots: slots(comparison.item).merging(more) { $1 })
    let call = JudgeCall(
      client: client, price: price,
      request: ModelRequest(
        messages: messages, settings: settings, attempt: act.repetition, item: comparison.item.id),
      reask: entry.template.reask,
      echo: entry.template.echoFilter(
        messages, reask: entry.template.reask, answers: comparison.baseline.turns + comparison.model.turns))
    return try await call.judging(result) { reply throws(Failure) in
      let verdict = try entry.parser.verdict(in: reply)
      return (.preference(verdict.preference), verdict.critique)
    }
  }
}
