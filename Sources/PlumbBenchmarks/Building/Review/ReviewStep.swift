internal import Foundation
internal import PlumbCore
internal import PlumbJudging

/// Takes over what people decided; stops the build while questions wait.
struct ReviewStep: BuildStep {
  let name = "review"
  /// The file of decisions; it need not be there yet.
  let decisions: String
  /// Whether the build goes on with the questions that are decided.
  let goesOnWithoutWaiting: Bool

  let reads = ["evidence"]
  var files: [String] { FileManager.default.fileExists(atPath: decisions) ? [decisions] : [] }
  var settings: JSONObject { ["version": 1, "decisions": .string(decisions), "partial": .bool(goesOnWithoutWaiting)] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "evidence")
    let made = files.isEmpty ? [] : try JSONLinesReader<ReviewDecision>.load(path: decisions).records
    let queue = ReviewQueue(items, decisions: made, source: decisions)
    let waiting = queue.waiting
    if !waiting.isEmpty, !goesOnWithoutWaiting {
      throw EvaluationError(
        .waiting,
        "\(waiting.count) of \(items.count) questions wait for a person. Decide with `plumb benchmark review` and rerun; set `partial: true` to go on with the others."
      )
    }
    context.metrics.beginStage(name, total: items.count)
    for (item, decision) in queue.accepted {
      var item = item
      item.extra["review"] = .object(Self.note(decision))
      try output.write(item)
    }
    for _ in items { context.metrics.advance(name, failed: false) }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("accepted", queue.count(.accept)), NamedCount("edited", queue.count(.edit)),
        NamedCount("rejected", queue.count(.reject)), NamedCount("waiting", waiting.count),
      ],
      details: [
        "rejected": .array(
          queue.entries.compactMap { entry in
            guard let decision = entry.decision, decision.verdict == .reject else { return nil }
            return ["item": .string(entry.item.id), "reason": .string(decision.reason ?? "")]
          }), "warnings": .array(queue.diagnostics.map { .string("\($0)") }),
      ])
  }

  /// What a frozen item keeps of its review.
  private static func note(_ decision: ReviewDecision) -> JSONObject {
    var object: JSONObject = ["decision": .string(decision.verdict.rawValue)]
    object["reviewer"] = decision.reviewer.map(JSONValue.string)
    object["reason"] = decision.reason.map(JSONValue.string)
    object["changes_meaning"] = decision.changesMeaning.map(JSONValue.bool)
    return object
  }
}
