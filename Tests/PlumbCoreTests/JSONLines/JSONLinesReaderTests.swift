import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JSONLinesReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func load(_ text: String, skipInvalid: Bool = false) throws -> LoadedRecords<Item> {
    try load(Array(text.utf8), skipInvalid: skipInvalid)
  }

  private func load(_ bytes: [UInt8], skipInvalid: Bool = false) throws -> LoadedRecords<Item> {
    try JSONLinesReader<Item>.load(
      path: folder.write(bytes, to: "items.jsonl"), name: "items.jsonl", skipInvalid: skipInvalid)
  }

  private func item(_ id: String) -> String { #"{"id":"\#(id)","turns":["q"]}"# }

  @Test func `reads with and without a final line feed, with CRLF, blank lines and a byte-order mark`() throws {
    for text in ["A\nB", "A\nB\n", "A\r\nB\r\n", "\n\nA\n \t\n\r\nB\n\n", "\u{FEFF}A\nB"] {
      let loaded = try load(text.replacing("A", with: item("a")).replacing("B", with: item("b")))
      #expect(loaded.records.map(\.id) == ["a", "b"])
      #expect(loaded.diagnostics.isEmpty)
    }
  }

  @Test func `an empty file has no records`() throws {
    #expect(try load("").records.isEmpty)
    #expect(try load("\n \n").records.isEmpty)
  }

  @Test func `separators of other systems inside an answer end no line`() throws {
    let loaded = try load("{\"id\":\"a\",\"turns\":[\"x\u{2028}y\u{2029}z\u{85}\"]}\n")
    #expect(loaded.records.first?.turns == ["x\u{2028}y\u{2029}z\u{85}"])
  }

  @Test func `a line of five megabytes is read`() throws {
    let text = String(repeating: "准", count: 1_700_000)
    #expect(try load(#"{"id":"a","turns":["\#(text)"]}"#).records.first?.turns == [text])
  }

  @Test func `every bad line is told with file, line and field`() throws {
    let text = [
      item("a"), "{", #""text""#, "", #"{"turns":["q"]}"#, #"{"id":"b","turns":"q"}"#, #"{"id":"c"}"#, item("d"),
    ].joined(separator: "\n")
    #expect {
      _ = try load(text)
    } throws: { error in
      let lines = "\(error)".split(separator: "\n").map(String.init)
      return lines.count == 6 && lines[0].hasPrefix("items.jsonl:2: not valid JSON (")
        && lines[1...] == [
          "items.jsonl:3: expected an object, found a string",
          "items.jsonl:5: field 'id': missing; expected a string that is not empty",
          "items.jsonl:6: field 'turns': expected an array of strings, found a string",
          "items.jsonl:7: field 'turns': missing; expected an array of strings, at least one",
          "Fix these lines or pass the option 'skip-invalid'.",
        ]
    }
    let skipped = try load(text, skipInvalid: true)
    #expect(skipped.records.map(\.id) == ["a", "d"])
    #expect(skipped.diagnostics.map(\.location.line) == [2, 3, 5, 6, 7])
    #expect(skipped.hasErrors)
  }

  @Test func `the first ten findings are told and the rest are counted`() throws {
    #expect {
      _ = try load(String(repeating: "5\n", count: 23))
    } throws: { error in
      let lines = "\(error)".split(separator: "\n")
      return lines.count == 12 && lines[10] == "… and 13 more"
    }
  }

  @Test func `a JSON array over several lines gets a hint`() throws {
    #expect {
      _ = try load("[\n\(item("a"))\n]")
    } throws: { error in
      "\(error)".hasPrefix("items.jsonl:1: not valid JSON (")
        && "\(error)".contains("); the file looks like a JSON array, expected one object a line\n")
    }
  }

  @Test func `bytes that are not UTF-8 are told with their line`() throws {
    #expect {
      _ = try load(Array("\(item("a"))\n{\"id\":\"".utf8) + [0xC3, 0x28] + Array("\",\"turns\":[\"q\"]}".utf8))
    } throws: { error in
      "\(error)".hasPrefix("items.jsonl:2: not valid JSON (")
    }
  }

  @Test func `the line number is that of the line read last`() throws {
    let reader = try JSONLinesReader<Item>(path: folder.write("\n\(item("a"))\n\n\(item("b"))", to: "f"))
    #expect(reader.lineNumber == 0)
    _ = reader.next()
    #expect(reader.lineNumber == 2)
    _ = reader.next()
    #expect(reader.lineNumber == 4)
    #expect(reader.next() == nil)
    #expect(reader.next() == nil)
  }

  #if os(Linux)
    @Test func `a read error is one finding with its place, and the end`() throws {
      let reader = try JSONLinesReader<Item>(path: "/proc/self/mem")
      guard case .invalid(let problems) = reader.next() else {
        Issue.record("expected a finding")
        return
      }
      #expect(problems.map(\.description) == ["/proc/self/mem:1: cannot be read (Input/output error)."])
      #expect(reader.next() == nil)
    }
  #endif

  @Test func `lines in memory are read like a file's`() {
    let loaded = parseJSONLines("\n\(item("a"))\n[1]\n{\n{\"id\":\"b\"}\n", as: Item.self, name: "built-in")
    #expect(loaded.records.map(\.id) == ["a"])
    #expect(loaded.diagnostics.map(\.location.line) == [3, 4, 5])
    #expect(loaded.diagnostics.allSatisfy { $0.location.file == "built-in" })
  }
}
