public import PlumbCore

/// What a scripted server answers, and how: at once, late, in drips, cut short, or never.
public struct ScriptedReply: Sendable {
  /// How the bytes are sent.
  public enum Delivery: Sendable, Equatable {
    /// All at once.
    case whole
    /// Nothing is ever sent; the connection stays open until the client leaves.
    case hang
    /// The head and the first `count` bytes of the body, then a TCP reset.
    case reset(after: Int)
    /// `count` bytes of the body every `interval`.
    case drip(count: Int, every: Duration)
  }

  /// The status code.
  public var status: Int
  /// The headers; `Content-Length` is added.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]
  /// The wait before anything is sent.
  public var delay: Duration = .zero
  /// How the bytes are sent.
  public var delivery: Delivery = .whole
  /// Whether a client can use the reply; the log counts only such replies as answers.
  public var isAnswer: Bool

  /// A reply of any status and body.
  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
    isAnswer = status == 200
  }

  /// A reply with a JSON body.
  public static func json(_ value: JSONValue, status: Int = 200, headers: [(name: String, value: String)] = [])
    -> ScriptedReply
  {
    ScriptedReply(
      status: status, headers: [(name: "Content-Type", value: "application/json")] + headers,
      body: Array(value.text().utf8))
  }

  /// A reply with a text body.
  public static func text(
    _ text: String, status: Int = 200, type: String = "text/plain", headers: [(name: String, value: String)] = []
  ) -> ScriptedReply {
    ScriptedReply(status: status, headers: [(name: "Content-Type", value: type)] + headers, body: Array(text.utf8))
  }

  /// An error in OpenAI's layout.
  public static func error(
    _ status: Int, _ message: String, code: String? = nil, headers: [(name: String, value: String)] = []
  ) -> ScriptedReply {
    .json(
      ["error": ["message": .string(message), "type": "error", "code": code.map(JSONValue.string) ?? .null]],
      status: status, headers: headers)
  }

  /// Never answers.
  public static var hang: ScriptedReply {
    var reply = ScriptedReply(status: 200)
    reply.delivery = .hang
    return reply
  }

  /// This reply after a wait.
  public func delayed(by delay: Duration) -> ScriptedReply {
    var reply = self
    reply.delay = delay
    return reply
  }

  /// This reply, broken off with a TCP reset after `count` bytes of its body.
  public func reset(after count: Int) -> ScriptedReply {
    var reply = self
    reply.delivery = .reset(after: count)
    return reply
  }

  /// This reply, `count` bytes of its body every `interval`.
  public func dripping(_ count: Int = 1, every interval: Duration) -> ScriptedReply {
    var reply = self
    reply.delivery = .drip(count: count, every: interval)
    return reply
  }

  /// This reply with only the first `count` bytes of its body, under the `Content-Length` of what is left.
  public func truncated(to count: Int) -> ScriptedReply {
    var reply = self
    reply.body = Array(body.prefix(count))
    reply.isAnswer = false
    return reply
  }
}
