internal import PlumbCore

/// What an endpoint says in the body of an error, in any of the usual layouts.
internal struct ErrorReply {
  /// The endpoint's sentence; `nil` when it gives none.
  var message: String?
  /// Its code and type words: `insufficient_quota`, `overloaded_error`.
  var words: [String] = []
  /// A status inside the body, as some gateways report the status of the model behind them.
  var status: Int?

  /// Reads `{"error": {"message", "code", "type"}}` (OpenAI, Anthropic, Zhipu, OpenRouter), `{"error": "…"}` (Ollama),
  /// `{"message", "code"}` (vLLM, DashScope), `{"detail": …}` (FastAPI), the title of an HTML page, or plain text.
  init(_ reply: HTTPReply) {
    if let json = try? reply.json() {
      self.init(json)
      return
    }
    self.init()
    let text = reply.text()
    if let title = Self.title(ofPage: text) {
      message = title.isEmpty ? "an HTML page" : "an HTML page titled '\(title)'"
    } else if text.contains(where: { !$0.isWhitespace }) {
      message = text
    }
  }

  private init() {}

  /// Reads a JSON body.
  init(_ json: JSONValue) {
    let error = json["error"] ?? json
    if let text = error.string {
      message = text
    } else {
      message = (error["message"] ?? json["message"] ?? error["msg"] ?? json["detail"]).flatMap(Self.sentence)
    }
    for key in ["code", "type"] {
      guard let value = error[key] ?? json[key] else { continue }
      if let word = value.string { words.append(word) }
      if let code = value.int, (400...599).contains(code) { status = code }
    }
  }

  private static func sentence(_ value: JSONValue) -> String? {
    if let text = value.string { return text.isEmpty ? nil : text }
    if let first = value.array?.first { return first["msg"]?.string ?? first.text() }
    return value.isNull ? nil : value.text()
  }

  /// The title when `text` is an HTML page; empty when the page has none.
  static func title(ofPage text: String) -> String? {
    let start = text.prefix(400).lowercased()
    guard start.contains("<html") || start.contains("<!doctype html") else { return nil }
    guard let open = text.firstRange(of: "<title>"), let close = text[open.upperBound...].firstRange(of: "</title>")
    else {
      return ""
    }
    return quoted(text[open.upperBound..<close.lowerBound], limit: 60)
  }
}
