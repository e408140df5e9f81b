internal import PlumbCore
internal import PlumbJudging

/// Leaves one of each group of prompts that say nearly the same; what repeats it is noted on the one that stays.
struct DedupeStep: BuildStep {
  let name = "dedupe"
  let threshold: Double
  let seed: Int

  var settings: JSONObject { ["version": 1, "threshold": .number(threshold), "seed": JSONValue(seed)] }
  let reads = ["clean"]

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "clean")
    context.metrics.beginStage(name, total: items.count)
    let finder = NearDuplicates(threshold: threshold, seed: UInt64(bitPattern: Int64(seed)))
    let originals = finder.originals(of: items.map { $0.turns.joined(separator: "\n") })
    var repeaters: [Int: [String]] = [:]
    for (index, original) in originals.enumerated() {
      if let original { repeaters[original, default: []].append(items[index].id) }
      context.metrics.advance(name, failed: false)
    }
    var kept = 0
    for (index, item) in items.enumerated() where originals[index] == nil {
      var item = item
      item.extra["near_duplicates"] = repeaters[index].map { .array($0.map(JSONValue.string)) }
      try output.write(item)
      kept += 1
    }
    context.metrics.endStage(name)
    return StepResult(counts: [
      NamedCount("read", items.count), NamedCount("near_duplicates", items.count - kept), NamedCount("kept", kept),
    ])
  }
}
