/// How many tokens a call took, as the endpoint reported it, or as its texts let expect.
///
/// Counts come from outside: what reads them bounds them, and sums end at ``limit`` instead of overflowing.
public struct TokenUsage: Sendable, Equatable {
  /// The highest count of one call that is believed; an endpoint that reports more, or less than 0, reported nothing.
  public static let callLimit = 1_000_000_000
  /// The highest sum that is kept: doubles hold every whole number up to it exactly.
  public static let limit = 1_000_000_000_000_000

  /// Tokens read, including those read from and written to the endpoint's prompt cache.
  public var prompt: Int
  /// Tokens written, including reasoning.
  public var completion: Int
  /// Tokens read from the endpoint's prompt cache, when reported.
  public var cachedPrompt: Int?
  /// Tokens of hidden reasoning, when reported.
  public var reasoning: Int?
  /// Tokens of the prompt that were written to the endpoint's prompt cache, when reported.
  public var cacheWrites: Int?
  /// Whether at least one call of it reported no usage, so that its tokens were estimated from its texts.
  public var isEstimated: Bool

  /// A usage.
  public init(
    prompt: Int, completion: Int, cachedPrompt: Int? = nil, reasoning: Int? = nil, cacheWrites: Int? = nil,
    isEstimated: Bool = false
  ) {
    self.prompt = prompt
    self.completion = completion
    self.cachedPrompt = cachedPrompt
    self.reasoning = reasoning
    self.cacheWrites = cacheWrites
    self.isEstimated = isEstimated
  }

  /// All tokens.
  public var total: Int { Self.sum(prompt, completion) }

  /// The sum of two usages; a detail only one of them reports is kept.
  public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
    func detail(_ a: Int?, _ b: Int?) -> Int? { a == nil && b == nil ? nil : sum(a ?? 0, b ?? 0) }
    return TokenUsage(
      prompt: sum(left.prompt, right.prompt), completion: sum(left.completion, right.completion),
      cachedPrompt: detail(left.cachedPrompt, right.cachedPrompt), reasoning: detail(left.reasoning, right.reasoning),
      cacheWrites: detail(left.cacheWrites, right.cacheWrites), isEstimated: left.isEstimated || right.isEstimated)
  }

  /// `count` times the usage of one call.
  package static func * (count: Int, one: TokenUsage) -> TokenUsage {
    TokenUsage(prompt: product(count, one.prompt), completion: product(count, one.completion))
  }

  /// The sum of two usages, of which either may be unknown.
  package static func sum(_ left: TokenUsage?, _ right: TokenUsage?) -> TokenUsage? {
    guard let left, let right else { return left ?? right }
    return left + right
  }

  /// A sum of counts between 0 and ``limit``.
  package static func sum(_ left: Int, _ right: Int) -> Int {
    min(limit, max(0, left)) + min(limit, max(0, right)) > limit ? limit : max(0, left) + max(0, right)
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (value, isOver) = max(0, left).multipliedReportingOverflow(by: max(0, right))
    return isOver ? limit : min(limit, value)
  }
}

extension TokenUsage: JSONRecord {
  /// Reads `prompt`, `completion`, `cached_prompt`, `cache_writes`, `reasoning` and `estimated`.
  public init?(from fields: inout FieldReader) {
    let count = FieldKind<Int>.integer(in: 0...Self.limit)
    guard let prompt = fields.required("prompt", count), let completion = fields.required("completion", count) else {
      return nil
    }
    self.init(
      prompt: prompt, completion: completion, cachedPrompt: fields.optional("cached_prompt", count),
      reasoning: fields.optional("reasoning", count), cacheWrites: fields.optional("cache_writes", count),
      isEstimated: fields.optional("estimated", .bool) ?? false)
  }

  /// The counts that are known.
  public var json: JSONObject {
    var object: JSONObject = ["prompt": JSONValue(prompt), "completion": JSONValue(completion)]
    object["cached_prompt"] = cachedPrompt.map { JSONValue($0) }
    object["cache_writes"] = cacheWrites.map { JSONValue($0) }
    object["reasoning"] = reasoning.map { JSONValue($0) }
    if isEstimated { object["estimated"] = true }
    return object
  }
}
