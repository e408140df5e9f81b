/// How many tokens a call took, as the endpoint reported it.
public struct TokenUsage: Sendable, Equatable {
  /// Tokens read, including cached ones.
  public var prompt: Int
  /// Tokens written, including reasoning.
  public var completion: Int
  /// Tokens read from the endpoint's prompt cache, when reported.
  public var cachedPrompt: Int?
  /// Tokens of hidden reasoning, when reported.
  public var reasoning: Int?

  /// A usage.
  public init(prompt: Int, completion: Int, cachedPrompt: Int? = nil, reasoning: Int? = nil) {
    self.prompt = prompt
    self.completion = completion
    self.cachedPrompt = cachedPrompt
    self.reasoning = reasoning
  }

  /// The sum of two usages; a detail only one of them reports is kept.
  public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
    func sum(_ a: Int?, _ b: Int?) -> Int? { a == nil && b == nil ? nil : (a ?? 0) + (b ?? 0) }
    return TokenUsage(
      prompt: left.prompt + right.prompt, completion: left.completion + right.completion,
      cachedPrompt: sum(left.cachedPrompt, right.cachedPrompt), reasoning: sum(left.reasoning, right.reasoning))
  }

  /// The sum of two usages, of which either may be unknown.
  package static func sum(_ left: TokenUsage?, _ right: TokenUsage?) -> TokenUsage? {
    guard let left, let right else { return left ?? right }
    return left + right
  }
}

extension TokenUsage: JSONRecord {
  /// Reads `prompt`, `completion`, `cached_prompt` and `reasoning`.
  public init?(from fields: inout FieldReader) {
    guard let prompt = fields.required("prompt", .integer(atLeast: 0)),
      let completion = fields.required("completion", .integer(atLeast: 0))
    else { return nil }
    self.init(
      prompt: prompt, completion: completion, cachedPrompt: fields.optional("cached_prompt", .integer(atLeast: 0)),
      reasoning: fields.optional("reasoning", .integer(atLeast: 0)))
  }

  /// The counts that are known.
  public var json: JSONObject {
    var object: JSONObject = ["prompt": JSONValue(prompt), "completion": JSONValue(completion)]
    object["cached_prompt"] = cachedPrompt.map { JSONValue($0) }
    object["reasoning"] = reasoning.map { JSONValue($0) }
    return object
  }
}
