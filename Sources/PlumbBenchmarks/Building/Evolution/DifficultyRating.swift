public import PlumbCore

/// How hard one request is, from 1 to 10, as a model says; or why that is not known.
public struct DifficultyRating: Sendable, Equatable {
  /// The request's id: a starting item's or an attempt's.
  public var item: String
  /// The starting item's id.
  public var root: String
  /// The rating, 1–10; absent when it failed.
  public var difficulty: Double?
  /// Why there is none.
  public var failure: Failure?
  /// What the rater wrote.
  public var text: String?

  init(item: String, root: String, result: Result<Double, Failure>, text: String?) {
    self.item = item
    self.root = root
    self.text = text
    switch result {
    case .success(let value): difficulty = value
    case .failure(let failure): self.failure = failure
    }
  }
}

extension DifficultyRating: JSONRecord {
  /// Reads a line of the step.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString), let root = fields.required("root", .nonEmptyString)
    else {
      return nil
    }
    let difficulty = fields.optional("difficulty", .number(in: 1...10))
    let failure = fields.record("failure", as: Failure.self)
    guard difficulty != nil || failure != nil else {
      fields.report("difficulty", "missing; expected a number from 1 to 10, or a failure")
      return nil
    }
    self.init(
      item: item, root: root,
      result: difficulty.map(Result.success) ?? .failure(failure ?? Failure(.notRecorded, "")),
      text: fields.optional("text", .string))
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item), "root": .string(root)]
    object["difficulty"] = difficulty.map(JSONValue.number)
    object["failure"] = failure.map { .object($0.json) }
    object["text"] = text.map(JSONValue.string)
    return object
  }
}
