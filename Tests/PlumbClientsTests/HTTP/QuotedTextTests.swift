import PlumbClients
import PlumbCore
import Testing

@Suite struct QuotedTextTests {
  @Test(arguments: [
    ("a  b\n\tc", 10, "a b c"), ("\u{1B}[0m\u{0}", 20, "\\u{1B}[0m\\u{0}"), ("abcdef", 3, "abc…"), ("", 3, ""),
    ("a\u{2028}b\u{202E}", 20, "a\\u{2028}b\\u{202E}"), ("准绳好", 2, "准绳…"), ("  x  ", 5, "x"),
  ])
  func `text is put on one line, escaped and cut`(_ text: String, _ limit: Int, _ expected: String) {
    #expect(quoted(text, limit: limit) == expected)
  }

  @Test func `whole and masked keys are taken out`() {
    #expect(redacted("a \(secretKey) b \(secretKey)", secrets: [secretKey]) == "a [key] b [key]")
    #expect(redacted("key: \(secretKey.prefix(9))***cdef, x", secrets: [secretKey]) == "key: [key], x")
    #expect(redacted("nothing", secrets: ["", "n"]) == "nothing")
  }
}
