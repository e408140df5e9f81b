/// How long an answer is and how much markup it has: what style control takes out.
public struct AnswerStyle: Sendable, Equatable {
  /// Tokens, as the file that it comes from counted them; absent when nobody did.
  public var tokens: Int?
  /// Unicode scalars; absent when the answer itself is not there.
  public var characters: Int?
  /// Headers of all levels.
  public var headers: Int
  /// Entries of ordered and unordered lists.
  public var lists: Int
  /// Stretches of bold text.
  public var bold: Int

  /// A style.
  public init(tokens: Int? = nil, characters: Int? = nil, headers: Int, lists: Int, bold: Int) {
    self.tokens = tokens
    self.characters = characters
    self.headers = headers
    self.lists = lists
    self.bold = bold
  }

  /// The style of an answer's text.
  ///
  /// - Parameters:
  ///   - text: The answer, Markdown.
  ///   - tokens: Its tokens, when somebody counted them.
  /// - Note: Counting rules: ``MarkdownCounts``.
  public init(of text: String, tokens: Int? = nil) {
    let counts = MarkdownCounts(of: text)
    self.init(
      tokens: tokens, characters: text.unicodeScalars.count, headers: counts.headers.reduce(0, +),
      lists: counts.ordered + counts.unordered, bold: counts.asterisks + counts.underscores)
  }
}

extension AnswerStyle: JSONRecord {
  /// Reads counts; all but `tokens` and `characters` must be there.
  public init?(from fields: inout FieldReader) {
    let count = FieldKind<Int>.integer(atLeast: 0)
    let tokens = fields.optional("tokens", count)
    let characters = fields.optional("characters", count)
    guard let headers = fields.required("headers", count), let lists = fields.required("lists", count),
      let bold = fields.required("bold", count)
    else { return nil }
    self.init(tokens: tokens, characters: characters, headers: headers, lists: lists, bold: bold)
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["tokens"] = tokens.map { JSONValue($0) }
    object["characters"] = characters.map { JSONValue($0) }
    object["headers"] = JSONValue(headers)
    object["lists"] = JSONValue(lists)
    object["bold"] = JSONValue(bold)
    return object
  }
}
