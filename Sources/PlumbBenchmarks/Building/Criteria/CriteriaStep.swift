internal import PlumbCore
internal import PlumbJudging

/// Labels prompts by the quality criteria; labels that a file already holds are taken from there.
struct CriteriaStep: AskingStep {
  let name = "criteria"
  /// The step whose prompts are labelled.
  let source: String
  /// The model; absent when only recorded labels count.
  let asked: BuildEnvironment.Asked?
  /// Files of labels, the first that has an item counts.
  let recorded: [String]

  private var labeller: CriteriaLabeller? {
    asked.map { CriteriaLabeller(name: $0.client.identity.model, client: $0.client, settings: $0.settings) }
  }

  var reads: [String] { [source] }
  var files: [String] { recorded }
  var settings: JSONObject {
    [
      "version": 1, "template": JSONValue(CriteriaTemplate.version), "labeller": .object(asked?.json ?? [:]),
      "recorded": .array(recorded.map(JSONValue.string)),
    ]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: source)
    let labels = try recordedLabels()
    var tally = CriteriaTally()
    var fromFile = 0
    context.metrics.beginStage(name, total: items.count)
    let labeller = labeller
    try await workInOrder(items, window: context.window) { item in
      if let label = labels[item.id] { return (label, true) }
      guard let labeller else {
        let failure = Failure(.notRecorded, "No label is recorded for this prompt, and the spec names no labeller.")
        return (CriteriaLabel(item: item.id, failure: failure, labeller: ""), false)
      }
      return (try await labeller.label(item), false)
    } emit: { (label: CriteriaLabel, isRecorded: Bool) in
      context.metrics.advance(name, failed: label.failure != nil)
      if isRecorded { fromFile += 1 }
      tally.add(label)
      try output.write(label)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("labelled", tally.labelled), NamedCount("recorded", fromFile), NamedCount("failed", tally.failed),
      ], unanswered: tally.unanswered, details: tally.json)
  }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    guard let labeller, let asked else { return [] }
    let labels = try recordedLabels()
    var questions = StepQuestions(role: "labeller", asked: asked)
    for item in try context.records(of: source, as: Item.self) where labels[item.id] == nil {
      questions.add(labeller.request(for: item))
    }
    return [questions]
  }

  private func recordedLabels() throws(CoreError) -> [String: CriteriaLabel] {
    var known: [String: CriteriaLabel] = [:]
    for path in recorded {
      for label in try JSONLinesReader<CriteriaLabel>.load(path: path).records where known[label.item] == nil {
        known[label.item] = label
      }
    }
    return known
  }
}
