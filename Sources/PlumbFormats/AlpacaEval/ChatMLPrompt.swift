internal import PlumbCore

/// A prompt text of alpaca_eval's: messages between ChatML markers (`<|im_start|>role … <|im_end|>`), or a bare text,
/// which is one message of the user's, or turns of the older `Human:` and `Assistant:` form.
struct ChatMLPrompt {
  /// The marker that starts a message.
  static let start = "<|im_start|>"
  /// The marker that ends a message.
  static let end = "<|im_end|>"

  /// The messages, stripped of white space at both ends.
  private(set) var messages: [Message] = []
  /// What is wrong, in the text's order.
  private(set) var diagnostics: [Diagnostic] = []

  private let location: Location
  private let isFile: Bool
  private static let slots = ["instruction", "output_1", "output_2"]

  /// Reads a prompt.
  ///
  /// - Parameters:
  ///   - text: The prompt.
  ///   - location: The prompt file, or the field that holds the prompt.
  ///   - isFile: Whether findings get the line in the text.
  init(_ text: String, location: Location, isFile: Bool) {
    self.location = location
    self.isFile = isFile
    if text.contains(Self.start) || text.contains(Self.end) {
      readMarked(text)
    } else {
      readBare(text)
    }
    if diagnostics.isEmpty { checkSlots(text) }
  }

  private mutating func report(_ message: String, line: Int, _ severity: Diagnostic.Severity = .error) {
    var place = location
    if isFile { place.line = line }
    diagnostics.append(Diagnostic(severity, message, at: place))
  }

  private mutating func readMarked(_ text: String) {
    var rest = text[...]
    var line = 1
    func skip(_ part: Substring) { line += part.unicodeScalars.count { $0 == "\n" } }
    while let marker = rest.firstRange(of: Self.start) {
      let between = rest[..<marker.lowerBound]
      skip(between)
      if between.contains(where: { !$0.isWhitespace }) {
        return report(
          "found text outside \(Self.start) and \(Self.end); expected every text inside a message", line: line)
      }
      rest = rest[marker.upperBound...]
      let next = rest.firstRange(of: Self.start)?.lowerBound ?? rest.endIndex
      guard let stop = rest[..<next].firstRange(of: Self.end) else {
        return report("the message that starts here has no \(Self.end)", line: line)
      }
      readMessage(rest[..<stop.lowerBound], line: line)
      skip(rest[..<stop.lowerBound])
      rest = rest[stop.upperBound...]
    }
    if rest.contains(where: { !$0.isWhitespace }) {
      report("found text after the last \(Self.end), or an \(Self.end) too many", line: line)
    }
    if messages.isEmpty, diagnostics.isEmpty { report("holds no message", line: 1) }
  }

  private mutating func readMessage(_ text: Substring, line: Int) {
    let head = text.prefix { !$0.isNewline }
    let words = head.split(separator: " ")
    guard let word = words.first, let role = Message.Role(rawValue: String(word)) else {
      return report(
        "the role is '\(head.prefix(40))'; expected system, user or assistant after \(Self.start)", line: line)
    }
    if words.count > 1 {
      report("'\(words.dropFirst().joined(separator: " "))' after the role is not sent", line: line, .warning)
    }
    messages.append(Message(role, Self.stripped(text[head.endIndex...])))
  }

  private mutating func readBare(_ text: String) {
    let stripped = Self.stripped(text[...])
    guard !stripped.isEmpty else { return report("the prompt is empty", line: 1) }
    guard stripped.hasPrefix("Human:") else {
      messages = [Message(.user, stripped)]
      return
    }
    // "\n\nHuman: … \n\nAssistant: …", where an empty last turn is the model's.
    var rest = ("\n\n" + stripped)[...]
    while !rest.isEmpty {
      let isHuman = rest.hasPrefix("\n\nHuman:")
      rest = rest.dropFirst(isHuman ? "\n\nHuman:".count : "\n\nAssistant:".count)
      let next =
        [rest.firstRange(of: "\n\nHuman:"), rest.firstRange(of: "\n\nAssistant:")].compactMap(\.self)
        .map(\.lowerBound).min() ?? rest.endIndex
      let content = Self.stripped(rest[..<next])
      if !content.isEmpty { messages.append(Message(isHuman ? .user : .assistant, content)) }
      rest = rest[next...]
    }
  }

  private mutating func checkSlots(_ text: String) {
    var lines: [String: Int] = [:]
    var line = 1
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\n" { line += 1 }
      guard scalar == "{" else { continue }
      let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
      guard let first = name.first, !("0"..."9" ~= first), rest[name.endIndex...].first == "}" else { continue }
      let slot = String(name)
      if !Self.slots.contains(slot) {
        report(
          "the slot {\(slot)} is not one that Plumb fills; expected {instruction}, {output_1} and {output_2}",
          line: line)
      } else if let earlier = lines[slot] {
        report("the slot {\(slot)} was used on line \(earlier) already; expected it exactly once", line: line)
      }
      lines[slot] = line
    }
    for slot in Self.slots where lines[slot] == nil {
      report(
        "the slot {\(slot)} is missing; expected {instruction}, {output_1} and {output_2}, each exactly once", line: 1)
    }
  }

  private static func stripped(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
