import PlumbCore
import Testing

@Suite struct FieldReaderTests {
  private func reader(_ object: JSONObject) -> FieldReader {
    FieldReader(object, location: Location(file: "f.jsonl", line: 3))
  }

  private func sentence<T>(_ value: JSONValue, _ kind: FieldKind<T>) -> String? {
    var fields = reader(["k": value])
    _ = fields.required("k", kind)
    return fields.diagnostics.first?.description
  }

  @Test func `each kind says what it expected and what it found`() {
    let place = "f.jsonl:3: field 'k': expected "
    #expect(sentence(5, .string) == place + "a string, found a number")
    #expect(sentence("", .nonEmptyString) == place + "a string that is not empty, found a string")
    #expect(sentence(true, .number) == place + "a number, found a boolean")
    #expect(sentence(1.5, .integer) == place + "a whole number, found a number")
    #expect(sentence("true", .bool) == place + "true or false, found a string")
    #expect(sentence([1], .object) == place + "an object, found an array")
    #expect(sentence([:], .array) == place + "an array, found an object")
    #expect(sentence(["a", 1], .strings) == place + "an array of strings, found an array")
    #expect(sentence(2, .number(in: 0...1)) == place + "a number from 0.0 to 1.0, found a number")
    #expect(sentence(0, .integer(atLeast: 1)) == place + "a whole number of at least 1, found a number")
    #expect(sentence("tool", .oneOf(Message.Role.self)) == place + "one of system, user, assistant, found a string")
    #expect(sentence(.null, .string) == "f.jsonl:3: field 'k': missing; expected a string")
  }

  @Test func `null counts as absent`() {
    var fields = reader(["a": .null])
    #expect(fields.optional("a", .string) == nil)
    #expect(fields.isValid)
  }

  @Test func `all problems are noted, not the first only`() {
    var fields = reader(["a": 1, "b": 2])
    _ = (fields.optional("a", .string), fields.optional("b", .bool), fields.required("c", .array))
    #expect(fields.diagnostics.map { $0.location.field } == ["a", "b", "c"])
  }

  @Test func `what nobody asked for is the rest`() {
    var fields = reader(["a": 1, "b": .null, "c": "x"])
    _ = fields.optional("a", .number)
    #expect(fields.rest == ["b": .null, "c": "x"])
  }

  @Test func `nested records are reported with their whole path`() {
    var fields = reader([
      "usage": ["prompt": -1, "completion": 2], "messages": [["role": "user", "content": "x"], ["role": "x"]],
    ])
    _ = fields.record("usage", as: TokenUsage.self)
    _ = fields.records("messages", as: Message.self)
    #expect(
      fields.diagnostics.map(\.description) == [
        "f.jsonl:3: field 'usage.prompt': expected a whole number of at least 0, found a number",
        "f.jsonl:3: field 'messages[1].role': expected one of system, user, assistant, found a string",
      ])
  }

  @Test func `an element that is no object is reported with its index`() {
    var fields = reader(["logprobs": [["token": "a", "logprob": -1], 5]])
    #expect(fields.records("logprobs", as: TokenLogprob.self) == nil)
    #expect(
      fields.diagnostics.map(\.description) == ["f.jsonl:3: field 'logprobs[1]': expected an object, found a number"])
  }

  @Test func `an object's own problem is placed at the object`() {
    var fields = reader(["outcome": [:]])
    _ = fields.record("outcome", as: Outcome.self)
    #expect(
      fields.diagnostics.map(\.description) == [
        "f.jsonl:3: field 'outcome': expected exactly one of preference, ratings, ranking, failed; found 0"
      ])
  }

  @Test func `unknown keys are warnings that name the known ones`() {
    var fields = reader(["limt": 3, "limit": 2])
    _ = fields.optional("limit", .integer)
    _ = fields.optional("tags", .strings)
    fields.warnAboutUnknownKeys()
    #expect(fields.isValid)
    #expect(
      fields.diagnostics.map(\.description) == [
        "f.jsonl:3: field 'limt': is not known here and has no effect; known: limit, tags"
      ])
  }

  @Test func `a field's line comes from the document, else from the object, else from the record`() {
    let fields = FieldReader(
      ["b": 1], location: Location(file: "s.yaml", line: 1), prefix: "a", lines: ["a": 4, "a.b": 5])
    #expect(fields.location(of: "b").line == 5)
    #expect(fields.location(of: "c").line == 4)
    #expect(reader([:]).location(of: "c").line == 3)
  }

  @Test func `a record refused without a reason still gets a sentence`() {
    #expect(reader([:]).problems("a valid item").map(\.description) == ["f.jsonl:3: is not a valid item"])
  }
}
