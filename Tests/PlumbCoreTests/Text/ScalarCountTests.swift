import PlumbCore
import Testing

@Suite struct ScalarCountTests {
  @Test(arguments: [
    "", "plain", "准绳 text", "e\u{301}\u{1F1E9}\u{1F1EA}", "a\r\nb\u{2028}c", String(repeating: "语", count: 1000),
  ])
  func `scalars are counted as the standard library does`(text: String) {
    #expect(text.scalarCount == text.unicodeScalars.count)
  }
}
