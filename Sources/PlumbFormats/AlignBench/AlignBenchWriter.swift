public import PlumbCore

/// Writing of AlignBench's answer and judgment files, JSON Lines, one model a file.
///
/// What Plumb knows as absent is upstream's own way of saying so: a missing answer is `null`, a failed judgment has an empty
/// `rating` and a `score` of −1.
public enum AlignBenchWriter {
  /// The line of one answer: the question's keys, `model_id`, `answer_id`, `answer`.
  public static func answer(_ response: Response, to item: Item) -> JSONObject {
    var object = question(item)
    object["model_id"] = .string(response.model)
    object["answer_id"] = .string("\(item.id)_\(response.model)")
    object["answer"] = response.failure == nil ? response.turns.last.map(JSONValue.string) ?? .null : .null
    return object
  }

  /// The line of one judgment: the answer's keys, `dimensions`, `judge_prompt`, `judgment`, `rating`, `score`.
  ///
  /// - Parameters:
  ///   - judgment: A judgment of one answer.
  ///   - response: The answer.
  ///   - item: The question.
  ///   - dimensions: The dimensions that were asked for.
  /// - Returns: The object. `judge_prompt` is empty: prompts are not kept with judgments.
  public static func judgment(
    _ judgment: Judgment, of response: Response, to item: Item, dimensions: [String]
  ) -> JSONObject {
    var object = answer(response, to: item)
    object["dimensions"] = .array(dimensions.map(JSONValue.string))
    object["judge_prompt"] = ""
    object["judgment"] = .string(judgment.raw ?? "")
    var rating: JSONObject = [:]
    var score = JSONValue(-1)
    if case .ratings(let ratings) = judgment.outcome {
      for name in dimensions { rating[name] = ratings.dimensions[name].map(number) }
      rating["综合得分"] = number(ratings.overall)
      score = number(ratings.overall)
    }
    object["rating"] = .object(rating)
    object["score"] = score
    return object
  }

  /// Whole grades as whole numbers, as upstream writes them.
  private static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map { JSONValue($0) } ?? .number(value)
  }

  private static func question(_ item: Item) -> JSONObject {
    [
      "question_id": Int(item.id).map { JSONValue($0) } ?? .string(item.id),
      "category": .string(item.category.first ?? ""),
      "subcategory": .string(item.category.dropFirst().joined(separator: "/")),
      "question": .string(item.turns.last ?? ""), "reference": .string(item.references.last ?? ""),
      "evidences": item.extra["evidences"] ?? evidence(item),
    ]
  }

  private static func evidence(_ item: Item) -> JSONValue {
    item.evidence.map { [["url": "", "quote": .string($0)]] } ?? .array([])
  }
}
