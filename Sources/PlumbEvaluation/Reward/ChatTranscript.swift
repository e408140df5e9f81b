internal import PlumbCore

/// A conversation that ends with an answer, as a trainer hands it to a reward model.
public struct ChatTranscript: Sendable, Equatable {
  /// A system message.
  public var system: String?
  /// What the user says, turn by turn; at least one.
  public var turns: [String]
  /// The answers, one a turn, without what the model thought before them.
  public var answers: [String]

  /// A conversation.
  ///
  /// - Precondition: There are as many answers as turns, at least one.
  public init(system: String? = nil, turns: [String], answers: [String]) {
    precondition(!turns.isEmpty && turns.count == answers.count)
    self.system = system
    self.turns = turns
    self.answers = answers.map { SeparatedThinking($0).text }
  }
}

extension ChatTranscript {
  /// A conversation from a prompt and its answer, both as plain text or in a chat template; `nil` when the prompt is a
  /// template's text that does not end with a question.
  ///
  /// - Parameters:
  ///   - prompt: The prompt; in a chat template, with the turns before it.
  ///   - answer: The answer; end-of-turn tokens behind it are cut.
  public init?(prompt: String, answer: String) {
    let answer = ChatStyle.withoutEndTokens(answer)
    guard let style = ChatStyle.known.first(where: { $0.isUsed(in: prompt) }) else {
      self.init(turns: [prompt], answers: [answer])
      return
    }
    var messages = style.messages(in: prompt)
    if messages.last?.role == .assistant { messages.removeLast() }
    messages.append((.assistant, answer))
    self.init(messages)
  }

  /// A conversation from one text in a chat template; `nil` when none is recognized or it does not alternate.
  ///
  /// The templates: ChatML, Llama 2 and 3, Gemma, DeepSeek, `<|user|>`, Alpaca's headings, `Human:` and `USER:`.
  ///
  /// - Parameter text: Questions and answers, ending with an answer.
  public init?(templated text: String) {
    guard let style = ChatStyle.known.first(where: { $0.isUsed(in: text) }) else { return nil }
    self.init(style.messages(in: text))
  }

  private init?(_ messages: [(role: ChatStyle.Role, text: String)]) {
    var messages = messages
    var system: String?
    if messages.first?.role == .system { system = messages.removeFirst().text }
    guard !messages.isEmpty, messages.count.isMultiple(of: 2) else { return nil }
    var turns: [String] = []
    var answers: [String] = []
    for (index, message) in messages.enumerated() {
      guard message.role == (index.isMultiple(of: 2) ? .user : .assistant) else { return nil }
      if message.role == .user { turns.append(message.text) } else { answers.append(message.text) }
    }
    self.init(system: system, turns: turns, answers: answers)
  }
}

/// How a chat template marks who speaks.
struct ChatStyle: Sendable {
  enum Role: Sendable { case system, user, assistant }

  /// What stands before each message, by role.
  var markers: [(text: String, role: Role)]
  /// Whether the markers count at the start of a line only.
  var isLineBased = false

  /// The styles, special tokens before words that may stand in any text.
  static let known: [ChatStyle] = [
    ChatStyle(markers: [
      ("<|im_start|>system\n", .system), ("<|im_start|>user\n", .user), ("<|im_start|>assistant\n", .assistant),
    ]),
    ChatStyle(markers: [
      ("<|start_header_id|>system<|end_header_id|>", .system), ("<|start_header_id|>user<|end_header_id|>", .user),
      ("<|start_header_id|>assistant<|end_header_id|>", .assistant),
    ]),
    ChatStyle(markers: [("<start_of_turn>user\n", .user), ("<start_of_turn>model\n", .assistant)]),
    ChatStyle(markers: [("<｜User｜>", .user), ("<｜Assistant｜>", .assistant)]),
    ChatStyle(markers: [("<|system|>", .system), ("<|user|>", .user), ("<|assistant|>", .assistant)]),
    ChatStyle(markers: [("<<SYS>>", .system), ("<</SYS>>", .user), ("[INST]", .user), ("[/INST]", .assistant)]),
    ChatStyle(markers: [("### Instruction:", .user), ("### Response:", .assistant)], isLineBased: true),
    ChatStyle(markers: [("Human:", .user), ("Assistant:", .assistant)], isLineBased: true),
    ChatStyle(markers: [("USER:", .user), ("ASSISTANT:", .assistant)]),
  ]

  private static let endTokens = [
    "<|im_end|>", "<|eot_id|>", "<|end_of_text|>", "<|endoftext|>", "<end_of_turn>", "<eos>", "</s>",
    "<｜end▁of▁sentence｜>", "<|end|>", "<|user|>", "<pad>", "<|finetune_right_pad_id|>",
  ]

  private static let startTokens = ["<s>", "<|begin_of_text|>", "<bos>", "<｜begin▁of▁sentence｜>"]

  /// The text without blanks around it and tokens that end a turn.
  static func withoutEndTokens(_ text: String) -> String {
    var rest = trimmed(text[...])
    while let token = endTokens.first(where: { rest.hasSuffix($0) }) { rest = trimmed(rest.dropLast(token.count)) }
    return String(rest)
  }

  func isUsed(in text: String) -> Bool {
    markers.contains { $0.role == .user && !positions(of: $0.text, in: text).isEmpty }
  }

  /// The messages in order; two in a row by the same role are one, and empty ones are left out.
  func messages(in text: String) -> [(role: Role, text: String)] {
    let starts = markers.flatMap { marker in positions(of: marker.text, in: text).map { ($0, marker.role) } }
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
    var messages: [(role: Role, text: String)] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].0.lowerBound : text.endIndex
      guard start.0.upperBound <= end else { continue }
      var content = Self.withoutEndTokens(String(text[start.0.upperBound..<end]))
      while let token = Self.startTokens.first(where: { content.hasSuffix($0) }) {
        content = Self.withoutEndTokens(String(content.dropLast(token.count)))
      }
      let isLast = index == starts.count - 1
      if content.isEmpty, !(isLast && start.1 == .assistant) { continue }
      if let last = messages.last, last.role == start.1 {
        messages[messages.count - 1].text += "\n" + content
      } else {
        messages.append((start.1, content))
      }
    }
    return messages
  }

  private func positions(of marker: String, in text: String) -> [Range<String.Index>] {
    text.ranges(of: marker).filter { range in
      guard isLineBased, range.lowerBound > text.startIndex else { return true }
      return text[text.index(before: range.lowerBound)].isNewline
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}
