internal import PlumbCore

/// One record of a log of prompts.
enum PromptRecord {
  /// What a record holds.
  enum Reading {
    case prompt(Item)
    case nothingAsked
  }

  private static let conversations = ["messages", "conversation", "conversation_a", "conversations", "dialogue"]
  private static let texts = ["prompt", "instruction", "Instruction", "question", "query", "text", "content"]
  private static let ids = ["question_id", "uid", "id", "conversation_id", "conversation_hash", "idx"]
  private static let categories = ["category", "Skill", "skill", "scenario", "cluster", "topic"]

  /// The records inside a reply of Hugging Face's rows API; `nil` for any other document.
  static func rows(of document: JSONValue) -> [JSONObject?]? {
    document["rows"]?.array.map { rows in rows.map { $0["row"]?.object ?? $0.object } }
  }

  /// Reads a record.
  ///
  /// - Returns: `nil` when a problem was reported.
  static func read(_ fields: inout FieldReader, field: String?) -> Reading? {
    guard let turns = turns(&fields, field: field) else { return nil }
    let asked = turns.filter { $0.contains { !$0.isWhitespace } }
    guard !asked.isEmpty else { return .nothingAsked }
    var item = Item(id: promptID(of: asked), turns: asked)
    item.language = language(&fields)
    item.sourceID = first(of: ids, &fields).map { $0.string ?? $0.text() }
    let category = first(of: categories, &fields)
    item.extra["source_category"] = category.flatMap(categoryText).map(JSONValue.string)
    return .prompt(item)
  }

  /// The id of a prompt: `p-` and twelve hexadecimal digits of its words' SHA-256.
  static func promptID(of turns: [String]) -> String {
    "p-" + hexadecimal(sha256(Array(turns.joined(separator: "\u{1F}").utf8)).prefix(6))
  }

  /// What was asked, turn by turn; `nil` when a problem was reported.
  private static func turns(_ fields: inout FieldReader, field: String?) -> [String]? {
    if let field {
      guard let value = fields.required(field, FieldKind<JSONValue>("text or a conversation") { $0 }) else {
        return nil
      }
      return turns(in: value, at: field, &fields)
    }
    for key in conversations + ["turns"] {
      if let value = fields.value(key) { return turns(in: value, at: key, &fields) }
    }
    for key in texts {
      guard let value = fields.value(key) else { continue }
      guard let found = turns(in: value, at: key, &fields) else { return nil }
      // Alpaca's rows keep the material apart from the instruction.
      guard key.lowercased() == "instruction", let input = fields.optional("input", .string), !input.isEmpty else {
        return found
      }
      return [(found.first ?? "") + "\n\n" + input]
    }
    let known = (conversations + ["turns"] + texts).joined(separator: ", ")
    fields.reportWhole("has no prompt; expected one of \(known), or name the field in the source's 'field'")
    return nil
  }

  private static func turns(in value: JSONValue, at key: String, _ fields: inout FieldReader) -> [String]? {
    if let text = value.string {
      // A table's cell may hold a conversation as JSON.
      guard text.hasPrefix("["), let array = try? JSONValue.parse(text), array.array?.first?.object != nil else {
        return [text]
      }
      return turns(in: array, at: key, &fields)
    }
    guard let messages = value.array else {
      fields.report(key, "expected text or an array of messages, found \(value.kindDescription)")
      return nil
    }
    return messages.compactMap { message in
      if let text = message.string { return text }
      let role = (message["role"] ?? message["from"])?.string?.lowercased()
      guard let role, ["user", "human", "prompter"].contains(role) else { return nil }
      return (message["content"] ?? message["value"] ?? message["text"]).flatMap(text)
    }
  }

  /// The words of a message's content, which may be a list of parts of which some are pictures.
  private static func text(of content: JSONValue) -> String? {
    if let text = content.string { return text }
    guard let parts = content.array else { return nil }
    let words = parts.compactMap { $0.string ?? $0["text"]?.string }
    return words.isEmpty ? nil : words.joined(separator: "\n")
  }

  private static func first(of keys: [String], _ fields: inout FieldReader) -> JSONValue? {
    for key in keys {
      if let value = fields.value(key) { return value }
    }
    return nil
  }

  private static func categoryText(_ value: JSONValue) -> String? {
    if let text = value.string { return text }
    return value.array.map { $0.compactMap(\.string).joined(separator: "/") }
  }

  private static func language(_ fields: inout FieldReader) -> String? {
    guard let word = fields.value("language")?.string?.lowercased() else { return nil }
    if word.hasPrefix("en") { return "en" }
    if word == "chinese" || word.hasPrefix("zh") { return "zh" }
    return nil
  }
}
