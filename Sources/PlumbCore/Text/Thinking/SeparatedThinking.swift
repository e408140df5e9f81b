/// A model's text, parted into what it thought and what it answered.
///
/// The one place where thoughts are told from answers, for live, recorded, imported and served text alike:
/// - blocks at the start, one or several, in any of the usual tags; a block that is never closed is all thought;
/// - a closing tag alone, where the chat template wrote the opening one;
/// - channels (`<|channel|>analysis<|message|>…`), whose answer is the channel `final`;
/// - blocks between paragraphs of an answer that began with thoughts, and the wrapper `<answer>` after thoughts.
///
/// A tag in code, in quotation marks or in the middle of a sentence is written about, not used: a text without thoughts stays
/// as it is, to the last blank. Separating twice changes nothing.
public struct SeparatedThinking: Sendable, Equatable {
  /// The answer: the whole text where there are no thoughts, else without blanks around it.
  public var text: String
  /// The thoughts, blocks parted by an empty line; `nil` when there are none. Empty when a block held nothing.
  public var thinking: String?

  /// Parts a text.
  ///
  /// - Complexity: O(bytes).
  public init(_ text: String) {
    self.text = text
    var text = text
    let parts: (answer: [UInt8], thoughts: [[UInt8]])? = text.withUTF8 { bytes in
      guard ThinkingScanner.mayThink(bytes) else { return nil }
      let bytes = Array(bytes)
      if let channels = HarmonyChannels(bytes) { return (channels.answer, channels.thoughts) }
      var scanner = ThinkingScanner(bytes)
      return scanner.separate().map { ($0.answer, $0.thoughts) }
    }
    guard let parts else { return }
    self.text = String(decoding: ThinkingScanner.trimmed(parts.answer[...]), as: UTF8.self)
    thinking = parts.thoughts.map { String(decoding: ThinkingScanner.trimmed($0[...]), as: UTF8.self) }
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension ModelReply {
  /// The reply with the thoughts in its text moved to ``reasoning``, behind what the endpoint returned apart.
  public func separatingThinking() -> ModelReply {
    let parts = SeparatedThinking(text)
    guard let thinking = parts.thinking else { return self }
    var reply = self
    reply.text = parts.text
    let all = [reasoning ?? "", thinking].filter { !$0.isEmpty }
    reply.reasoning = all.isEmpty ? nil : all.joined(separator: "\n\n")
    return reply
  }
}

extension Response {
  /// The response with the thoughts in its answers moved to ``thinking``.
  public func separatingThinking() -> Response {
    let parts = turns.map { SeparatedThinking($0) }
    guard parts.contains(where: { $0.thinking != nil }) else { return self }
    var response = self
    response.turns = parts.map(\.text)
    response.thinking = parts.indices.map { index in
      let known = thinking.indices.contains(index) ? thinking[index] : ""
      return [known, parts[index].thinking ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    return response
  }
}
