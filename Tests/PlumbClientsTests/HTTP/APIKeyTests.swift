import PlumbClients
import Testing

@Suite struct APIKeyTests {
  @Test func `no description of a key shows it`() throws {
    let key = try #require(APIKey(secretKey, variable: "MY_KEY"))
    var dumped = ""
    dump([key], to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, String(describing: Optional(key))] {
      #expect(!text.contains("verysecret"))
    }
    #expect("\(key)" == "[key from MY_KEY]")
  }

  @Test func `white space around a key is dropped, other characters refuse it`() {
    #expect(APIKey(" abc\r\n", variable: "K")?.value == "abc")
    #expect(APIKey(" \n", variable: "K") == nil)
    #expect(APIKey("a\nb", variable: "K") == nil)
    #expect(APIKey("schlüssel", variable: "K") == nil)
  }

  @Test func `a header from the environment is not shown`() {
    let header = ExtraHeader(name: "api-key", value: secretKey, isSecret: true)
    var dumped = ""
    dump(header, to: &dumped)
    #expect(!dumped.contains("verysecret") && !"\(header)".contains("verysecret"))
  }
}
