internal import PlumbCore

/// The build's items: without the notes of the steps, with what a reader of the benchmark may want to know.
struct ItemsStep: BuildStep {
  let name = BenchmarkBuild.itemsStep
  let prefix: String

  let reads = ["pilot"]
  var settings: JSONObject { ["version": 1, "prefix": .string(prefix)] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "pilot")
    var edited = 0
    for var item in items {
      let notes = item.curation
      var provenance: JSONObject = [:]
      provenance["source"] = item.extra["source"]
      provenance["category"] = notes.classifiedBy.map(JSONValue.string)
      provenance["reference"] = notes.draftedBy.map(JSONValue.string)
      provenance["evidence"] = notes.evidenceFrom.map(JSONValue.string)
      provenance["review"] = item.extra["review"]
      provenance["pilot"] = item.extra["pilot"]
      if item.extra["review"]?["decision"]?.string == "edit" { edited += 1 }
      for key in ["source", "review", "pilot", "repeats", "source_category", CurationNotes.key] {
        item.extra[key] = nil
      }
      if !prefix.isEmpty { item.id = prefix + item.id }
      item.extra["provenance"] = .object(provenance)
      try output.write(item)
    }
    return StepResult(counts: [NamedCount("items", items.count), NamedCount("edited", edited)])
  }
}
