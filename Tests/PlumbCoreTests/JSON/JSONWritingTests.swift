import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JSONWritingTests {
  @Test(arguments: 0..<300, [JSONStyle.compact, .canonical, .pretty])
  func `what is written is read back the same`(seed: Int, style: JSONStyle) throws {
    var random = SeededGenerator(seed: seed)
    let value = random.json()
    let text = value.text(style)
    #expect(try JSONValue.parse(text) == value, "seed \(seed)")
    if style != .pretty { #expect(!text.utf8.contains(UInt8(ascii: "\n")), "seed \(seed)") }
    #expect(try JSONValue.parse(text).text(style) == text, "seed \(seed)")
  }

  @Test(arguments: 0..<200)
  func `the canonical form does not depend on the order of keys`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let value = random.json(depth: 5)
    func shuffled(_ value: JSONValue) -> JSONValue {
      switch value {
      case .array(let values): .array(values.map(shuffled))
      case .object(let object):
        .object(
          JSONObject(object.entries.shuffled(using: &random).map { .init(key: $0.key, value: shuffled($0.value)) }))
      default: value
      }
    }
    let other = shuffled(value)
    #expect(other == value, "seed \(seed)")
    #expect(sha256(Array(other.text(.canonical).utf8)) == sha256(Array(value.text(.canonical).utf8)), "seed \(seed)")
  }

  @Test(
    arguments: [
      (JSONValue.number(1), "1"), (.number(-0.0), "0"), (.number(100), "100"), (.number(0.1), "0.1"),
      (.number(1e22), "1e+22"),
      (.integer(5), "5"), (.number(.nan), "null"), (.number(.infinity), "null"),
      (["b": 1, "a": [2]], #"{"a":[2],"b":1}"#),
      (["é": 1, "z": 2, "准": 3, "": 4], #"{"":4,"z":2,"é":1,"准":3}"#), (["a": .number(2), "B": 1], #"{"B":1,"a":2}"#),
    ] as [(JSONValue, String)])
  func `canonical text`(value: JSONValue, text: String) { #expect(value.text(.canonical) == text) }

  @Test func `the same number written in several ways has one canonical form`() throws {
    let forms = ["100", "100.0", "1e2", "1.0E+2", "1000e-1"]
    #expect(Set(try forms.map { try JSONValue.parse($0).text(.canonical) }) == ["100"])
  }

  @Test func `control characters are escaped and everything else stays as it is`() {
    #expect(
      JSONValue.string("\u{0}\u{1}\u{8}\n\r\t\u{1f}\"\\/\u{7f}\u{2028}准").text()
        == #""\u0000\u0001\u0008\n\r\t\u001f\"\\/"# + "\u{7f}\u{2028}准\"")
  }

  @Test func `the pretty form has two spaces a level`() {
    let value: JSONValue = ["a": [1, ["b": .null]], "c": [], "d": [:]]
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {}
        }
        """)
  }

  @Test func `texts that Unicode calls equal are written byte for byte`() throws {
    let text = JSONValue.array(["e\u{301}", "é"]).text()
    #expect(Array(text.utf8) == Array("[\"e\u{301}\",\"é\"]".utf8))
  }
}
