internal import PlumbCore

/// Which labelled and clustered prompts make the benchmark.
struct SelectionRules: Sendable, Equatable {
  /// The least number of criteria that a prompt must meet, 0–7.
  var promptThreshold = 5
  /// The least mean number of criteria over all labelled prompts of a cluster, 0–7.
  var clusterThreshold = 3.0
  /// At most this many clusters, drawn by the seed; absent means all that pass.
  var clusters: Int?
  /// At most this many prompts of a cluster, drawn by the seed.
  var perCluster = 2
  /// At most this many prompts in all; absent means no limit.
  var limit: Int?
  /// The seed of the draw.
  var seed = 0

  init() {}

  /// Reads the spec's `select`.
  init(from fields: inout FieldReader, seed: Int) {
    let score = FieldKind<Int>("a whole number from 0 to 7") { $0.int.flatMap { (0...7).contains($0) ? $0 : nil } }
    promptThreshold = fields.optional("prompt_threshold", score) ?? promptThreshold
    clusterThreshold = fields.optional("cluster_threshold", .number(in: 0...7)) ?? clusterThreshold
    clusters = fields.optional("clusters", .integer(atLeast: 1))
    perCluster = fields.optional("per_cluster", .integer(atLeast: 1)) ?? perCluster
    limit = fields.optional("limit", .integer(atLeast: 1))
    self.seed = seed
    fields.warnAboutUnknownKeys()
  }

  var json: JSONObject {
    var object: JSONObject = [
      "prompt_threshold": JSONValue(promptThreshold), "cluster_threshold": .number(clusterThreshold),
      "per_cluster": JSONValue(perCluster), "seed": JSONValue(seed),
    ]
    object["clusters"] = clusters.map { JSONValue($0) }
    object["limit"] = limit.map { JSONValue($0) }
    return object
  }

  /// Decides for every prompt.
  ///
  /// Clusters that pass are put in an order drawn by the seed (that of SHA-256 of seed and the cluster's typical prompt), the
  /// prompts of a cluster likewise. Prompts are then taken in rounds: one of each cluster, then the second of each, up to
  /// `perCluster`, until `limit`. A larger limit, number of clusters or number a cluster keeps what a smaller one took.
  ///
  /// - Parameter prompts: The prompts; ids are unique.
  /// - Returns: What becomes of each prompt, in the same order.
  func decisions(for prompts: [Candidate]) -> [SelectionRecord] {
    let means = Self.clusterMeans(prompts)
    var records = prompts.map { prompt in
      SelectionRecord(
        item: prompt.item, cluster: prompt.cluster, score: prompt.score,
        clusterMean: prompt.cluster.flatMap { means[$0] }, status: status(of: prompt, means: means))
    }
    let open = records.indices.filter { records[$0].status == .notDrawn }
    let byCluster = Dictionary(grouping: open) { records[$0].cluster ?? -1 }
    let ordered = byCluster.values.map { members in
      members.sorted { rank("prompt", records[$0].item).lexicographicallyPrecedes(rank("prompt", records[$1].item)) }
    }.sorted { left, right in
      rank("cluster", Self.name(left, records)).lexicographicallyPrecedes(rank("cluster", Self.name(right, records)))
    }.prefix(clusters ?? .max)
    var taken = 0
    for round in 0..<perCluster {
      for members in ordered where round < members.count && taken < limit ?? .max {
        records[members[round]].status = .chosen
        taken += 1
      }
    }
    return records
  }

  /// The first id of a cluster's open prompts: it names the cluster whatever its number.
  private static func name(_ members: [Int], _ records: [SelectionRecord]) -> String {
    members.map { records[$0].item }.min() ?? ""
  }

  private func rank(_ kind: String, _ name: String) -> [UInt8] { sha256(Array("\(kind)|\(seed)|\(name)".utf8)) }

  private func status(of prompt: Candidate, means: [Int: Double]) -> SelectionRecord.Status {
    guard let score = prompt.score else { return .noLabel }
    if score < promptThreshold { return .belowPromptThreshold }
    guard let cluster = prompt.cluster else { return .inNoCluster }
    guard let mean = means[cluster], mean >= clusterThreshold else { return .belowClusterThreshold }
    return .notDrawn
  }

  /// The mean score of each cluster over its labelled prompts.
  private static func clusterMeans(_ prompts: [Candidate]) -> [Int: Double] {
    var sums: [Int: (sum: Int, count: Int)] = [:]
    for prompt in prompts {
      guard let cluster = prompt.cluster, let score = prompt.score else { continue }
      sums[cluster, default: (0, 0)].sum += score
      sums[cluster, default: (0, 0)].count += 1
    }
    return sums.mapValues { Double($0.sum) / Double($0.count) }
  }

  /// What the rules look at.
  struct Candidate: Sendable, Equatable {
    /// The prompt's id.
    var item: String
    /// Its cluster.
    var cluster: Int?
    /// How many criteria it meets; absent when its label failed.
    var score: Int?
  }
}
