public import PlumbCore

/// One attempt at evolving a request: a node of the lineage, whatever became of it.
public struct EvolutionAttempt: Sendable, Equatable {
  /// What became of it.
  public enum Status: Sendable, Equatable {
    /// It takes its parent's place in the pool.
    case kept
    /// A rule took it out; its parent stays in the pool.
    case eliminated(EliminationRule)
    /// It could not be made or checked; its parent stays in the pool.
    case failed(Failure)
  }

  /// The id, `ROOT.rROUND`.
  public var id: String
  /// The id of the starting item.
  public var root: String
  /// The id of the request it was made from.
  public var parent: String
  /// The round, from 1.
  public var round: Int
  /// What was done.
  public var operation: EvolutionOperation
  /// The language of the request.
  public var language: Language
  /// The new request; absent when none was written.
  public var request: String?
  /// The answer that the rules looked at; absent when it was not asked for.
  public var answer: String?
  /// What became of it.
  public var status: Status
  /// For a duplicate, the id of what it repeats.
  public var duplicateOf: String?
  /// What the judge of sameness wrote, when it was asked.
  public var judgeText: String?
}

extension EvolutionAttempt: JSONRecord {
  /// Reads a line of a round.
  public init?(from fields: inout FieldReader) {
    guard let id = fields.required("id", .nonEmptyString), let root = fields.required("root", .nonEmptyString),
      let parent = fields.required("parent", .nonEmptyString),
      let round = fields.required("round", .integer(atLeast: 1)),
      let operation = fields.required("operation", .oneOf(EvolutionOperation.self)),
      let word = fields.required("status", .nonEmptyString)
    else { return nil }
    let status: Status
    switch word {
    case "kept": status = .kept
    case "eliminated":
      guard let rule = fields.required("rule", .oneOf(EliminationRule.self)) else { return nil }
      status = .eliminated(rule)
    case "failed":
      guard let failure = fields.record("failure", as: Failure.self) else { return nil }
      status = .failed(failure)
    default:
      fields.report("status", "expected kept, eliminated or failed, found '\(word)'")
      return nil
    }
    self.init(
      id: id, root: root, parent: parent, round: round, operation: operation,
      language: fields.language(), request: fields.optional("request", .string),
      answer: fields.optional("answer", .string), status: status,
      duplicateOf: fields.optional("duplicate_of", .string), judgeText: fields.optional("judge_text", .string))
  }

  /// Everything known.
  public var json: JSONObject {
    var object: JSONObject = [
      "id": .string(id), "root": .string(root), "parent": .string(parent), "round": JSONValue(round),
      "operation": .string(operation.rawValue), "language": .string(language.rawValue),
    ]
    switch status {
    case .kept: object["status"] = "kept"
    case .eliminated(let rule):
      object["status"] = "eliminated"
      object["rule"] = .string(rule.rawValue)
    case .failed(let failure):
      object["status"] = "failed"
      object["failure"] = .object(failure.json)
    }
    object["duplicate_of"] = duplicateOf.map(JSONValue.string)
    object["request"] = request.map(JSONValue.string)
    object["answer"] = answer.map(JSONValue.string)
    object["judge_text"] = judgeText.map(JSONValue.string)
    return object
  }
}
