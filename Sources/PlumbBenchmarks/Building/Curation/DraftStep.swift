internal import PlumbCore
internal import PlumbJudging

/// Drafts a reference answer for every turn with a strong model; a reference that is given stays.
///
/// A draft that fails leaves the question without one, and a person writes it.
struct DraftStep: AskingStep {
  let name = "draft"
  let model: BuildEnvironment.Asked?

  let reads = ["classify"]
  var settings: JSONObject { ["version": 1, "model": model.map { .object($0.json) } ?? .null] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "classify")
    context.metrics.beginStage(name, total: items.count)
    var tally = (given: 0, drafted: 0, failed: 0, unanswered: 0)
    try await workInOrder(items, window: context.window) { item in
      item.curation.draftedBy == nil ? try await drafted(item) : item
    } emit: { item in
      let notes = item.curation
      context.metrics.advance(name, failed: notes.draftFailure != nil)
      if let failure = notes.draftFailure {
        tally.failed += 1
        if failure.isUnanswered { tally.unanswered += 1 }
      } else if notes.draftedBy == "given" {
        tally.given += 1
      } else {
        tally.drafted += 1
      }
      try output.write(item)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("given", tally.given), NamedCount("drafted", tally.drafted), NamedCount("failed", tally.failed),
      ], unanswered: tally.unanswered)
  }

  private func drafted(_ item: Item) async throws(ModelError) -> Item {
    var item = item
    var notes = item.curation
    guard let model else {
      notes.draftFailure = Failure(.missingResponse, "No reference is given, and the spec names no drafter.")
      item.curation = notes
      return item
    }
    let response = try await Self.source(model, for: item).response(to: item)
    if let failure = response.failure {
      notes.draftFailure = failure
    } else if response.turns.contains(where: { $0.trimmed.isEmpty }) {
      notes.draftFailure = Failure(.emptyReply, "The model wrote nothing.")
    } else {
      item.references = response.turns.map(\.trimmed)
      notes.draftedBy = model.client.identity.model
      if response.finishReason == .length { notes.findings.append("warning: the draft was cut at the token limit") }
    }
    item.curation = notes
    return item
  }

  // Categories do not matter here, so the material is enough.
  var estimateReads: [String] { ["material"] }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    guard let model else { return [] }
    var questions = StepQuestions(role: "drafter", asked: model)
    for item in try context.records(of: "material", as: Item.self) where item.curation.draftedBy == nil {
      questions.add(
        Self.source(model, for: item).request(item, turn: item.turns.count - 1, answers: []), count: item.turns.count)
    }
    return [questions]
  }

  private static func source(_ model: BuildEnvironment.Asked, for item: Item) -> ModelResponseSource {
    ModelResponseSource(
      name: "drafter", client: model.client, price: model.client.usd,
      recipe: GenerationRecipe(
        settings: SamplingSettings(temperature: 0, maxTokens: 2048),
        system: item.promptLanguage.text(english, chinese)), settings: model.settings)
  }

  private static let chinese = """
    你在为一套评测题写参考答案，之后由专家审定。请直接写出答案本身：内容正确、完整、简明，计算和推理写出关键步骤；拿不准的事实宁可不写，\
    不要编造。不要说明你是谁，也不要评论题目。
    """
  private static let english = """
    You write the answer key of a test, which an expert reviews afterwards. Write the answer itself: correct, complete and \
    concise, with the steps that matter of calculations and arguments. Leave out facts you are not sure of rather than \
    inventing them. Do not speak of yourself or about the question.
    """
}
