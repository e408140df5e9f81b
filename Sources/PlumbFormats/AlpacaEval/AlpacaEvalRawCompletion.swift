internal import PlumbCore

/// The judge's text in a `raw_completion`, which is an endpoint's choice as an object or as its JSON text, a plain text,
/// or, in files that Plumb wrote, one entry an order.
enum AlpacaEvalRawCompletion {
  /// What stands between the texts of several orders.
  static let separator = "\n\n---\n\n"

  /// The text; `nil` when there is none.
  static func text(of value: JSONValue?) -> String? {
    switch value {
    case .string(let text):
      guard text.utf8.first == UInt8(ascii: "{"), let object = (try? JSONValue.parse(text))?.object, isChoice(object)
      else { return text }
      return choiceText(object)
    case .object(let object): return isChoice(object) ? choiceText(object) : JSONValue.object(object).text()
    case .array(let orders):
      let texts = orders.compactMap { $0["text"]?.string }
      return texts.isEmpty ? nil : texts.joined(separator: separator)
    default: return nil
    }
  }

  private static func isChoice(_ object: JSONObject) -> Bool {
    object["message"]?.object != nil || object["text"] != nil && (object["index"] ?? object["finish_reason"]) != nil
  }

  private static func choiceText(_ object: JSONObject) -> String? {
    if let text = object["text"]?.string { return text }
    if let content = object["message"]?["content"]?.string { return content }
    let call = object["message"]?["tool_calls"]?.array?.first?["function"] ?? object["message"]?["function_call"]
    return call?["arguments"]?.string
  }
}
