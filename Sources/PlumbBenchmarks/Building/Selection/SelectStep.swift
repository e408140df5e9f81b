internal import PlumbCore

/// Applies the thresholds and draws the benchmark, joining prompts, clusters and labels by id.
struct SelectStep: BuildStep {
  let name = "select"
  let source: String
  let rules: SelectionRules

  var reads: [String] { [source, "cluster", "criteria"] }
  var settings: JSONObject {
    var object = rules.json
    object["version"] = 1
    return object
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: source)
    let places: [ClusterRecord] = try context.records(of: "cluster")
    let labels: [CriteriaLabel] = try context.records(of: "criteria")
    let clusters = Dictionary(places.map { ($0.item, $0.cluster) }, uniquingKeysWith: { first, _ in first })
    let scores = Dictionary(labels.map { ($0.item, $0.score) }, uniquingKeysWith: { first, _ in first })
    let records = rules.decisions(
      for: items.map { item in
        SelectionRules.Candidate(item: item.id, cluster: clusters[item.id] ?? nil, score: scores[item.id] ?? nil)
      })
    for record in records { try output.write(record) }
    let counts = SelectionRecord.Status.allCases.map { status in
      NamedCount(status.rawValue, records.count { $0.status == status })
    }
    let chosen = Set(records.filter { $0.status == .chosen }.compactMap(\.cluster)).count
    return StepResult(counts: counts + [NamedCount("clusters_chosen", chosen)])
  }
}

/// The benchmark's items: the chosen prompts with their topic as category and everything that led to them.
struct BenchmarkItemsStep: BuildStep {
  let name = BenchmarkBuild.itemsStep
  let source: String

  var reads: [String] { [source, "cluster", "topics", "criteria", "select"] }
  let settings: JSONObject = ["version": 1]

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: source)
    let topics: [TopicRecord] = try context.records(of: "topics")
    let labels: [CriteriaLabel] = try context.records(of: "criteria")
    let decisions: [SelectionRecord] = try context.records(of: "select")
    let topicOf = Dictionary(topics.map { ($0.cluster, $0) }, uniquingKeysWith: { first, _ in first })
    let labelOf = Dictionary(labels.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    let decisionOf = Dictionary(decisions.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    var languages: [String: Int] = [:]
    for var item in items {
      guard let decision = decisionOf[item.id], decision.status == .chosen else { continue }
      let topic = decision.cluster.flatMap { topicOf[$0] }
      item.category = topic.map { [$0.label] } ?? []
      item.extra["cluster"] = decision.cluster.map { JSONValue($0) }
      item.criteriaScore = decision.score
      item.criteriaMet = labelOf[item.id]?.met.map { met in
        PromptCriterion.allCases.filter(met.contains).map(\.rawValue)
      }
      languages[item.language ?? "und", default: 0] += 1
      try output.write(item)
    }
    return StepResult(counts: [NamedCount("items", output.count)], details: ["languages": countsJSON(languages)])
  }
}
