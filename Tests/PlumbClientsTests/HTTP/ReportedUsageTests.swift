import PlumbCore
import Testing

@testable import PlumbClients

@Suite struct ReportedUsageTests {
  @Test(
    arguments: [
      (#"{"prompt_tokens": 7, "completion_tokens": 3}"#, TokenUsage(prompt: 7, completion: 3)),
      (#"{"input_tokens": 100, "output_tokens": 400}"#, TokenUsage(prompt: 100, completion: 400)),
      (#"{"prompt_tokens": 7, "total_tokens": 10}"#, TokenUsage(prompt: 7, completion: 3)),
      (#"{"prompt_tokens": 7.0, "completion_tokens": 3, "reasoning": null}"#, TokenUsage(prompt: 7, completion: 3)),
      (
        #"{"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 1510, "completion_tokens_details": {"reasoning_tokens": 1400}}"#,
        TokenUsage(prompt: 100, completion: 1410, reasoning: 1400)
      ),
      (
        #"{"prompt_tokens": 100, "completion_tokens": 1410, "total_tokens": 1510, "completion_tokens_details": {"reasoning_tokens": 1400}}"#,
        TokenUsage(prompt: 100, completion: 1410, reasoning: 1400)
      ),
      (
        #"{"input_tokens": 5, "output_tokens": 2, "cache_read_input_tokens": 10, "cache_creation_input_tokens": 3}"#,
        TokenUsage(prompt: 18, completion: 2, cachedPrompt: 10, cacheWrites: 3)
      ),
      (
        #"{"prompt_tokens": 18, "completion_tokens": 2, "cache_read_input_tokens": 10, "cache_creation_input_tokens": 3}"#,
        TokenUsage(prompt: 18, completion: 2, cachedPrompt: 10, cacheWrites: 3)
      ),
      (
        #"{"input_tokens": 18, "output_tokens": 2, "input_tokens_details": {"cached_tokens": 10}}"#,
        TokenUsage(prompt: 18, completion: 2, cachedPrompt: 10)
      ),
    ] as [(String, TokenUsage)])
  func `the names that endpoints use are read`(json: String, usage: TokenUsage) throws {
    #expect(reportedUsage(try JSONValue.parse(json)) == usage)
  }

  @Test(arguments: [
    "null", "{}", "5", #"{"prompt_tokens": 3}"#, #"{"prompt_tokens": 0, "completion_tokens": 0}"#,
    #"{"prompt_tokens": -1, "completion_tokens": 5}"#, #"{"prompt_tokens": 5, "completion_tokens": -9}"#,
    #"{"prompt_tokens": 9223372036854775807, "completion_tokens": 9223372036854775807}"#,
    #"{"prompt_tokens": 4e18, "completion_tokens": 1}"#, #"{"prompt_tokens": 1000000001, "completion_tokens": 1}"#,
    #"{"prompt_tokens": 1.5, "completion_tokens": 1}"#, #"{"prompt_tokens": "7", "completion_tokens": 1}"#,
    #"{"prompt_tokens": 7, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": -7}}"#,
    #"{"prompt_tokens": 7, "total_tokens": 3}"#,
    #"{"input_tokens": 1000000000, "output_tokens": 1, "cache_read_input_tokens": 1000000000}"#,
  ])
  func `what cannot be a count is no report`(json: String) throws {
    #expect(reportedUsage(try JSONValue.parse(json)) == nil)
  }
}
