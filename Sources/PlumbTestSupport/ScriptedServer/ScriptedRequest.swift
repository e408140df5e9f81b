public import PlumbCore

/// A request as a scripted server saw it.
public struct ScriptedRequest: Sendable {
  /// Which request of the server this is, from 0.
  public let index: Int
  /// `POST`, `GET`.
  public let method: String
  /// The path with its query.
  public let path: String
  /// The headers, names in lower case.
  public let headers: [String: String]
  /// The body.
  public let body: [UInt8]
  /// The body as JSON; `nil` when it is none.
  public let json: JSONValue?

  /// The model asked for.
  public var model: String? { json?["model"]?.string }

  /// The messages.
  public var messages: [Message] {
    (json?["messages"]?.array ?? []).compactMap { message in
      guard let role = message["role"]?.string.flatMap(Message.Role.init(rawValue:)),
        let text = message["content"]?.string
      else { return nil }
      return Message(role, text)
    }
  }

  /// The text of the last user message; empty when there is none.
  public var question: String { messages.last { $0.role == .user }?.content ?? "" }

  /// The SHA-256 of the body, in hexadecimal.
  public var bodyHash: String { hexadecimal(sha256(body)) }
}
