internal import Foundation
internal import PlumbCore

/// Reads the grade behind a word such as “rating”: the numbers of scales, ordinals and ranges are passed over.
struct GradeScanner {
  /// A short stretch of the judge's text.
  private let text: ReadText
  /// Where the stretch begins in the judge's text.
  private let origin: Int
  /// The end of the scale, the only number that a grade may be a fraction of.
  private let high: Double

  /// A scanner of what follows a place in a text, up to 240 units.
  init(_ whole: ReadText, at place: Int, high: Double) {
    origin = max(0, place - 3)
    text = whole.slice(origin..<min(whole.units.count, place + 240))
    self.high = high
  }

  /// What follows a word that announces a grade.
  enum Found {
    /// Nothing that is a grade.
    case nothing
    /// A grade up to an offset; `nil` where the text does not decide on one, such as a range. It is partial when the words
    /// before it name one of several turns or answers.
    case grade(Double?, end: Int, isPartial: Bool)
  }

  /// Reads on from `start`, over words and signs that may stand before a grade.
  ///
  /// - Parameters:
  ///   - start: The offset behind the announcing word.
  ///   - words: How many words may stand before the grade.
  /// - Returns: What was found.
  func grade(from start: Int, words: Int) -> Found {
    switch found(from: start - origin, words: words) {
    case .nothing: .nothing
    case .grade(let value, let end, let isPartial): .grade(value, end: end + origin, isPartial: isPartial)
    }
  }

  /// The number at an offset with what belongs to it; the value is `nil` for a range, a list or a fraction of something else.
  func number(at start: Int) -> (value: Double?, end: Int)? {
    ownNumber(at: start - origin).map { ($0.value, $0.end + origin) }
  }

  private func found(from start: Int, words: Int) -> Found {
    var at = start
    var wordsLeft = words
    var signsLeft = 24
    var isPartial = false
    var breaks = 0
    while at < text.units.count, signsLeft > 0 {
      let unit = text.units[at]
      if unit == 40, let skipped = scale(inParenthesesAt: at) {
        at = skipped
      } else if let ordinal = match(Self.ordinal, at: at) {
        isPartial = true
        at = ordinal[0].upperBound
      } else if let scale = match(Self.scale, at: at) {
        at = scale[0].upperBound
      } else if match(Self.between, at: at) != nil {
        return .grade(nil, end: at, isPartial: isPartial)
      } else if let number = ownNumber(at: at) {
        // A range before a colon is the scale: “Score 1-10: 8”.
        if number.value == nil, let colon = match(Self.colon, at: number.end) {
          at = colon[0].upperBound
          continue
        }
        return .grade(number.value, end: number.end, isPartial: isPartial)
      } else if let word = match(Self.word, at: at) {
        guard wordsLeft > 0, match(Self.connective, at: at)?[0] == word[0] else { return .nothing }
        wordsLeft -= 1
        at = word[0].upperBound
      } else {
        // A full stop or a question ends the sentence, one blank line the announcement.
        if [0x2E, 0x3F, 0x21, 0x3002, 0x3B].contains(unit) { return .nothing }
        if unit == 10 { breaks += 1 }
        if breaks > 3 { return .nothing }
        signsLeft -= 1
        at += 1
      }
    }
    return .nothing
  }

  private func ownNumber(at start: Int) -> (value: Double?, end: Int)? {
    if start > 0, [0x2E, 0x2C].contains(text.units[start - 1]), start > 1, Self.isDigit(text.units[start - 2]) {
      return nil
    }
    if let word = match(Self.chinese, at: start) {
      let value = Self.chineseDigits.firstIndex(of: text.string(word[1])).map { Double($0 + 1) }
      return (value, word[0].upperBound)
    }
    guard let found = match(Self.digits, at: start) else { return nil }
    var end = found[0].upperBound
    var value = Double(text.string(found[1]).replacingOccurrences(of: ",", with: "."))
    if match(Self.thousands, at: start) != nil { value = nil }
    if match(Self.range, at: end) != nil { value = nil }
    if let whole = match(Self.fraction, at: end) {
      if Double(text.string(whole[1])) != high { value = nil }
      end = whole[0].upperBound
      if match(Self.range, at: end) != nil { value = nil }
    }
    if let rest = match(Self.restOfRange, at: end), value == nil { end = rest[0].upperBound }
    if let unit = match(Self.points, at: end) {
      end = unit[0].upperBound
      if match(Self.range, at: end) != nil { value = nil }
    }
    return (value, end)
  }

  /// Where parentheses that hold a scale or a remark end; `nil` where they hold the grade itself.
  private func scale(inParenthesesAt start: Int) -> Int? {
    guard let whole = match(Self.parentheses, at: start) else { return nil }
    let content = text.string(whole[1]).trimmingCharacters(in: .whitespaces)
    return Double(content.replacingOccurrences(of: ",", with: ".")) == nil ? whole[0].upperBound : nil
  }

  private func match(_ expression: NSRegularExpression?, at start: Int) -> [Range<Int>]? {
    guard start < text.units.count else { return nil }
    let range = NSRange(location: start, length: min(120, text.units.count - start))
    guard
      let match = expression?.firstMatch(
        in: text.text, options: [.anchored, .withTransparentBounds, .withoutAnchoringBounds], range: range)
    else { return nil }
    return (0..<match.numberOfRanges).map { Range(match.range(at: $0)) ?? start..<start }
  }

  private static func isDigit(_ unit: UInt16) -> Bool { (48...57).contains(unit) }

  private static let chineseDigits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
  private static let digits = readingExpression(#"((?:(?<![\w)\]])-)?\d{1,6}(?:[.,]\d{1,2}(?!\d)|\.\d{1,6})?)(?!\d)"#)
  private static let thousands = readingExpression(#"\d{1,3},\d{3}(?!\d)"#)
  private static let chinese = readingExpression(
    #"([一二三四五六七八九十])(?=\s{0,2}分(?![钟之制])|\s{0,3}[。.，,;；)\]*"”]|\s{0,3}$)(?:\s{0,2}分)?"#)
  private static let range = readingExpression(
    #"\s{0,3}(?:分\s{0,2})?(?:[-~–—−‐‑]{1,2}|\bto\b|\bor\b|\band\b|至|到|或|、|,\s|,(?=\d)|/\s?(?=\d{1,2}\s?/))\s{0,3}[+-]?\d|\s{0,2}%|\s{0,2}±"#
  )
  private static let restOfRange = readingExpression(
    #"(?:\s{0,3}(?:分\s{0,2})?(?:[-~–—−‐‑]{1,2}|\bto\b|\bor\b|\band\b|至|到|或|、|,)\s{0,3}\d{1,6}(?:[.,]\d{1,2})?(?:\s?/\s?\d{1,3})?){1,12}"#
  )
  private static let fraction = readingExpression(#"\s{0,2}(?:/|\bout\s+of\b|⁄)\s{0,2}(\d{1,6}(?:\.\d{1,2})?)(?!\d)"#)
  private static let points = readingExpression(#"\s{0,2}(?:分(?![钟之制])|points?\b|点)"#)
  private static let parentheses = readingExpression(#"\(([^()\n]{0,60})\)"#)
  private static let colon = readingExpression(#"\s{0,2}(?:分制?|points?)?\s{0,2}[)\]]?\s{0,2}\**\s{0,2}[:=]"#)
  private static let between = readingExpression(#"(?:between|somewhere|介于|在\s{0,2}\d{1,2}\s{0,2}[和到至与])"#)
  private static let word = readingExpression(#"[\p{L}']{1,24}"#)
  private static let connective = readingExpression(
    #"(?:is|are|was|of|for|this|that|the|it|answer|response|reply|assistant|would|will|be|as|a|an|at|equals?|solid|strong|overall|final|my|here|given|to|in|on"#
      + #"|[为是给打得该这个的回答应我最终综合总体分数评分得分于出定]{1,12})(?![\p{L}'])"#)
  /// What counts turns or answers.
  private static let ordinal = readingExpression(
    #"\d{1,3}(?:st|nd|rd|th)\b(?:\s(?:answer|turn|response|question|round))?|(?:turn|answer|response|question|round|assistant|#)\s{0,2}\d{1,3}\b(?!\s?/)|第\s{0,2}[\d一二三四五六七八九十]{1,3}\s{0,2}(?:个|轮|次|题|问|条)?(?:回答|回复|答案|问题)?"#
  )
  /// What names the scale.
  private static let scale = readingExpression(
    #"(?:\(?(?:on|using)\s)?(?:a\s|the\s)?scale\s(?:from|of)\s\(?\d{1,3}\s{0,2}(?:-|–|~|to|through)\s{0,2}\d{1,3}\)?|(?:from|of)\s\d{1,3}\s{0,2}(?:-|–|to)\s{0,2}\d{1,3}(?=\s{0,2}[:=)\]])|on\sa\s\d{1,3}[- ]point\sscale|(?:out\sof|max(?:imum)?\s?(?:of|:)?|/)\s{0,2}\d{1,3}(?=\s{0,2}[:=)\]])|满分(?:为|是)?\s{0,2}\d{1,3}\s{0,2}分?|\d{1,3}\s{0,2}分制|[从在]?\s{0,2}\d{1,3}\s{0,2}分?\s{0,2}(?:到|至|-|~)\s{0,2}\d{1,3}\s{0,2}分?(?=\s{0,2}(?:[:=)\]]|之间|范围|制))(?:之间|范围|制)?"#
  )
}
