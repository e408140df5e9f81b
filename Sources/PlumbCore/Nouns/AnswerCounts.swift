/// How many of a model's answers are what was asked for, and what became of the others.
///
/// Each answer counts once, under the cause its reply states.
public struct AnswerCounts: Sendable, Equatable {
  /// The share of whole answers that a command expects of every model unless somebody says otherwise: 0.95.
  public static let standardFloor = 0.95

  /// The model.
  public var model: String
  /// How many answers there are, failed ones included.
  public var count = 0
  /// Answers without text, for no stated reason.
  public var empty = 0
  /// Answers without text because the token limit was used up before, as by thinking.
  public var emptyAtLimit = 0
  /// Answers with text that the token limit cut.
  public var cut = 0
  /// Answers that the provider's filter stopped or the model refused, as the reply says.
  public var filtered = 0
  /// Calls of a tool in place of a text.
  public var toolCalls = 0
  /// Answers that could not be had.
  public var failed = 0
  /// Answers that were thought about first, where thoughts or their tokens were seen.
  public var thinking = 0

  /// No answers yet.
  public init(model: String) { self.model = model }

  /// Answers that are not whole: all but those with a text that ended by itself.
  public var broken: Int { empty + emptyAtLimit + cut + filtered + toolCalls + failed }

  /// Whether the share of whole answers is below a floor, 0–1.
  public func isBelow(_ floor: Double) -> Bool { count > 0 && Double(count - broken) < floor * Double(count) - 1e-9 }

  /// Counts an answer.
  public mutating func add(_ response: Response) {
    count += 1
    if response.thinking.contains(where: { !$0.isEmpty }) || response.usage?.reasoning ?? 0 > 0 { thinking += 1 }
    let isBlank = response.turns.contains { $0.allSatisfy(\.isWhitespace) }
    switch response.finishReason {
    case _ where response.failure != nil: failed += 1
    case .refusal: filtered += 1
    case .some(let reason) where reason.isToolCall && isBlank: toolCalls += 1
    case .length: if isBlank { emptyAtLimit += 1 } else { cut += 1 }
    default: if isBlank { empty += 1 }
    }
  }
}

extension AnswerCounts {
  /// The counts by their names in a leaderboard's document.
  public var json: JSONObject {
    [
      "count": JSONValue(count), "empty": JSONValue(empty), "empty_at_limit": JSONValue(emptyAtLimit),
      "cut": JSONValue(cut), "filtered": JSONValue(filtered), "tool_calls": JSONValue(toolCalls),
      "failed": JSONValue(failed), "thinking": JSONValue(thinking),
    ]
  }

  /// What is wrong with how many answers, why, and which setting to change; `nil` when all are whole.
  ///
  /// - Parameter language: The language to write in.
  /// - Returns: A clause without the model's name: “2 of 8 answers are not whole: 2 cut at the token limit; raise
  ///   max_tokens”.
  public func problem(in language: Language) -> String? {
    guard broken > 0 else { return nil }
    let parts: [(Int, String, String)] = [
      (emptyAtLimit, "empty because the token limit was used up before any text", "个在写出正文之前就用完了令牌上限，是空的"),
      (empty, "empty", "个是空的"),
      (cut, "cut at the token limit", "个被令牌上限截断"),
      (filtered, "refused or stopped by a filter", "个被拒答或被过滤器拦下"),
      (toolCalls, "a call of a tool in place of a text", "个只调用了工具，没有正文"),
      (failed, "failed", "个失败"),
    ]
    let list = parts.filter { $0.0 > 0 }.map { language.text("\($0.0) \($0.1)", "\($0.0) \($0.2)") }
    var advice: [String] = []
    if emptyAtLimit + cut > 0 { advice.append(language.text("raise max_tokens", "请调高 max_tokens")) }
    if toolCalls > 0 { advice.append(language.text("take 'tools' out of 'extra'", "请从 extra 中去掉 tools")) }
    let end = advice.isEmpty ? "" : language.text("; ", "；") + advice.joined(separator: language.text(" and ", "，"))
    return language.text(
      "\(broken) of \(count) \(count == 1 ? "answer" : "answers") \(broken == 1 ? "is" : "are") not whole: "
        + list.joined(separator: ", ") + end,
      "\(count) 个回答中有 \(broken) 个不完整：" + list.joined(separator: "，") + end)
  }

  /// How many answers were thought about first; `nil` when none was.
  public func thought(in language: Language) -> String? {
    guard thinking > 0 else { return nil }
    return language.text(
      "thought before \(thinking) of \(count) answers; the thoughts were neither judged nor measured",
      "\(count) 个回答中有 \(thinking) 个先写了思考过程；思考过程不参与评判，也不计入长度")
  }
}
