import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct NounTests {
  /// Reads one line; what is found comes as sentences.
  private func read<Record: JSONRecord>(_ text: String, as type: Record.Type = Record.self) -> (
    record: Record?, problems: [String]
  ) {
    let loaded = parseJSONLines(text, as: Record.self, name: "f")
    return (loaded.records.first, loaded.diagnostics.map(\.description))
  }

  private func item(_ text: String) -> Item? { read(text).record }

  @Test func `an item's texts may be written in several ways`() {
    let plain = Item(id: "a", turns: ["q"], references: ["r"], category: ["x", "y"])
    #expect(item(#"{"id":"a","turns":["q"],"references":["r"],"category":["x","y"]}"#) == plain)
    #expect(item(#"{"id":"a","prompt":"q","reference":"r","category":"x/y"}"#) == plain)
    #expect(item(#"{"id":"a","instruction":"q","reference":"r","category":"/x//y/"}"#) == plain)
    #expect(
      item(#"{"id":"a","turns":["q"],"prompt":"other","references":["r"],"reference":"s","category":"x/y"}"#) == plain)
  }

  @Test func `a category with a slash in a part survives writing`() {
    for category in [["TCP/IP", "basics"], [""], ["a", ""], ["/"]] {
      let item = Item(id: "a", turns: ["q"], category: category)
      #expect(self.item(JSONValue.object(item.json).text())?.category == category)
      let judgment = Judgment(
        item: "a", judge: "j", models: ["x"], outcome: .failed(Failure(.refused, "")), category: category)
      #expect(read(JSONValue.object(judgment.json).text(), as: Judgment.self).record?.category == category)
    }
    #expect(Item(id: "a", turns: ["q"], category: ["x", "y"]).json["category"] == "x/y")
  }

  @Test func `keys that Plumb does not know are kept, in their order`() throws {
    for (text, kind) in [
      (#"{"id":"a","turns":["q"],"zeta":{"b":1,"a":[null]},"alpha":1.5,"none":null}"#, "item"),
      (#"{"item":"a","model":"m","turns":["q"],"zeta":{"b":1,"a":[null]},"alpha":1.5,"none":null}"#, "response"),
      (
        #"{"item":"a","judge":"j","models":["x","y"],"outcome":{"preference":0.5},"zeta":{"b":1,"a":[null]},"alpha":1.5,"none":null}"#,
        "judgment"
      ),
    ] {
      let json: JSONObject? =
        switch kind {
        case "item": read(text, as: Item.self).record?.json
        case "response": read(text, as: Response.self).record?.json
        default: read(text, as: Judgment.self).record?.json
        }
      #expect(try JSONValue.object(#require(json)).text() == text)
    }
  }

  @Test func `everything a noun can say survives writing and reading`() throws {
    let usage = TokenUsage(prompt: 1, completion: 2, cachedPrompt: 1, reasoning: 0)
    let item = Item(
      id: "a", turns: ["q", "r"], system: "s", references: ["x", ""], evidence: "e", category: ["c", "d"],
      language: "zh", tags: ["t"],
      extra: ["k": 1])
    #expect(read(JSONValue.object(item.json).text()).record == item)
    let response = Response(
      item: "a", model: "m", turns: ["x"], finishReason: .length, usage: usage, latency: 1.5, usd: 0.01,
      failure: Failure(.refused, "no"), extra: ["k": 1])
    #expect(read(JSONValue.object(response.json).text()).record == response)
    let outcomes: [Outcome] = [
      .preference(Preference(first: 0.25, strength: .strong, missingMass: 0.1)),
      .ratings(Ratings(overall: 7, dimensions: ["a": 1, "b": 10], scale: 1...10)), .ranking([["x"], ["y", "z"]]),
      .failed(Failure(.noVerdict, "none")), .failed(Failure(Failure.Code(rawValue: "newer"), "")),
    ]
    for outcome in outcomes {
      let judgment = Judgment(
        item: "a", judge: "j", models: ["x", "y"], outcome: outcome, basis: .rule, turn: 2, repetition: 1,
        critique: "c", raw: "r",
        template: "t", category: ["c", "d"], language: "en", lengths: [3, 4], usage: usage, latency: 2, usd: 0.5,
        extra: ["k": 1])
      #expect(read(JSONValue.object(judgment.json).text()).record == judgment)
      #expect(try JSONDecoder().decode(Judgment.self, from: JSONEncoder().encode(judgment)) == judgment)
    }
  }

  @Test(arguments: [
    (#"{"id":"","turns":["q"]}"#, "field 'id': expected a string that is not empty, found a string"),
    (#"{"id":7,"turns":["q"]}"#, "field 'id': expected a string that is not empty, found a number"),
    (#"{"id":"a","turns":[]}"#, "field 'turns': missing; expected an array of strings, at least one"),
    (#"{"id":"a","prompt":["q"]}"#, "field 'prompt': expected a string, found an array"),
    (
      #"{"id":"a","turns":["q"],"references":["a","b"]}"#,
      "field 'references': has 2 entries for 1 turns; expected one a turn"
    ),
    (
      #"{"id":"a","turns":["q"],"category":5}"#,
      "field 'category': expected a string or an array of strings, found a number"
    ),
    (
      #"{"id":"a","turns":["q"],"category":["x",1]}"#,
      "field 'category': expected a string or an array of strings, found an array"
    ),
    (
      #"{"id":"a","turns":["q"],"language":""}"#,
      "field 'language': expected a string that is not empty, found a string"
    ),
    (#"{"id":"a","turns":["q"],"tags":"t"}"#, "field 'tags': expected an array of strings, found a string"),
  ])
  func `a bad item is told`(text: String, sentence: String) {
    #expect(read(text, as: Item.self).problems == ["f:1: \(sentence)"])
  }

  @Test(arguments: [
    (#"{"model":"m","text":"x"}"#, "field 'item': missing; expected a string that is not empty"),
    (#"{"item":"a"}"#, "field 'turns': missing; expected an array of strings, at least one"),
    (#"{"item":"a","turns":[]}"#, "field 'turns': missing; expected an array of strings, at least one"),
    (#"{"item":"a","output":5}"#, "field 'output': expected a string, found a number"),
    (
      #"{"item":"a","text":"x","usage":{"prompt":1}}"#,
      "field 'usage.completion': missing; expected a whole number of at least 0"
    ),
    (#"{"item":"a","failed":{"message":"no"}}"#, "field 'failed.code': missing; expected a string that is not empty"),
    (#"{"item":"a","failed":"no"}"#, "field 'failed': expected an object, found a string"),
    (#"{"item":"a","text":"x","latency":"1s"}"#, "field 'latency': expected a number, found a string"),
  ])
  func `a bad response is told`(text: String, sentence: String) {
    #expect(read(text, as: Response.self).problems == ["f:1: \(sentence)"])
  }

  @Test func `a response may be written as one text, and a failed one without any`() {
    #expect(read(#"{"item":"a","text":"x"}"#, as: Response.self).record?.turns == ["x"])
    #expect(read(#"{"item":"a","output":"y"}"#, as: Response.self).record?.turns == ["y"])
    #expect(
      read(#"{"item":"a","failed":{"code":"timeout"}}"#, as: Response.self).record?.failure
        == Failure(Failure.Code(rawValue: "timeout"), ""))
    #expect(read(#"{"item":"a","text":""}"#, as: Response.self).record?.turns == [""])
  }

  @Test(arguments: [
    (#"{"item":"a","models":["x","y"]}"#, "field 'outcome': missing; expected an object"),
    (
      #"{"item":"a","models":"x","outcome":{"preference":1}}"#,
      "field 'models': expected an array of strings, found a string"
    ),
    (
      #"{"item":"a","models":[],"outcome":{"preference":1}}"#, "field 'models': expected the models shown, at least one"
    ),
    (
      #"{"item":"a","models":["x"],"outcome":{"preference":1}}"#,
      "field 'models': a preference is between two models; found 1"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1.01}}"#,
      "field 'outcome.preference': expected a number from 0.0 to 1.0, found a number"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{}}"#,
      "field 'outcome': expected exactly one of preference, ratings, ranking, failed; found 0"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1,"failed":{"code":"x"}}}"#,
      "field 'outcome': expected exactly one of preference, ratings, ranking, failed; found 2"
    ),
    (
      #"{"item":"a","models":["x"],"outcome":{"ratings":{"overall":11,"scale":[1,10]}}}"#,
      "field 'outcome.ratings.overall': expected a number from 1.0 to 10.0, found a number"
    ),
    (
      #"{"item":"a","models":["x"],"outcome":{"ratings":{"overall":1,"scale":[1,1]}}}"#,
      "field 'outcome.ratings.scale': expected [lowest, highest]"
    ),
    (
      #"{"item":"a","models":["x"],"outcome":{"ratings":{"overall":1,"scale":[1,2],"dimensions":{"d":3}}}}"#,
      "field 'outcome.ratings.dimensions.d': expected a number from 1.0 to 2.0"
    ),
    (
      #"{"item":"a","models":["x"],"outcome":{"ranking":["x"]}}"#,
      "field 'outcome.ranking': expected an array of arrays of model names"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1,"strength":2}}"#,
      "field 'outcome.strength': expected a string, found a number"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"turn":0}"#,
      "field 'turn': expected a whole number of at least 1, found a number"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"lengths":[1]}"#,
      "field 'lengths': expected one whole number for each of the 2 models, found an array"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"lengths":[1,"2"]}"#,
      "field 'lengths': expected one whole number for each of the 2 models, found an array"
    ),
    (
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"category":1}"#,
      "field 'category': expected a string or an array of strings, found a number"
    ),
  ])
  func `a bad judgment is told`(text: String, sentence: String) {
    #expect(read(text, as: Judgment.self).problems == ["f:1: \(sentence)"])
  }

  @Test func `a response's length counts Unicode scalars, not what looks like one letter`() {
    #expect(Response(item: "a", model: "m", turns: ["x", "e\u{301}准👩‍👧"]).length == 2 + 1 + 3)
    #expect(Response(item: "a", model: "m", turns: []).length == 0)
  }

  @Test(arguments: [
    ("stop", "stop"), ("end_turn", "stop"), ("stop_sequence", "stop"), ("length", "length"), ("max_tokens", "length"),
    ("refusal", "refusal"), ("content_filter", "refusal"), ("tool_calls", "tool_calls"), ("", ""),
  ])
  func `finish reasons of several protocols have one word`(word: String, kept: String) {
    #expect(ModelReply.FinishReason(word: word).word == kept)
  }

  @Test func `words of basis and strength that Plumb does not know are kept as they are`() throws {
    let line =
      #"{"item":"a","judge":"j","models":["x","y"],"outcome":{"preference":1.0,"strength":"slight"},"basis":"cached"}"#
    let object = try #require(JSONValue.parse(line).object)
    var fields = FieldReader(object, location: Location(file: "f"))
    let judgment = try #require(Judgment(from: &fields))
    #expect(judgment.basis == .other("cached") && judgment.outcome.preference?.strength == .other("slight"))
    #expect(judgment.json == object)
    for word in ["identical", "rule", "noise"] {
      if case .other = Judgment.Basis(rawValue: word) { Issue.record("\(word) is not known") }
    }
    if case .other = Preference.Strength(rawValue: "strong") { Issue.record("strong is not known") }
  }
}
