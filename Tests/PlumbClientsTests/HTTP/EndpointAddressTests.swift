import PlumbClients
import Testing

@Suite struct EndpointAddressTests {
  @Test(arguments: [
    ("http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000"),
    ("https://API.example.com", "https://API.example.com", "https://API.example.com"),
    ("http://[::1]:80/a/b", "http://[::1]:80/a/b", "http://[::1]:80"),
    (
      "https://x.openai.azure.com/openai?api-version=1", "https://x.openai.azure.com/openai",
      "https://x.openai.azure.com"
    ),
  ])
  func `an address is shown without its query`(_ text: String, _ shown: String, _ origin: String) throws {
    let address = try EndpointAddress(text)
    #expect(address.description == shown)
    #expect(address.origin == origin)
  }

  @Test func `a path is added before the query`() throws {
    let address = try EndpointAddress("https://h/openai?api-version=1").appending("chat/completions")
    #expect(address.url == "https://h/openai/chat/completions?api-version=1")
  }

  @Test(arguments: [
    ("localhost:8000", "base_url: 'localhost:8000' is not an address; expected one like http://127.0.0.1:8000/v1."),
    ("http://h:80000/v1", "base_url: '80000' is not a port; expected a number from 1 to 65535."),
    ("http://h:0", "base_url: '0' is not a port; expected a number from 1 to 65535."),
    (
      "http://[::1]:9223372036854775808",
      "base_url: '9223372036854775808' is not a port; expected a number from 1 to 65535."
    ),
    ("http://h:x", "base_url: 'x' is not a port; expected a number from 1 to 65535."),
    ("ftp://x", "base_url: has the scheme 'ftp'; expected http or https."),
    ("http:///v1", "base_url: 'http:///v1' is not an address; expected one like http://127.0.0.1:8000/v1."),
    ("http://a b/", "base_url: 'http://a b/' is not an address; expected one like http://127.0.0.1:8000/v1."),
    (
      "http://user:pass@host/v1",
      "base_url: holds a user name or password; leave them out and name the key's variable in api_key_env."
    ),
  ])
  func `what is no address is refused with a sentence`(_ text: String, _ sentence: String) {
    #expect(throws: ClientError(.invalidSpec, sentence)) { try EndpointAddress(text) }
  }
}
