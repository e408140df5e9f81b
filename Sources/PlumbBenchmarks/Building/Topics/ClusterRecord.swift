public import PlumbCore

/// Where one prompt stands among the others: a line of the step `cluster`.
public struct ClusterRecord: Sendable, Equatable {
  /// The prompt's id.
  public var item: String
  /// Its cluster, from 0, the largest first; absent for a prompt that belongs to none.
  public var cluster: Int?
  /// How firmly it belongs to it, 0–1.
  public var strength: Double?
  /// Its place on the map.
  public var x: Double
  /// Its place on the map.
  public var y: Double

  /// A place.
  public init(item: String, cluster: Int?, strength: Double?, x: Double, y: Double) {
    self.item = item
    self.cluster = cluster
    self.strength = strength
    self.x = x
    self.y = y
  }
}

extension ClusterRecord: JSONRecord {
  /// Reads a line of the step.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString), let x = fields.required("x", .number),
      let y = fields.required("y", .number)
    else { return nil }
    self.init(
      item: item, cluster: fields.optional("cluster", .integer(atLeast: 0)),
      strength: fields.optional("strength", .number(in: 0...1)), x: x, y: y)
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item)]
    object["cluster"] = cluster.map { JSONValue($0) }
    object["strength"] = strength.map(JSONValue.number)
    object["x"] = .number(x)
    object["y"] = .number(y)
    return object
  }
}

/// What one cluster is about: a line of the step `topics`.
public struct TopicRecord: Sendable, Equatable {
  /// The cluster.
  public var cluster: Int
  /// How many prompts it has.
  public var size: Int
  /// Its terms, the heaviest first.
  public var terms: [String]
  /// The ids of prompts that are typical of it.
  public var examples: [String]
  /// A name that a model gave; absent when none did.
  public var name: String?
  /// Why a model was asked and gave none.
  public var failure: Failure?

  /// A topic.
  public init(cluster: Int, size: Int, terms: [String], examples: [String], name: String? = nil) {
    self.cluster = cluster
    self.size = size
    self.terms = terms
    self.examples = examples
    self.name = name
  }

  /// The name, else the heaviest terms, else the number.
  public var label: String {
    name ?? (terms.isEmpty ? "\(cluster)" : terms.prefix(3).joined(separator: ", "))
  }
}

extension TopicRecord: JSONRecord {
  /// Reads a line of the step.
  public init?(from fields: inout FieldReader) {
    guard let cluster = fields.required("cluster", .integer(atLeast: 0)) else { return nil }
    self.init(
      cluster: cluster, size: fields.optional("size", .integer(atLeast: 0)) ?? 0,
      terms: fields.optional("terms", .strings) ?? [], examples: fields.optional("examples", .strings) ?? [],
      name: fields.optional("name", .nonEmptyString))
    failure = fields.record("failure", as: Failure.self)
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["cluster": JSONValue(cluster), "size": JSONValue(size)]
    object["name"] = name.map(JSONValue.string)
    object["failure"] = failure.map { .object($0.json) }
    object["terms"] = .array(terms.map(JSONValue.string))
    object["examples"] = .array(examples.map(JSONValue.string))
    return object
  }
}
