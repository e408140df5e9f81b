public import PlumbCore
internal import PlumbJudging

/// Why an evolved request is not taken.
///
/// The first four are those of Xu et al. 2023, section 3.3, in another order: what costs nothing is looked at first.
public enum EliminationRule: String, Sendable, CaseIterable, Codable {
  /// The request repeats words of the evolver's instructions.
  case leakedScaffold = "leaked-scaffold"
  /// A judge says that it asks nothing new.
  case noGain = "no-gain"
  /// The answer is a short apology.
  case unanswerable
  /// The answer is nothing but punctuation and words that say nothing.
  case emptyAnswer = "empty-answer"
  /// It repeats a request that is already there.
  case duplicate
  /// The evolver wrote no request.
  case noRequest = "no-request"

  /// The rule for reports.
  ///
  /// - Parameter language: The report's language.
  /// - Returns: A few words.
  public func name(in language: Language) -> String {
    switch self {
    case .leakedScaffold: language.text("leaks the rewriting instructions", "泄露改写指令")
    case .noGain: language.text("asks nothing new", "没有信息增益")
    case .unanswerable: language.text("answered with a short apology", "回答是简短的道歉")
    case .emptyAnswer: language.text("answered with nothing but stop words", "回答只有标点和停用词")
    case .duplicate: language.text("repeats another request", "与已有请求重复")
    case .noRequest: language.text("no request was written", "没有写出请求")
    }
  }
}

/// The rules that need no model.
enum EliminationChecks {
  /// Words of the instructions that no request of a user has.
  private static let scaffold = [
    "given prompt", "rewritten prompt", "created prompt", "new prompt", "given request", "new request", "old request",
    "harder request", "rewritten request", "original request", "marker line", "[request ", "[end ", "[请求 ", "[结束 ",
    "给定的请求", "原请求", "新的请求", "新请求", "改写后", "标记行", "给定提示", "改写的提示",
  ]

  /// Whether a request repeats words of the evolver's instructions, or a marker line, that its parent does not have.
  static func leaks(_ request: String, parent: String) -> Bool {
    let (text, source) = (request.lowercased(), parent.lowercased())
    return scaffold.contains { text.contains($0) && !source.contains($0) } || hasMarker(text) && !hasMarker(source)
  }

  /// Whether a text has something like a marker: brackets that end in a code of eight hexadecimal digits.
  private static func hasMarker(_ text: String) -> Bool {
    text.split(separator: "[", omittingEmptySubsequences: false).dropFirst().contains { part in
      guard let end = part.firstIndex(of: "]") else { return false }
      let words = part[..<end].split(separator: " ")
      return words.count > 1 && words.last?.count == 8 && words.last?.allSatisfy(\.isHexDigit) == true
    }
  }

  /// Whether an answer is an apology of fewer than 80 words; three Han characters count as two words.
  static func isShortApology(_ answer: String) -> Bool {
    let text = answer.lowercased()
    let apologies = [
      "sorry", "apologize", "apologise", "i cannot assist", "i can't assist", "i cannot help", "i can't help", "抱歉",
      "对不起",
      "很遗憾", "无法回答", "不能回答", "无法提供",
    ]
    guard apologies.contains(where: text.contains) else { return false }
    return wordCount(of: text) < 80
  }

  /// Whether nothing is left of an answer without punctuation and stop words.
  static func isEmptyAnswer(_ answer: String) -> Bool {
    let folded = foldFullWidth(answer).lowercased()
    let words = folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
    return words.allSatisfy { word in
      stopWords.contains(String(word)) || word.allSatisfy { chineseStopCharacters.contains($0) }
    }
  }

  /// Latin words and two thirds of the Han characters.
  static func wordCount(of text: String) -> Int {
    var han = 0
    for scalar in text.unicodeScalars where (0x3400...0x9FFF).contains(scalar.value) { han += 1 }
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
      .count { word in word.unicodeScalars.contains { !(0x3400...0x9FFF).contains($0.value) } }
    return words + han * 2 / 3
  }

  private static let chineseStopCharacters: Set<Character> = [
    "的", "了", "和", "是", "在", "就", "都", "也", "很", "这", "那", "我", "你", "他", "她", "它", "们", "吗", "呢", "吧", "啊", "嗯", "好",
    "与", "及",
    "而", "或", "但", "个",
  ]

  private static let stopWords: Set<String> = [
    "a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as", "is",
    "are",
    "was", "were", "be", "been", "being", "am", "do", "does", "did", "have", "has", "had", "i", "you", "he", "she",
    "it", "we",
    "they", "me", "him", "her", "us", "them", "my", "your", "his", "its", "our", "their", "this", "that", "these",
    "those",
    "there", "here", "so", "then", "than", "too", "very", "just", "can", "could", "will", "would", "shall", "should",
    "may",
    "might", "must", "not", "no", "nor", "yes", "ok", "okay", "well", "also", "about", "into", "over", "up", "down",
    "out",
    "what", "which", "who", "whom", "when", "where", "why", "how", "all", "any", "both", "each", "more", "most", "some",
    "such",
    "only", "own", "same", "s", "t",
  ]
}
