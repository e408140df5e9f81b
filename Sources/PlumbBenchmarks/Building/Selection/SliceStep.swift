internal import PlumbCore

/// Compares a fresh benchmark with an older one, such as last month's slice of the same logs.
struct SliceStep: BuildStep {
  let name = "slice"
  /// The older benchmark's items.
  let previous: String

  let reads = [BenchmarkBuild.itemsStep]
  var files: [String] { [previous] }
  let settings: JSONObject = ["version": 1]

  /// At what similarity a prompt counts as a repeat of an older one.
  static let repeatThreshold = 0.8

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let new: [Item] = try context.records(of: BenchmarkBuild.itemsStep)
    let old = try JSONLinesReader<Item>.load(path: previous).records
    let text = { (item: Item) in item.turns.joined(separator: "\n") }
    let oldIDs = Set(old.map(\.id))
    let originals = NearDuplicates(threshold: Self.repeatThreshold).originals(of: (old + new).map(text))
    let vectors = LexicalEmbedding().embeddings(of: (old + new).map(text))
    var repeats = 0
    var near = 0
    var similarities: [Double] = []
    for (index, item) in new.enumerated() {
      let vector = vectors[old.count + index]
      var best: (similarity: Double, index: Int)?
      for other in old.indices {
        let similarity = zip(vector, vectors[other]).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        if similarity > best?.similarity ?? -2 { best = (similarity, other) }
      }
      let isRepeat = oldIDs.contains(item.id)
      let isNear = originals[old.count + index].map { $0 < old.count } ?? false
      if isRepeat { repeats += 1 } else if isNear { near += 1 }
      var object: JSONObject = ["item": .string(item.id), "repeat": .bool(isRepeat), "near_repeat": .bool(isNear)]
      if let best {
        similarities.append(best.similarity)
        object["nearest"] = .string(old[best.index].id)
        object["similarity"] = .number(best.similarity)
      }
      try output.write(.object(object))
    }
    let mean = similarities.isEmpty ? nil : similarities.reduce(0, +) / Double(similarities.count)
    return StepResult(
      counts: [
        NamedCount("new", new.count), NamedCount("old", old.count), NamedCount("repeats", repeats),
        NamedCount("near_repeats", near),
      ],
      details: [
        "mean_similarity": mean.map(JSONValue.number) ?? .null, "new_slice": .object(Self.summary(of: new)),
        "old_slice": .object(Self.summary(of: old)),
      ])
  }

  /// Size, languages, mean criteria and mean length.
  private static func summary(of items: [Item]) -> JSONObject {
    var languages: [String: Int] = [:]
    for item in items { languages[item.language ?? "und", default: 0] += 1 }
    let scores = items.compactMap { $0.criteriaScore.map(Double.init) }
    let lengths = items.map { Double($0.turns.reduce(0) { $0 + $1.unicodeScalars.count }) }
    func mean(_ values: [Double]) -> JSONValue {
      values.isEmpty ? .null : .number(values.reduce(0, +) / Double(values.count))
    }
    return [
      "items": JSONValue(items.count), "languages": countsJSON(languages), "mean_score": mean(scores),
      "mean_length": mean(lengths), "topics": JSONValue(Set(items.compactMap(\.topCategory)).count),
    ]
  }
}
