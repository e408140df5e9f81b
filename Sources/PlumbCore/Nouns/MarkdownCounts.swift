/// How often each kind of Markdown markup occurs in an answer, counted as Arena-Hard counts it.
///
/// Fenced code is taken out first, and with it every other place where the same text stands; then
///
/// - a header is `#` one to six times at a line's start, then whitespace;
/// - an entry of a list is a number and a full stop, or one of `-`, `*`, `+`, then whitespace, with nothing but
///   whitespace (line breaks included) before it;
/// - bold is what stands between two `**` or two `__` on one line.
///
/// Whitespace and digits are Unicode's, lines end at `\n` alone, and matches do not overlap, as in Python's `re`.
///
/// - Note: arena-hard-auto, `utils/add_markdown_info.py`; equal to its counts on the 750 answers it was published with.
public struct MarkdownCounts: Sendable, Equatable {
  /// Headers of level 1 to 6.
  public private(set) var headers = [Int](repeating: 0, count: 6)
  /// Entries of ordered lists.
  public private(set) var ordered = 0
  /// Entries of unordered lists.
  public private(set) var unordered = 0
  /// Stretches between `**`.
  public private(set) var asterisks = 0
  /// Stretches between `__`.
  public private(set) var underscores = 0

  /// Counts the markup of an answer.
  ///
  /// - Complexity: O(length · fenced blocks).
  public init(of text: String) {
    let scalars = Self.withoutFencedText(Array(text.unicodeScalars))
    countLines(scalars)
    asterisks = Self.stretches(scalars, between: "*")
    underscores = Self.stretches(scalars, between: "_")
  }

  private mutating func countLines(_ text: [Unicode.Scalar]) {
    var start = 0
    // List entries may begin on an earlier, blank line: a start inside the last match is passed over.
    var orderedFrom = 0
    var unorderedFrom = 0
    while start < text.count {
      let level = Self.end(text, from: start) { $0 == "#" } - start
      if 1...6 ~= level, Self.isSpace(text, at: start + level) { headers[level - 1] += 1 }
      let isInside = start < min(orderedFrom, unorderedFrom)
      let content = isInside ? start : Self.end(text, from: start, while: Self.isSpace)
      if start >= orderedFrom {
        let digits = Self.end(text, from: content) { $0.properties.generalCategory == .decimalNumber }
        if digits > content, digits < text.count, text[digits] == ".", Self.isSpace(text, at: digits + 1) {
          ordered += 1
          orderedFrom = digits + 2
        } else {
          orderedFrom = content
        }
      }
      if start >= unorderedFrom {
        if content < text.count, ["-", "*", "+"].contains(text[content]), Self.isSpace(text, at: content + 1) {
          unordered += 1
          unorderedFrom = content + 2
        } else {
          unorderedFrom = content
        }
      }
      start = Self.end(text, from: start) { $0 != "\n" } + 1
    }
  }

  private static func end(
    _ text: [Unicode.Scalar], from start: Int, while condition: (Unicode.Scalar) -> Bool
  ) -> Int {
    var at = start
    while at < text.count, condition(text[at]) { at += 1 }
    return at
  }

  private static func isSpace(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    index < text.count && isSpace(text[index])
  }

  /// Python's `str.isspace`: Unicode whitespace and the four information separators.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || 0x1C...0x1F ~= scalar.value
  }

  private static func stretches(_ text: [Unicode.Scalar], between mark: Unicode.Scalar) -> Int {
    var count = 0
    var at = 0
    while at + 1 < text.count {
      guard text[at] == mark, text[at + 1] == mark else {
        at += 1
        continue
      }
      let inner = end(text, from: at + 2) { $0 != mark && $0 != "\n" }
      if inner > at + 2, inner + 1 < text.count, text[inner] == mark, text[inner + 1] == mark {
        count += 1
        at = inner + 2
      } else {
        at += 1
      }
    }
    return count
  }

  private static func withoutFencedText(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let isFence = { (at: Int) in at + 2 < text.count && text[at...(at + 2)].allSatisfy { $0 == "`" } }
    var blocks: [[Unicode.Scalar]] = []
    var at = 0
    while at + 2 < text.count {
      guard isFence(at) else {
        at += 1
        continue
      }
      let close = end(text, from: at + 3) { $0 != "`" }
      if isFence(close) {
        blocks.append(Array(text[(at + 3)..<close]))
        at = close + 3
      } else {
        at += 1
      }
    }
    return blocks.reduce(text) { removing($1, from: $0) }
  }

  private static func removing(_ part: [Unicode.Scalar], from text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let first = part.first, part.count <= text.count else { return text }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      if text[at] == first, at + part.count <= text.count, text[at..<(at + part.count)].elementsEqual(part) {
        at += part.count
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result
  }
}
