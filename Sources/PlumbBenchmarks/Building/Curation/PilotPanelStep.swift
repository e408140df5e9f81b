internal import PlumbCore
internal import PlumbJudging

/// Leaves out the questions that all pilot models already answer well.
///
/// A question goes only when every pilot model has a grade and every grade reaches the limit; without a pilot model, or where a
/// grade failed, it stays.
struct PilotPanelStep: AskingStep {
  /// The pilot models and who grades them.
  struct Panel: Sendable {
    var models: [(name: String, model: BuildEnvironment.Asked)]
    var judge: any PointwiseJudge
    /// The judge's model, for its price.
    var asked: BuildEnvironment.Asked
    /// The grade from which an answer is good.
    var limit: Double
  }

  let name = "pilot"
  let panel: Panel?

  let reads = ["review"]
  var settings: JSONObject {
    guard let panel else { return ["version": 1] }
    return [
      "version": 1, "judge": .object(panel.asked.json), "limit": .number(panel.limit),
      "models": .array(panel.models.map { [.string($0.name), .object($0.model.json)] }),
    ]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "review")
    guard let panel, !panel.models.isEmpty else {
      for item in items { try output.write(item) }
      return StepResult(counts: [NamedCount("kept", items.count)], details: ["note": "no pilot models"])
    }
    context.metrics.beginStage(name, total: items.count)
    var tally = (kept: 0, easy: 0, failed: 0, unanswered: 0)
    var easy: [JSONValue] = []
    try await workInOrder(items, window: context.window) { item in
      (item, try await grades(of: item, by: panel))
    } emit: { (item: Item, grades: [(model: String, outcome: Outcome)]) in
      var item = item
      item.extra["pilot"] = .object(
        JSONObject(grades.map { .init(key: $0.model, value: Self.json($0.outcome)) }))
      let values = grades.compactMap(\.outcome.overall)
      let failures = grades.compactMap(\.outcome.failure)
      tally.failed += failures.count
      tally.unanswered += failures.count { $0.isUnanswered }
      if failures.isEmpty, values.allSatisfy({ $0 >= panel.limit }) {
        tally.easy += 1
        easy.append(["item": .string(item.id), "grades": .array(values.map(JSONValue.number))])
      } else {
        tally.kept += 1
        try output.write(item)
      }
      context.metrics.advance(name, failed: !failures.isEmpty)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("kept", tally.kept), NamedCount("too_easy", tally.easy), NamedCount("grades_failed", tally.failed),
      ], unanswered: tally.unanswered, details: ["too_easy": .array(easy)])
  }

  private func grades(of item: Item, by panel: Panel) async throws(ModelError) -> [(model: String, outcome: Outcome)] {
    var grades: [(model: String, outcome: Outcome)] = []
    for (name, model) in panel.models {
      let response = try await Self.source(name, model).response(to: item)
      let judgments = try await panel.judge.judgments(of: response, to: item)
      // The worst of several turns or repetitions decides; a failed one makes the grade a failure.
      let failed = judgments.first { $0.outcome.failure != nil }?.outcome
      let worst = judgments.compactMap(\.outcome.overall).min()
      let outcome =
        failed ?? worst.map { .ratings(Ratings(overall: $0, scale: 1...10)) }
        ?? .failed(Failure(.noVerdict, "The judge gave no grade."))
      grades.append((name, outcome))
    }
    return grades
  }

  // A person may take questions out, never add any.
  var estimateReads: [String] { ["material"] }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    guard let panel else { return [] }
    var questions = panel.models.map { StepQuestions(role: $0.name, asked: $0.model) }
    questions.append(StepQuestions(role: "judge", asked: panel.asked))
    for item in try context.records(of: "material", as: Item.self) {
      let turn = item.turns.count - 1
      for (index, (name, model)) in panel.models.enumerated() {
        let request = Self.source(name, model).request(item, turn: turn, answers: [])
        questions[index].add(request, count: item.turns.count)
        guard let template = PilotTemplate.templates[item.promptLanguage.rawValue] else { continue }
        // A grader reads the template, the question and a reference; an answer is taken to be as long as the reference.
        let material = item.references.map { Message(.user, $0) }
        let grading = ModelRequest(
          messages: template.messages + request.messages + material + material,
          settings: template.settings.overridden(by: panel.asked.settings))
        questions[panel.models.count].add(grading, count: panel.judge.judgmentCount(for: item))
      }
    }
    return questions
  }

  private static func source(_ name: String, _ model: BuildEnvironment.Asked) -> ModelResponseSource {
    ModelResponseSource(
      name: name, client: model.client, price: model.client.usd,
      recipe: GenerationRecipe(settings: SamplingSettings(temperature: 0, maxTokens: 1024)), settings: model.settings)
  }

  private static func json(_ outcome: Outcome) -> JSONValue {
    if let overall = outcome.overall { return .number(overall) }
    return outcome.failure.map { ["failed": .object($0.json)] } ?? .null
  }
}

extension Outcome {
  /// The overall grade, when this is ratings.
  var overall: Double? {
    if case .ratings(let ratings) = self { ratings.overall } else { nil }
  }
}
