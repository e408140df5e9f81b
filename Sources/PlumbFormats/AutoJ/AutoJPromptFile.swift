public import PlumbCore

/// The prompts of the published Auto-J models, read from the user's own copy of `constants_prompt.py` or
/// `zh_constants_prompt.py`.
///
/// The files are Python: what is read is the text in triple quotes behind `single`, `pairwise_tie`, `zh_single` and
/// `zh_pairwise_tie`, with the slots `{prompt}`, `{response}` and `{response_another}`. Nothing is executed.
public struct AutoJPromptFile: Sendable, Equatable {
  /// The prompt that asks for a critique and a grade of one response; absent when the file has none.
  public var single: String?
  /// The prompt that asks which of two responses is better; absent when the file has none.
  public var pairwise: String?
  /// The language of the prompts: `en` or `zh`.
  public var language: String

  /// Reads a file.
  ///
  /// - Parameter path: The path.
  /// - Throws: `CoreError` when the file cannot be read or holds neither prompt.
  public init(path: String) throws(CoreError) {
    try self.init(text: try FileContents.text(of: path), file: path)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The Python source.
  ///   - file: Its path, for messages.
  /// - Throws: `CoreError` when it holds neither prompt, or a prompt lacks a slot.
  public init(text: String, file: String) throws(CoreError) {
    let isChinese = Self.literal("zh_single", in: text) != nil || Self.literal("zh_pairwise_tie", in: text) != nil
    language = isChinese ? "zh" : "en"
    let prefix = isChinese ? "zh_" : ""
    single = Self.literal(prefix + "single", in: text)
    pairwise = Self.literal(prefix + "pairwise_tie", in: text)
    guard single != nil || pairwise != nil else {
      throw CoreError(
        .invalidInput,
        "\(file): holds none of the prompts 'single', 'pairwise_tie', 'zh_single', 'zh_pairwise_tie' in triple quotes; "
          + "expected Auto-J's constants_prompt.py.")
    }
    try Self.check(single, for: ["{prompt}", "{response}"], name: prefix + "single", file: file)
    try Self.check(
      pairwise, for: ["{prompt}", "{response}", "{response_another}"], name: prefix + "pairwise_tie", file: file)
  }

  private static func check(_ prompt: String?, for slots: [String], name: String, file: String) throws(CoreError) {
    for slot in slots {
      guard let prompt, !prompt.contains(slot) else { continue }
      throw CoreError(.invalidInput, "\(file): the prompt '\(name)' lacks the slot \(slot).")
    }
  }

  /// The text in triple quotes behind `name =` at the start of a line.
  private static func literal(_ name: String, in text: String) -> String? {
    for quotes in ["\"\"\"", "'''"] {
      var rest = text[...]
      while let found = rest.firstRange(of: name) {
        let before = rest[..<found.lowerBound].last
        let after = rest[found.upperBound...].drop { $0 == " " }
        rest = rest[found.upperBound...]
        guard before?.isNewline ?? true, after.first == "=" else { continue }
        let value = after.dropFirst().drop { $0 == " " }
        guard value.hasPrefix(quotes) else { continue }
        let body = value.dropFirst(3)
        guard let end = body.firstRange(of: quotes) else { continue }
        return unescaped(body[..<end.lowerBound])
      }
    }
    return nil
  }

  /// The text with Python's escapes for quotes, line breaks and backslashes resolved.
  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        switch character {
        case "n": result += "\n"
        case "t": result += "\t"
        case "\n": break
        case "\"", "'", "\\": result.append(character)
        default: result += "\\\(character)"
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
