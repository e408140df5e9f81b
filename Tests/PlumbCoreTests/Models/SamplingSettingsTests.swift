import PlumbCore
import Testing

@Suite struct SamplingSettingsTests {
  @Test func `the other's settings go over these, further keys are joined`() {
    let base = SamplingSettings(temperature: 0, maxTokens: 5, stop: ["a"], extra: ["x": 1, "y": 1])
    let own = SamplingSettings(temperature: 1, seed: 2, extra: ["x": 2])
    let both = base.overridden(by: own)
    #expect(both == SamplingSettings(temperature: 1, maxTokens: 5, seed: 2, stop: ["a"], extra: ["x": 2, "y": 1]))
    #expect(base.overridden(by: SamplingSettings()) == base)
  }

  @Test(
    arguments: [
      ("stop", 5, "expected a string or an array of strings, found a number"),
      ("stop", [1], "expected a string or an array of strings, found an array"),
      ("temperature", -1, "expected a number from 0.0 to 100.0, found a number"),
      ("top_p", 1.5, "expected a number from 0.0 to 1.0, found a number"),
      ("max_tokens", 0, "expected a whole number from 1 to 100000000, found a number"),
      ("seed", "a", "expected a whole number, found a string"),
      ("top_logprobs", 0, "expected a whole number of at least 1, found a number"),
      ("extra", [1], "expected an object, found an array"),
    ] as [(String, JSONValue, String)])
  func `wrong settings are told`(key: String, value: JSONValue, sentence: String) {
    var fields = FieldReader(JSONObject([.init(key: key, value: value)]), location: Location(file: "s"))
    _ = SamplingSettings(from: &fields)
    #expect(fields.diagnostics.map(\.description) == ["s: field '\(key)': \(sentence)"])
  }

  @Test func `one stop text may stand without brackets`() {
    var fields = FieldReader(["stop": "END"], location: Location())
    #expect(SamplingSettings(from: &fields)?.stop == ["END"])
  }
}
