/// What a model's tokens cost, in US dollars a million.
public struct ModelPrice: Sendable, Equatable {
  /// Tokens read.
  public var input: Double
  /// Tokens written.
  public var output: Double
  /// Tokens read from the endpoint's prompt cache; the price of `input` when left out.
  public var cachedInput: Double?

  /// Tokens written to the endpoint's prompt cache; the price of `input` when left out.
  public var cacheWrite: Double?

  /// A price.
  public init(input: Double, output: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
    self.cacheWrite = cacheWrite
  }

  /// Nothing: local models, recorded responses.
  public static let free = ModelPrice(input: 0, output: 0)

  /// What a call cost, in US dollars.
  public func usd(of usage: TokenUsage) -> Double {
    let prompt = max(0, usage.prompt)
    let cached = min(max(0, usage.cachedPrompt ?? 0), prompt)
    let written = min(max(0, usage.cacheWrites ?? 0), prompt - cached)
    let read =
      Double(prompt - cached - written) * input + Double(cached) * (cachedInput ?? input)
      + Double(written) * (cacheWrite ?? input)
    return (read + Double(max(0, usage.completion)) * output) / 1e6
  }
}

extension ModelPrice: JSONRecord {
  /// Reads `input`, `output`, `cached_input` and `cache_write`.
  public init?(from fields: inout FieldReader) {
    let range = 0.0...1e6
    guard let input = fields.required("input", .number(in: range)),
      let output = fields.required("output", .number(in: range))
    else { return nil }
    self.init(
      input: input, output: output, cachedInput: fields.optional("cached_input", .number(in: range)),
      cacheWrite: fields.optional("cache_write", .number(in: range)))
  }

  /// The prices that are known.
  public var json: JSONObject {
    var object: JSONObject = ["input": .number(input), "output": .number(output)]
    object["cached_input"] = cachedInput.map(JSONValue.number)
    object["cache_write"] = cacheWrite.map(JSONValue.number)
    return object
  }
}
