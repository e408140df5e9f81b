import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct RequestKeyTests {
  private static let identity = ModelIdentity(provider: "openai", model: "m", address: "https://a.example/v1")
  private static let request = ModelRequest(
    messages: [Message(.system, "s"), Message(.user, "u")],
    settings: SamplingSettings(
      temperature: 0.5, topP: 0.9, maxTokens: 10, seed: 1, stop: ["x"], topLogprobs: 5,
      responseFormat: ["type": "json_object"],
      extra: ["top_k": 3, "a": 1]),
    attempt: 0, item: "i")
  private static let key = RequestKey(request, to: identity)

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout ModelRequest, inout ModelIdentity) -> Void
    init(_ name: String, _ apply: @escaping @Sendable (inout ModelRequest, inout ModelIdentity) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  static let changes = [
    Change("provider") { $1.provider = "vllm" }, Change("model") { $1.model = "m2" },
    Change("address") { $1.address = "https://b.example/v1" },
    Change("no address") { $1.address = nil },
    Change("message text") { request, _ in request.messages[1].content = "u " },
    Change("message role") { request, _ in request.messages[0].role = .user },
    Change("message order") { request, _ in request.messages.swapAt(0, 1) },
    Change("one message more") { request, _ in request.messages.append(Message(.assistant, "")) },
    Change("message normal form") { request, _ in request.messages[1].content = "e\u{301}" },
    Change("temperature") { request, _ in request.settings.temperature = 0 },
    Change("no temperature") { request, _ in request.settings.temperature = nil },
    Change("top-p") { request, _ in request.settings.topP = 1 },
    Change("limit") { request, _ in request.settings.maxTokens = 11 },
    Change("seed") { request, _ in request.settings.seed = 2 },
    Change("no seed") { request, _ in request.settings.seed = nil },
    Change("stop") { request, _ in request.settings.stop = ["y"] },
    Change("no stop") { request, _ in request.settings.stop = [] },
    Change("log-probabilities") { request, _ in request.settings.topLogprobs = nil },
    Change("format") { request, _ in request.settings.responseFormat = ["type": "text"] },
    Change("extra value") { request, _ in request.settings.extra["top_k"] = 4 },
    Change("extra key") { request, _ in request.settings.extra["b"] = 1 },
    Change("attempt") { request, _ in request.attempt = 1 },
  ]

  @Test(arguments: changes) func `what can change the answer changes the key`(_ change: Change) {
    var (request, identity) = (Self.request, Self.identity)
    change.apply(&request, &identity)
    #expect(RequestKey(request, to: identity) != Self.key)
  }

  @Test func `no two changes give the same key`() {
    let keys = Self.changes.map { change in
      var (request, identity) = (Self.request, Self.identity)
      change.apply(&request, &identity)
      return RequestKey(request, to: identity)
    }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `texts that Unicode calls equal have keys of their own`() {
    func key(_ text: String) -> RequestKey {
      RequestKey(ModelRequest(messages: [Message(.user, text)]), to: Self.identity)
    }
    #expect(key("é") != key("e\u{301}"))
  }

  @Test func `the item's id does not change the key`() {
    var request = Self.request
    request.item = "other"
    #expect(RequestKey(request, to: Self.identity) == Self.key)
  }

  @Test func `the order of further settings and the way a number is written do not change the key`() {
    var request = Self.request
    request.settings.extra = ["a": 1.0, "top_k": .number(3)]
    #expect(RequestKey(request, to: Self.identity) == Self.key)
  }

  @Test func `the key is the digest of canonical JSON`() {
    let key = RequestKey(
      ModelRequest(messages: [Message(.user, "hi")], settings: .init(temperature: 0)),
      to: .init(provider: "p", model: "m"))
    let text =
      #"{"attempt":0,"messages":[{"content":"hi","role":"user"}],"model":"m","provider":"p","settings":{"temperature":0}}"#
    #expect(key.bytes == sha256(Array(text.utf8)))
    #expect(key.description == hexadecimal(key.bytes))
    #expect(RequestKey(bytes: key.bytes) == key)
  }
}
