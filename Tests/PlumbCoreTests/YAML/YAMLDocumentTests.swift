import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct YAMLDocumentTests {
  private func value(_ text: String) throws(CoreError) -> JSONValue {
    try YAMLDocument(text: text, file: "f.yaml").value
  }

  private func problem(_ text: String) -> String? {
    do {
      _ = try value(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    arguments: [
      ("a: 1", 1), ("a: -1", -1), ("a: 1.5", 1.5), ("a: 1e3", .number(1000)), ("a: true", true), ("a: no", false),
      ("a: null", .null), ("a: ~", .null),
      ("a:", .null), ("a: text", "text"), ("a: '1'", "1"), ("a: \"true\"", "true"), ("a: [1, x]", [1, "x"]),
      ("a: .inf", ".inf"), ("a: .nan", ".nan"),
      ("a: |\n  x\n  y\n", "x\ny\n"), ("a: >\n  x\n  y\n", "x y\n"), ("a: 准绳", "准绳"), ("a: \"\\u51c6\"", "准"),
      ("a: gpt-4o", "gpt-4o"),
      ("b: &x 5\na: *x", 5), ("a: 9223372036854775808", .number(9_223_372_036_854_775_808)),
    ] as [(String, JSONValue)])
  func `scalars and lists`(text: String, expected: JSONValue) throws { #expect(try value(text)["a"] == expected) }

  @Test func `every field has its line`() throws {
    let text = "name: run\nitems:\n  limit: 4\n  tags: [demo]\nmodels:\n  small: { provider: x, model: y }\n"
    let document = try YAMLDocument(text: text, file: "f.yaml")
    #expect(document.lines["name"] == 1)
    #expect(document.lines["items.limit"] == 3)
    #expect(document.lines["items.tags[0]"] == 4)
    #expect(document.lines["models.small.model"] == 6)
    #expect(document.columns["models.small.model"] == 25)
  }

  @Test func `a finding gets the place of its field, or of the field around it`() throws {
    let document = try YAMLDocument(text: "a:\n  b: [1, 2]\n", file: "f.yaml")
    func place(_ field: String) -> String {
      document.placed(Diagnostic(.error, "x", at: Location(file: "f.yaml", field: field))).location.description
    }
    #expect(place("a.b[1]") == "f.yaml:2:10: field 'a.b[1]'")
    #expect(place("a.b.missing") == "f.yaml:2:3: field 'a.b.missing'")
    #expect(place("elsewhere") == "f.yaml: field 'elsewhere'")
  }

  @Test func `a merged mapping fills what is not said, and the scalar tags of YAML hold`() throws {
    #expect(
      try value("base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3") == ["base": ["x": 1, "y": 2], "a": ["y": 3, "x": 1]])
    #expect(try value("a: !!str 1") == ["a": "1"])
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "f.yaml:1:1: the mapping names 'a' twice; expected each key once"),
    ("x:\n  a: 1\n  a: 3", "f.yaml:2:3: the mapping names 'a' twice; expected each key once"),
    ("{a: 1, a: 2}", "f.yaml:1:2: the mapping names 'a' twice; expected each key once"),
    ("? [1]\n: a\n? [2]\n: b", "f.yaml:1:3: expected a word as key, found a list or a mapping"),
  ])
  func `a key that stands twice or is no word is told with its place`(text: String, sentence: String) {
    #expect(problem(text) == sentence)
  }

  @Test func `a tab that indents is told with line and column`() {
    #expect(
      problem("a:\n\tb: 1")
        == "f.yaml:2:1: not valid YAML: while scanning for the next token found character that cannot start any token")
  }

  @Test(arguments: [
    "a: [1", "a: \"x", "a: {b", "a: b: c", "*x", "a: *x", "&a", "\u{0}", "a: @x", "a: `x`", "%", "? ]", "a:\n - b\n  c",
    "- a\nb: 1",
  ])
  func `what is not YAML is told with its place`(text: String) {
    if let problem = problem(text) { #expect(problem.hasPrefix("f.yaml:"), "\(problem)") }
  }

  @Test(.timeLimit(.minutes(1))) func `aliases that expand without end are refused soon`() {
    var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (name, before) in zip("bcdefghij", "abcdefghi") {
      text += "\(name): &\(name) [" + repeatElement("*\(before)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(problem(text) == "f.yaml:1: holds more than 50,000 values once its aliases are filled in.")
  }

  @Test func `deep nesting is an error or a value, never a crash`() {
    for depth in [100, 5000] {
      _ = problem("a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
      _ = problem("a: " + String(repeating: "{b: ", count: depth) + String(repeating: "}", count: depth))
    }
  }

  @Test func `a file that is not UTF-8 is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0x61, 0x3A, 0x20, 0xFF, 0xFE], to: "f.yaml")
    #expect(throws: CoreError(.invalidInput, "\(path): is not UTF-8 text.")) { try YAMLDocument(path: path) }
  }

  @Test func `a missing file is told`() throws {
    let path = try TemporaryFolder().file("missing.yaml")
    #expect(throws: CoreError(.file, "\(path): cannot be opened. Check the path.")) { try YAMLDocument(path: path) }
  }
}
