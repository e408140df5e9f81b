public import PlumbCore

/// One conversation from which a model learns to judge: the judge's prompt, then the judge's text.
public struct JudgeTrainingExample: Sendable, Equatable {
  /// What was judged.
  public enum Kind: String, Sendable, CaseIterable {
    /// Two answers, compared.
    case pairwise
    /// One answer, graded.
    case single
  }

  /// The prompt's messages and, last, the judge's text.
  public var messages: [Message]
  /// What was judged.
  public var kind: Kind
  /// The item's id.
  public var item: String
  /// The scenario that the item belongs to; empty when unknown.
  public var scenario: String
  /// Whether the text was rewritten for the other order.
  public var isSwapped: Bool
  /// Whether people's labels agree with it; absent when there is none.
  public var agreesWithPeople: Bool?
  /// The judge that wrote the text.
  public var judge: String

  /// The line of a chat file: `messages` first, as trainers expect, then where it comes from.
  public var json: JSONObject {
    var object: JSONObject = [
      "messages": .array(messages.map { ["role": .string($0.role.rawValue), "content": .string($0.content)] }),
      "kind": .string(kind.rawValue), "item": .string(item), "scenario": .string(scenario),
      "swapped": .bool(isSwapped),
    ]
    object["agrees_with_people"] = agreesWithPeople.map { .bool($0) } ?? .null
    object["judge"] = .string(judge)
    return object
  }
}
