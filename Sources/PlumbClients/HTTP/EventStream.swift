internal import PlumbCore

/// A chat completion that came as server-sent events, as some gateways answer whatever they are asked.
struct EventStream {
  /// The completion put together; an error event as it is; `nil` when the stream ended before the answer did.
  private(set) var document: JSONValue?

  /// Whether a reply is a stream of events.
  static func isOne(_ bytes: [UInt8], type: String?) -> Bool {
    let rest = bytes.drop { $0 <= 0x20 }
    if rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") { return false }
    return type?.lowercased().hasPrefix("text/event-stream") == true || rest.starts(with: "data:".utf8)
      || rest.starts(with: "event:".utf8)
  }

  /// Puts a stream's events together.
  init(_ bytes: [UInt8]) {
    var whole: JSONObject = [:]
    var message: [String: String] = [:]
    var choice: JSONObject = ["index": 0]
    var isDone = false
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) where line.hasPrefix("data:") {
      let data = line.dropFirst(5).drop { $0 == " " }
      if data.hasPrefix("[DONE]") {
        isDone = true
        break
      }
      guard let event = try? JSONValue.parse(mendingSurrogates(Array(data.utf8))) else { return }
      if let error = event["error"], !error.isNull {
        document = event
        return
      }
      for key in ["id", "model", "usage"] { if let value = event[key], !value.isNull { whole[key] = value } }
      guard let part = event["choices"]?.array?.first else { continue }
      for key in ["content", "reasoning_content", "reasoning", "refusal"] {
        guard let text = (part["delta"] ?? part["message"])?[key]?.string else { continue }
        message[key, default: ""] += text
      }
      if let text = part["text"]?.string { message["content", default: ""] += text }
      if let reason = part["finish_reason"], !reason.isNull {
        choice["finish_reason"] = reason
        isDone = true
      }
      if let error = part["error"], !error.isNull { choice["error"] = error }
    }
    guard isDone, !message.isEmpty || choice["finish_reason"] != nil else { return }
    choice["message"] = .object(
      JSONObject(message.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
    whole["choices"] = [.object(choice)]
    document = .object(whole)
  }
}
