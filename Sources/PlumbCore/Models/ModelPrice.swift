/// What a model's tokens cost, in US dollars a million.
public struct ModelPrice: Sendable, Equatable {
  /// Tokens read.
  public var input: Double
  /// Tokens written.
  public var output: Double
  /// Tokens read from the endpoint's prompt cache; the price of `input` when left out.
  public var cachedInput: Double?

  /// A price.
  public init(input: Double, output: Double, cachedInput: Double? = nil) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
  }

  /// Nothing: local models, recorded responses.
  public static let free = ModelPrice(input: 0, output: 0)

  /// What a call cost, in US dollars.
  public func usd(of usage: TokenUsage) -> Double {
    let cached = min(usage.cachedPrompt ?? 0, usage.prompt)
    let read = Double(usage.prompt - cached) * input + Double(cached) * (cachedInput ?? input)
    return (read + Double(usage.completion) * output) / 1e6
  }
}

extension ModelPrice: JSONRecord {
  /// Reads `input`, `output` and `cached_input`.
  public init?(from fields: inout FieldReader) {
    let range = 0.0...1e6
    guard let input = fields.required("input", .number(in: range)),
      let output = fields.required("output", .number(in: range))
    else { return nil }
    self.init(input: input, output: output, cachedInput: fields.optional("cached_input", .number(in: range)))
  }

  /// The prices that are known.
  public var json: JSONObject {
    var object: JSONObject = ["input": .number(input), "output": .number(output)]
    object["cached_input"] = cachedInput.map(JSONValue.number)
    return object
  }
}
