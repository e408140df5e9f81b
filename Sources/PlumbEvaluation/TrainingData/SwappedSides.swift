internal import Foundation

/// A judge's text about two answers, rewritten as if they had been shown in the other order.
///
/// Names of the sides change places: “Response 1”, “answer B”, “the first answer”, “the latter”, bare “A” and “B”, “回应1”,
/// “回答 A”, “第二个回答”, “前者”. Pairs named together (“answers A and B”) stay. The rest of the text is not touched.
enum SwappedSides {
  /// The rewritten text.
  ///
  /// - Parameter text: A critique with its verdict.
  /// - Returns: The text with the sides exchanged; absent when a capital “A” at the start of a sentence could be the side or
  ///   the article, so that a rewrite could turn the meaning round.
  static func rewriting(_ text: String) -> String? {
    var result = ""
    var end = text.startIndex
    for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
      guard let range = Range(match.range, in: text) else { continue }
      result += text[end..<range.lowerBound]
      result += mirror(String(text[range]))
      end = range.upperBound
    }
    result += text[end...]
    return isAmbiguous(text) ? nil : result
  }

  /// What matches a pair named together comes first, so that it is consumed whole.
  private static let expression: NSRegularExpression = {
    let noun = "response|answer|assistant|option|model|output|candidate|reply|submission"
    let chineseNoun = "回应|回答|回复|答案|助手|选项|模型|答复"
    let joint = #"\s*(?:and|or|&|/|,|vs\.?|与|和|或|、|及)\s*"#
    let verb =
      #"(?=\s+(?:is|was|has|had|does|did|gives|gave|provides|provided|fails|failed|wins|won|offers|offered|answers|gets|got|makes|made|misses|missed|handles|uses|lacks|covers|contains|includes|explains|shows|follows|ignores|also|clearly|correctly|only|better|would|should|can|could|seems)\b|['’]s\b|\s*[,;:.!?)\]]|\s*[<>=]|\s*$)"#
    let patterns = [
      #"(?i:\b(?:\#(noun))s?)\s*#?(?:[12]|[AB])\#(joint)(?i:(?:the\s+)?(?:\#(noun))\s*#?)?(?:[12]|[AB])\b"#,
      #"(?:\#(chineseNoun))\s*[12ABab１２ＡＢ一二]\#(joint)(?:\#(chineseNoun))?\s*[12ABab１２ＡＢ一二]"#,
      #"(?<![A-Za-z])A\#(joint)B(?![A-Za-z])"#, #"(?<![A-Za-z])B\#(joint)A(?![A-Za-z])"#,
      #"(?i:\b(?:\#(noun)))\s*#?(?:[12]\b|(?-i:[AB])\b|(?-i:[ab])(?=\s|[.,;:!?)]|$))"#,
      #"(?i:\b(?:first|second)\b(?=\s+(?:\#(noun)|one)))"#, #"(?i:\b(?:former|latter)\b)"#,
      #"(?:\#(chineseNoun))\s*[12ABab１２ＡＢ一二]"#, #"第[一二](?=[个篇份条]?(?:\#(chineseNoun)))"#, "前者|后者",
      #"(?<![A-Za-z])A(?:[>=<]{1,2})B(?![A-Za-z])"#, #"(?<![A-Za-z])B(?:[>=<]{1,2})A(?![A-Za-z])"#,
      #"(?<![A-Za-z0-9])B(?![A-Za-z0-9+#])"#, #"(?<=[a-z0-9,;：:“"(\[{]\s?|[\u4e00-\u9fff])A(?![A-Za-z0-9+#])"#,
      #"(?<![A-Za-z0-9])A(?![A-Za-z0-9+#])\#(verb)"#,
    ]
    do {
      return try NSRegularExpression(pattern: patterns.joined(separator: "|"), options: [.anchorsMatchLines])
    } catch {
      preconditionFailure("the pattern is fixed: \(error)")
    }
  }()

  private static func mirror(_ text: String) -> String {
    if text.contains(where: { "<>".contains($0) }) { return swapLetters(text) }
    // Two sides named together stay: only their order would change.
    if text.contains("=") || text.contains(#/[12１２一二ABabＡＢ]\s*(?:and|or|&|/|,|vs|与|和|或|、|及)/#) { return text }
    return swapLast(text)
  }

  private static func swapLetters(_ text: String) -> String {
    String(text.map { $0 == "A" ? "B" : $0 == "B" ? "A" : $0 })
  }

  private static let words: [String: String] = [
    "first": "second", "second": "first", "former": "latter", "latter": "former", "前者": "后者", "后者": "前者",
    "第一": "第二", "第二": "第一",
  ]

  private static let sides: [Character: Character] = [
    "1": "2", "2": "1", "A": "B", "B": "A", "a": "b", "b": "a", "１": "２", "２": "１", "Ａ": "Ｂ", "Ｂ": "Ａ", "一": "二",
    "二": "一",
  ]

  private static func swapLast(_ text: String) -> String {
    if let word = words[text.lowercased()] {
      return text.first?.isUppercase ?? false ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
    guard let last = text.last, let other = sides[last] else { return text }
    return String(text.dropLast()) + String(other)
  }

  /// Whether a capital “A” opens a sentence before a word that may be a noun, in a text that names its sides by bare letters,
  /// or a letter names something else (“plan B”).
  private static func isAmbiguous(_ text: String) -> Bool {
    if text.contains(#/\b(?i:plan|vitamin|type|class|grade|section|part|appendix|point|level|team|group)\s+[AB]\b/#) {
      return true
    }
    guard text.contains(#/(?:^|[^A-Za-z0-9])B(?:[^A-Za-z0-9+#]|$)/#) else { return false }
    let withoutPairs = text.replacing(#/(?i:answer|response|assistant|option|output)s?\s+[AB]\b/#, with: "")
    guard withoutPairs.contains(#/(?:^|[^A-Za-z0-9])B(?:[^A-Za-z0-9+#]|$)/#) else { return false }
    for found in withoutPairs.matches(of: #/(?:^|[.!?]\s+|\n\s*)A\s+([a-z]+)/#) {
      if !certainVerbs.contains(String(found.1)) { return true }
    }
    return false
  }

  private static let certainVerbs: Set<String> = [
    "is", "was", "has", "had", "does", "did", "gives", "gave", "provides", "provided", "fails", "failed", "wins", "won",
    "offers", "offered", "answers", "gets", "got", "makes", "made", "misses", "missed", "handles", "uses", "lacks",
    "covers", "contains", "includes", "explains", "shows", "follows", "ignores", "also", "clearly", "correctly", "only",
    "and", "or", "would", "should", "can", "could", "seems",
  ]
}
