internal import PlumbCore

/// The usage that a reply reports, under the names that endpoints use for it.
///
/// Prompts are `prompt_tokens` or `input_tokens`, answers `completion_tokens` or `output_tokens`, or what is left of
/// `total_tokens`. Beside `input_tokens`, `cache_read_input_tokens` and `cache_creation_input_tokens` (Anthropic) are not
/// part of the prompt's count, and are added. Reasoning is added where prompt, answer and reasoning make up the total.
///
/// - Parameters:
///   - value: The reply's `usage`.
///   - writesNothing: Whether no answer is written, as with embeddings, so that its count may be missing.
/// - Returns: The usage; `nil` where a count is missing, no whole number, below 0, above `TokenUsage.callLimit`, or where
///   everything is 0. Whoever is told nothing estimates.
internal func reportedUsage(_ value: JSONValue?, writesNothing: Bool = false) -> TokenUsage? {
  guard let value, value.object != nil else { return nil }
  var counts = ReportedCounts(value: value)
  let total = counts.count("total_tokens")
  let own = counts.count("prompt_tokens")
  let input = counts.count("input_tokens")
  let output = counts.count("completion_tokens") ?? counts.count("output_tokens")
  let read = counts.count("cache_read_input_tokens")
  let written = counts.count("cache_creation_input_tokens")
  let detail = counts.count("cached_tokens", in: ["prompt_tokens_details", "input_tokens_details"])
  let cached = detail ?? counts.count("prompt_cache_hit_tokens") ?? read
  let reasoning = counts.count("reasoning_tokens", in: ["completion_tokens_details", "output_tokens_details"])
  guard counts.areSound, let base = own ?? input else { return nil }
  let prompt = own == nil && detail == nil ? base + (read ?? 0) + (written ?? 0) : base
  guard var completion = output ?? total.map({ $0 - prompt }) ?? (writesNothing ? 0 : nil), completion >= 0 else {
    return nil
  }
  if let reasoning, let total, total == prompt + completion + reasoning { completion += reasoning }
  guard prompt + completion > 0, max(prompt, completion) <= TokenUsage.callLimit else { return nil }
  return TokenUsage(
    prompt: prompt, completion: completion, cachedPrompt: cached, reasoning: reasoning, cacheWrites: written)
}

/// Reads counts one by one, and remembers whether all of them can be counts.
private struct ReportedCounts {
  let value: JSONValue
  private(set) var areSound = true

  init(value: JSONValue) { self.value = value }

  /// A count; `nil` where there is none.
  mutating func count(_ name: String) -> Int? { checked(value[name]) }

  /// A count of the first of several objects that has it.
  mutating func count(_ name: String, in objects: [String]) -> Int? {
    checked(objects.compactMap { value[$0]?[name] }.first { !$0.isNull })
  }

  private mutating func checked(_ found: JSONValue?) -> Int? {
    guard let found, !found.isNull else { return nil }
    guard let count = found.int, (0...TokenUsage.callLimit).contains(count) else {
      areSound = false
      return nil
    }
    return count
  }
}
