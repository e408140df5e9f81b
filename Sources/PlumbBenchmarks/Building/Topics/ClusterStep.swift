internal import PlumbCore
internal import PlumbJudging

/// Groups embeddings.
///
/// A new way of clustering is a type and a word in the recipe.
protocol PromptClusterer: Sendable {
  /// Everything that decides the result.
  var settings: JSONObject { get }

  /// Groups the rows.
  ///
  /// - Parameter embeddings: n embeddings of the same length.
  /// - Returns: A label, from 0, or `nil` for noise, a strength 0–1 and a place on a map for each.
  /// - Throws: What makes clustering impossible, such as too few rows.
  func clustering(of embeddings: [[Float]]) async throws -> PromptClustering
}

/// The groups of embeddings.
struct PromptClustering: Sendable {
  /// Each row's cluster; `nil` for noise.
  var labels: [Int?]
  /// How firmly each row belongs to its cluster, 0–1.
  var strengths: [Double?]
  /// Each row's place on a map.
  var places: [(x: Double, y: Double)]
  /// What the report says of it.
  var details: JSONObject = [:]
}

/// Groups the embedded prompts; clusters are numbered from the largest.
struct ClusterStep: BuildStep {
  let name = "cluster"
  let clusterer: any PromptClusterer

  let reads = ["embed"]
  var settings: JSONObject { ["version": 1, "clusterer": .object(clusterer.settings)] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let records: [EmbeddingRecord] = try context.records(of: "embed")
    let embedded = records.compactMap { record in record.values.map { (item: record.item, values: $0) } }
    guard let length = embedded.first?.values.count, embedded.allSatisfy({ $0.values.count == length }) else {
      throw EvaluationError(
        .invalidInput,
        embedded.isEmpty
          ? "No prompt has an embedding, so there is nothing to cluster." : "Embeddings differ in length.")
    }
    context.metrics.beginStage(name, total: 1)
    let found = try await clusterer.clustering(of: embedded.map(\.values))
    context.metrics.advance(name, failed: false)
    context.metrics.endStage(name)
    var sizes: [Int: Int] = [:]
    for label in found.labels { if let label { sizes[label, default: 0] += 1 } }
    let order = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    for (index, entry) in embedded.enumerated() {
      try output.write(
        ClusterRecord(
          item: entry.item, cluster: found.labels[index].flatMap { rank[$0] }, strength: found.strengths[index],
          x: found.places[index].x, y: found.places[index].y))
    }
    let clustered = sizes.values.reduce(0, +)
    return StepResult(
      counts: [
        NamedCount("clusters", sizes.count), NamedCount("clustered", clustered),
        NamedCount("in_none", embedded.count - clustered), NamedCount("not_embedded", records.count - embedded.count),
      ], details: found.details)
  }
}
