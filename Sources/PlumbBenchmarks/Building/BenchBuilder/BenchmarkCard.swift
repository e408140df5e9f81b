public import PlumbCore

/// What there is to know of a built benchmark: provenance, funnel, topics, criteria, examples, and what pilot models show.
public struct BenchmarkCard: Sendable, Equatable {
  /// The prompts of one topic.
  public struct Topic: Sendable, Equatable {
    /// What it is about.
    public var record: TopicRecord
    /// Prompts with a label.
    public var labelled: Int
    /// The mean number of criteria of its labelled prompts; absent when none is labelled.
    public var meanScore: Double?
    /// Prompts in the benchmark.
    public var chosen: Int
    /// Prompts by language.
    public var languages: [String: Int]
  }

  /// A step of the funnel.
  public struct Stage: Sendable, Equatable {
    /// The step's name.
    public var name: String
    /// Prompts that are left after it.
    public var left: Int
    /// Prompts that it dropped, by reason.
    public var dropped: [NamedCount]
  }

  /// The build's name.
  public var name: String
  /// Its seed.
  public var seed: Int
  /// The sources: name, prompts, licence.
  public var sources: [JSONObject]
  /// How embeddings were made.
  public var embedding: JSONObject
  /// How clusters were made.
  public var clusterer: JSONObject
  /// The thresholds and the draw.
  public var rules: JSONObject
  /// From all records to the benchmark.
  public var funnel: [Stage]
  /// The topics, the largest first.
  public var topics: [Topic]
  /// Prompts in no cluster.
  public var unclustered: Int
  /// The criteria over all labelled prompts.
  public var allCriteria: CriteriaTally
  /// The criteria over the benchmark.
  public var chosenCriteria: CriteriaTally
  /// Who labelled how many prompts.
  public var labellers: [String: Int]
  /// The benchmark's items.
  public var items: [Item]
  /// Every prompt's place on the map.
  public var places: [ClusterRecord]
  /// What pilot models show: `separability`, `pairs`, `models`; absent before there are any.
  public var pilot: JSONObject?
  /// The comparison with an older slice; absent when there is none.
  public var slice: JSONObject?

  /// Reads the files of a finished build of the recipe `benchbuilder`.
  ///
  /// - Parameters:
  ///   - build: The build.
  ///   - reports: The reports of its steps.
  ///   - name: Its name.
  ///   - seed: Its seed.
  /// - Throws: `CoreError` when a file is missing or damaged.
  public init(_ build: BenchmarkBuild, reports: [StepReport], name: String, seed: Int) throws {
    func report(_ step: String) -> StepReport? { reports.first { $0.step == step } }
    self.name = name
    self.seed = seed
    sources = (report("load")?.result.details["sources"]?.array ?? []).compactMap(\.object)
    embedding = report("embed")?.settings ?? [:]
    clusterer = report("cluster")?.settings["clusterer"]?.object ?? [:]
    rules = report("select")?.settings ?? [:]
    places = try JSONLinesReader<ClusterRecord>.load(path: build.file(of: "cluster")).records
    items = try JSONLinesReader<Item>.load(path: build.file(of: BenchmarkBuild.itemsStep)).records
    let prompts = try JSONLinesReader<Item>.load(path: build.file(of: "dedupe")).records
    let labels = try JSONLinesReader<CriteriaLabel>.load(path: build.file(of: "criteria")).records
    let decisions = try JSONLinesReader<SelectionRecord>.load(path: build.file(of: "select")).records
    let records = try JSONLinesReader<TopicRecord>.load(path: build.file(of: "topics")).records
    let chosen = Set(decisions.filter { $0.status == .chosen }.map(\.item))
    allCriteria = CriteriaTally()
    chosenCriteria = CriteriaTally()
    labellers = [:]
    for label in labels {
      allCriteria.add(label)
      if chosen.contains(label.item) { chosenCriteria.add(label) }
      labellers[label.labeller, default: 0] += 1
    }
    funnel = Self.funnel(reports, decisions: decisions)
    unclustered = places.count { $0.cluster == nil }
    topics = Self.topics(records, places: places, prompts: prompts, labels: labels, chosen: chosen)
    pilot = report("pilot")?.result.details
    slice = report("slice").map { report in
      var object = report.result.details
      for count in report.result.counts { object[count.name] = JSONValue(count.count) }
      return object
    }
  }

  private static func topics(
    _ records: [TopicRecord], places: [ClusterRecord], prompts: [Item], labels: [CriteriaLabel], chosen: Set<String>
  ) -> [Topic] {
    let clusterOf = Dictionary(places.map { ($0.item, $0.cluster) }, uniquingKeysWith: { first, _ in first })
    var topics = Dictionary(
      uniqueKeysWithValues: records.map { record in
        (record.cluster, (topic: Topic(record: record, labelled: 0, meanScore: nil, chosen: 0, languages: [:]), sum: 0))
      })
    for label in labels {
      guard let cluster = clusterOf[label.item] ?? nil, let score = label.score else { continue }
      topics[cluster]?.topic.labelled += 1
      topics[cluster]?.sum += score
    }
    for prompt in prompts {
      guard let cluster = clusterOf[prompt.id] ?? nil else { continue }
      topics[cluster]?.topic.languages[prompt.language ?? "und", default: 0] += 1
      if chosen.contains(prompt.id) { topics[cluster]?.topic.chosen += 1 }
    }
    return topics.sorted { $0.key < $1.key }.map { _, entry in
      var topic = entry.topic
      if topic.labelled > 0 { topic.meanScore = Double(entry.sum) / Double(topic.labelled) }
      return topic
    }
  }

  /// What each step and rule left; steps that drop nothing are left out.
  private static func funnel(_ reports: [StepReport], decisions: [SelectionRecord]) -> [Stage] {
    var stages: [Stage] = []
    for (step, kept) in [("load", "kept"), ("clean", "kept"), ("dedupe", "kept")] {
      guard let counts = reports.first(where: { $0.step == step })?.result.counts else { continue }
      let left = counts.first { $0.name == kept }?.count ?? 0
      if step == "load", let records = counts.first(where: { $0.name == "records" }) {
        stages.append(Stage(name: "records", left: records.count, dropped: []))
      }
      stages.append(
        Stage(name: step, left: left, dropped: counts.filter { !["kept", "read", "records"].contains($0.name) }))
    }
    var left = decisions.count
    for status in SelectionRecord.Status.allCases where status != .chosen {
      let dropped = decisions.count { $0.status == status }
      left -= dropped
      stages.append(Stage(name: status.rawValue, left: left, dropped: [NamedCount(status.rawValue, dropped)]))
    }
    return stages
  }
}

extension BenchmarkCard {
  /// Everything but the places and items, which have files of their own.
  public var json: JSONObject {
    var object: JSONObject = [
      "name": .string(name), "seed": JSONValue(seed), "items": JSONValue(items.count),
      "sources": .array(sources.map(JSONValue.object)), "embedding": .object(embedding),
      "clusterer": .object(clusterer),
      "rules": .object(rules),
      "funnel": .array(
        funnel.map { stage in
          [
            "stage": .string(stage.name), "left": JSONValue(stage.left),
            "dropped": .object(JSONObject(stage.dropped.map { .init(key: $0.name, value: JSONValue($0.count)) })),
          ]
        }),
      "topics": .array(
        topics.map { topic in
          var object = topic.record.json
          object["labelled"] = JSONValue(topic.labelled)
          object["mean_score"] = topic.meanScore.map(JSONValue.number) ?? .null
          object["chosen"] = JSONValue(topic.chosen)
          object["languages"] = countsJSON(topic.languages)
          return .object(object)
        }),
      "in_no_cluster": JSONValue(unclustered), "labellers": countsJSON(labellers),
      "criteria": ["all": .object(allCriteria.json), "chosen": .object(chosenCriteria.json)],
    ]
    object["pilot"] = pilot.map(JSONValue.object)
    object["slice"] = slice.map(JSONValue.object)
    return object
  }
}
