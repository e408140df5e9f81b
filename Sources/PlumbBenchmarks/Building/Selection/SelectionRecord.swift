public import PlumbCore

/// What becomes of one prompt: a line of the step `select`.
public struct SelectionRecord: Sendable, Equatable {
  /// Why a prompt is in the benchmark, or not; in the order in which the rules are applied.
  public enum Status: String, Sendable, CaseIterable {
    /// Its label failed, or it has none.
    case noLabel = "no-label"
    /// It meets too few criteria.
    case belowPromptThreshold = "below-prompt-threshold"
    /// It belongs to no cluster.
    case inNoCluster = "in-no-cluster"
    /// Its cluster's prompts meet too few criteria on average.
    case belowClusterThreshold = "below-cluster-threshold"
    /// It passed, but others of its kind were drawn.
    case notDrawn = "not-drawn"
    /// It is in the benchmark.
    case chosen
  }

  /// The prompt's id.
  public var item: String
  /// Its cluster.
  public var cluster: Int?
  /// How many criteria it meets.
  public var score: Int?
  /// The mean of its cluster.
  public var clusterMean: Double?
  /// What became of it.
  public var status: Status
}

extension SelectionRecord: JSONRecord {
  /// Reads a line of the step.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString),
      let status = fields.required("status", .oneOf(Status.self))
    else { return nil }
    self.init(
      item: item, cluster: fields.optional("cluster", .integer), score: fields.optional("score", .integer),
      clusterMean: fields.optional("cluster_mean", .number), status: status)
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item), "status": .string(status.rawValue)]
    object["cluster"] = cluster.map { JSONValue($0) }
    object["score"] = score.map { JSONValue($0) }
    object["cluster_mean"] = clusterMean.map(JSONValue.number)
    return object
  }
}
