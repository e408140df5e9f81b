import PlumbClients
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct RecordedClientTests {
  /// Questions and answers of a conversation, the last question open.
  func conversation(_ turns: Int, item: String?) -> ModelRequest {
    var messages = [Message(.system, "s")]
    for turn in 1...turns {
      messages.append(Message(.user, "q\(turn)"))
      if turn < turns { messages.append(Message(.assistant, "a\(turn)")) }
    }
    return ModelRequest(messages: messages, item: item)
  }

  /// The sentence with which a file is refused.
  func refusal(of text: String, model: String? = nil) async throws -> String {
    try await withFile(text) { path in
      do throws(CoreError) {
        _ = try RecordedClient(path: path, model: model)
        return "accepted"
      } catch {
        return shown(error.description, path)
      }
    }
  }

  @Test func `answers by item, with separators, empty and unusual lines in the file`() async throws {
    let file =
      "\u{FEFF}" + #"{"item":"a","model":"m","turns":["line\u2028one"],"finish_reason":"length","latency":2}"#
      + "\n\n  \r\n"
      + #"{"item":"b","model":"m","output":""}"# + "\r\n"
      + "{\"item\":\"c\",\"model\":\"m\",\"text\":\"raw\u{2028}\u{85}x\"}"
    try await withFile(file) { path in
      let client = try RecordedClient(path: path)
      let a = try await client.reply(to: ask("?", item: "a"))
      #expect(a == ModelReply(text: "line\u{2028}one", finishReason: .length, model: "m", latency: 2))
      let b = try await client.reply(to: ask("?", item: "b"))
      #expect(b.text == "")
      let c = try await client.reply(to: ask("?", item: "c"))
      #expect(c.text == "raw\u{2028}\u{85}x")
      #expect(client.identity.provider == "recorded" && client.identity.model.hasPrefix("m@"))
    }
  }

  @Test func `a missing item is an error that names file and item`() async throws {
    try await withFile(#"{"item":"a","model":"m","turns":["x"]}"#) { path in
      let client = try RecordedClient(path: path)
      let error = await failure(of: client, ask("?", item: "nope"))
      #expect(error?.code == .notRecorded && error?.isRetryable == false)
      #expect(
        shown(error?.message ?? "", path) == "FILE: has no response to item 'nope'. Add one, or leave the item out.")
      let question = await failure(of: client, ask("what\nis it"))
      #expect(
        shown(question?.message ?? "", path)
          == "FILE: has no response to \"what is it\". Add one, or leave the item out.")
    }
  }

  @Test func `each user turn gets its own recorded turn`() async throws {
    let file = #"{"item":"a","model":"m","turns":["one","two"],"finish_reason":"stop"}"#
    try await withFile(file) { path in
      let client = try RecordedClient(path: path)
      let first = try await client.reply(to: conversation(1, item: "a"))
      let second = try await client.reply(to: conversation(2, item: "a"))
      #expect(first.text == "one" && first.finishReason == nil)
      #expect(second.text == "two" && second.finishReason == .stop)
      let error = await failure(of: client, conversation(3, item: "a"))
      #expect(
        shown(error?.message ?? "", path)
          == "FILE: the response to item 'a' has 2 of at least 3 turns. Add the others, or leave the item out.")
    }
  }

  @Test func `a recorded failure stays a failure`() async throws {
    try await withFile(#"{"item":"a","model":"m","failed":{"code":"timeout","message":"too slow"}}"#) { path in
      let error = await failure(of: try RecordedClient(path: path), ask("?", item: "a"))
      #expect(shown(error?.message ?? "", path) == "FILE: the response to item 'a' is recorded as failed (too slow).")
    }
  }

  @Test func `several models need a filter`() async throws {
    let file = #"{"item":"a","model":"m","turns":["x"]}"# + "\n" + #"{"item":"a","model":"n","turns":["y"]}"# + "\n"
    #expect(try await refusal(of: file).hasSuffix("Fix these lines or pass the option 'skip-invalid'.") == true)
    let apart = file.replacing(#""item":"a","model":"n""#, with: #""item":"b","model":"n""#)
    #expect(
      try await refusal(of: apart) == "FILE: holds responses of several models ('m', 'n'); say which with 'model'.")
    #expect(try await refusal(of: file, model: "o") == "FILE: has no responses of 'o'; it has those of 'm', 'n'.")
    try await withFile(file) { path in
      let reply = try await RecordedClient(path: path, model: "n").reply(to: ask("?", item: "a"))
      #expect(reply.text == "y")
    }
  }

  @Test func `all bad lines are listed`() async throws {
    let file = [
      #"{"item":"a","model":"m","turns":["x"]}"#, #"{"item":"b","#, "7", #"{"model":"m","turns":["x"]}"#,
      #"{"item":"a","model":"m","turns":["z"]}"#, #"{"item":"c","turns":"x","model":"m"}"#,
    ].joined(separator: "\n")
    let lines = try await refusal(of: file).split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(lines[0].hasPrefix("FILE:2: not valid JSON ("))
    #expect(
      Array(lines.dropFirst()) == [
        "FILE:3: expected an object, found a number",
        "FILE:4: field 'item': missing; expected a string that is not empty",
        "FILE:5: field 'item': item 'a' was already answered at line 1; expected one response an item",
        "FILE:6: field 'turns': expected an array of strings, found a string",
        "Fix these lines or pass the option 'skip-invalid'.",
      ])
    try await withFile(file) { path in
      let client = try RecordedClient(path: path, skipInvalid: true)
      let reply = try await client.reply(to: ask("?", item: "a"))
      #expect(reply.text == "x" && client.diagnostics.count == 5)
    }
  }

  @Test func `AlpacaEval's outputs are found by the question`() async throws {
    let file = #"""

      [{"instruction":"Why?","output":"Because.","generator":"g","dataset":"d"},
       {"instruction":"How?\n","output":"","generator":"g"}, {"instruction":"Why?","output":"Other.","generator":"g"}]
      """#
    try await withFile(file) { path in
      let client = try RecordedClient(path: path)
      let found = try await client.reply(to: ask("Why?", item: "17"))
      #expect(found == ModelReply(text: "Because.", model: "g"))
      let empty = try await client.reply(to: ask("How?\n"))
      #expect(empty.text == "")
      #expect(await failure(of: client, ask("How?"))?.code == .notRecorded)
      #expect(client.diagnostics.map(\.severity) == [.warning])
      #expect(client.identity.model.hasPrefix("g@"))
    }
  }

  @Test func `bad elements of an array are listed`() async throws {
    let file = #"[{"instruction":"Why?"}, 3, {"instruction":1,"output":"x"}]"#
    #expect(
      try await refusal(of: file)
        == """
        FILE: field '[0].output': missing; expected a string
        FILE: field '[1]': expected an object, found a number
        FILE: field '[2].instruction': expected a string, found a number
        Fix these elements or pass the option 'skip-invalid'.
        """)
  }

  @Test func `empty and absent files are refused`() async throws {
    #expect(try await refusal(of: " \n\n") == "FILE: is empty; expected responses.")
    #expect(throws: CoreError(.file, "no/such/file: cannot be opened (No such file or directory).")) {
      try RecordedClient(path: "no/such/file")
    }
  }

  @Test func `a changed file is another identity, the same content the same one`() async throws {
    func identity(_ text: String) async throws -> ModelIdentity {
      try await withFile(text) { path in try RecordedClient(path: path).identity }
    }
    let first = try await identity(#"{"item":"a","model":"m","turns":["x"]}"#)
    #expect(try await identity(#"{"item":"a","model":"m","turns":["x"]}"#) == first)
    #expect(try await identity(#"{"item":"a","model":"m","turns":["y"]}"#) != first)
  }
}
