import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct JSONParsingTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("17", 17), ("-17", -17),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("18446744073709551615", .number(18_446_744_073_709_551_616)),
      ("1.0", .number(1)), ("-0.0", .number(-0.0)), ("1e3", .number(1000)), ("1E+2", .number(100)),
      ("2.5e-3", .number(0.0025)),
      ("1e-400", .number(0)), ("5e-324", .number(.leastNonzeroMagnitude)),
      ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
      (#""""#, ""), (#""a""#, "a"), (#""\u00e9""#, "é"), (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\u{0}"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), ("\"\u{2028}\u{2029}\u{85}\"", "\u{2028}\u{2029}\u{85}"),
      ("\"\u{7F}\"", "\u{7F}"), ("[]", []), ("{}", [:]), (" \t\r\n[1 , 2]\n", [1, 2]),
      (#"{"a":{"b":[null]}}"#, ["a": ["b": [.null]]]),
    ] as [(String, JSONValue)])
  func `reads`(text: String, value: JSONValue) throws { #expect(try JSONValue.parse(text) == value) }

  @Test(arguments: [
    "", " ", "\n", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "01", "-01", "+1", "1.", ".5",
    "-", "1e",
    "1e+", "0x10", "1_000", "1 2", "1e400", "-1e400", "'a'", "\"a", "a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"",
    "\"a\nb\"", "\"\t\"",
    "\"\u{0}\"", "[1", "[1,]", "[,1]", "[1 2]", "]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:2}",
    "{\"a\" 1}",
    "[1]]", "{}{}", "[1,2}", "// no\n1", "/* no */1", "\u{0}", "1\u{0}", #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#,
  ])
  func `refuses`(text: String) {
    #expect {
      _ = try JSONValue.parse(text)
    } throws: { error in
      "\(error)".hasPrefix("not valid JSON (") && "\(error)".hasSuffix(")")
    }
  }

  @Test(
    arguments: [
      [0xFF], [0x22, 0xC3, 0x22], [0x22, 0xC3, 0x28, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22],
      [0x22, 0xC0, 0x80, 0x22], [0x22, 0x80, 0x22], [0xFE, 0xFF, 0x00, 0x31], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ] as [[UInt8]])
  func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(bytes) }
  }

  @Test func `nesting is limited, and a deeper document is an error, not a crash`() throws {
    #expect(throws: Never.self) {
      try JSONValue.parse(String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000))
    }
    for depth in [1100, 100_000] {
      #expect(throws: JSONSyntaxError.self) {
        try JSONValue.parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
      }
      #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(String(repeating: "{\"a\":", count: depth)) }
    }
  }

  @Test func `keys keep their order, and of a key written twice the last one counts`() throws {
    let object = try #require(JSONValue.parse(#"{"b":1,"a":2,"b":3}"#).object)
    #expect(object.keys == ["b", "a", "b"])
    #expect(object["b"] == 3)
  }

  @Test func `a parser can be used again after an error`() throws {
    let parser = JSONParser()
    #expect(throws: JSONSyntaxError.self) { try parser.parse("[1,".utf8) }
    #expect(try parser.parse("[1,2]".utf8) == [1, 2])
    #expect(try parser.parse("\"\(String(repeating: "a", count: 100_000))\"".utf8).string?.utf8.count == 100_000)
    #expect(try parser.parse("3".utf8) == 3)
  }

  @Test func `a slice of a longer buffer is read without what follows`() throws {
    let bytes = Array("[1]garbage".utf8)
    #expect(try JSONValue.parse(bytes[..<3]) == [1])
    #expect(try JSONValue.parse(AnySequence(bytes.prefix(3))) == [1])
  }

  @Test(
    arguments: [("1.5", nil), ("1.0", 1), ("1e3", 1000), ("1e300", nil), ("9223372036854775808", nil), ("\"1\"", nil)]
      as [(String, Int?)])
  func `only numbers without a fraction are whole`(text: String, whole: Int?) throws {
    #expect(try JSONValue.parse(text).int == whole)
  }
}
