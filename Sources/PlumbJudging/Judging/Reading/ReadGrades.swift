internal import Foundation
internal import PlumbCore

/// Everything in a judge's text that may be its one grade.
///
/// Read are `RATING: 7`, `Score (1-10): 8`, `评分：8分`, `[[8]]`, `\boxed{8}`, `9/10`, `我打8分`, `I would give it an 8`, and a
/// text that is a number and nothing else.
///
/// - Parameters:
///   - text: The judge's text.
///   - high: The end of the scale, the only number that a grade may be a fraction of.
/// - Returns: The grades, at most the last ``mostVerdicts`` of each form.
func gradesInWords(in text: ReadText, high: Double) -> [ReadVerdict<Double>] {
  var found: [ReadVerdict<Double>] = []
  func add(_ range: Range<Int>, _ value: Double?, isIntroduced: Bool, isPartial: Bool = false) {
    var verdict = ReadVerdict(
      range: range, value: value, standing: text.standing(of: range, isIntroduced: isIntroduced))
    if isPartial { verdict.standing = min(verdict.standing, .partial) }
    found.append(verdict)
  }
  for (expression, words, isIntroduced) in announcements {
    for match in text.matches(of: expression).suffix(mostVerdicts) {
      guard let whole = match[0] else { continue }
      let scanner = GradeScanner(text, at: whole.upperBound, high: high)
      guard case .grade(let value, let end, let isPartial) = scanner.grade(from: whole.upperBound, words: words) else {
        continue
      }
      add(
        whole.lowerBound..<end, value, isIntroduced: isIntroduced,
        isPartial: isPartial || isOfPart(text, before: whole.lowerBound))
    }
  }
  for match in text.matches(of: bracketed).suffix(mostVerdicts) {
    guard let whole = match[0], let content = match[1] else { continue }
    let scanner = GradeScanner(text, at: content.lowerBound, high: high)
    guard let number = scanner.number(at: content.lowerBound) else { continue }
    add(whole, number.end > content.upperBound ? nil : number.value, isIntroduced: false)
  }
  for match in text.matches(of: fraction).suffix(mostVerdicts) {
    guard let whole = match[0],
      let number = GradeScanner(text, at: whole.lowerBound, high: high).number(at: whole.lowerBound),
      number.value != nil || number.end > whole.upperBound
    else { continue }
    add(whole.lowerBound..<max(number.end, whole.upperBound), number.value, isIntroduced: false)
  }
  if let bare = text.matches(of: alone).first, let whole = bare[0], let content = bare[1],
    let number = GradeScanner(text, at: content.lowerBound, high: high).number(at: content.lowerBound),
    number.end >= content.upperBound
  {
    found.append(ReadVerdict(range: whole, value: number.value, standing: .stated))
  }
  return found
}

/// Whether the words right before an announcement name one of several turns, answers or qualities.
private func isOfPart(_ text: ReadText, before place: Int) -> Bool {
  let start = text.line(around: place..<place).before.lowerBound
  return !text.slice(max(start, place - 40)..<place).matches(of: part).isEmpty
}

private let part = readingExpression(
  #"(?:\b(?:turn|answer|response|question|round|assistant)\s?\d{1,2}(?:'s)?|\b\d{1,2}(?:st|nd|rd|th)(?:\s(?:turn|answer|response|question|round))?"#
    + #"|\b(?:first|second|third)(?:\s(?:turn|answer|response|question|round))?|第\s{0,2}[\d一二三四五六七八九十]{1,3}\s{0,2}(?:个|轮|次|题|问|条)?(?:回答|回复|答案|问题)?"#
    + #"|\b(?:accuracy|clarity|helpfulness|relevance|depth|creativity|correctness|conciseness|completeness|fluency|style|safety)"#
    + #"|准确性|正确性|清晰度|相关性|完整性|完备性|创造性|深度|流畅度|安全性)(?:的|\s)?[*\s]{0,4}$"#)

/// Words that announce a grade, how many words may stand between, and whether they introduce it by themselves.
private let announcements: [(NSRegularExpression?, Int, Bool)] = [
  (
    readingExpression(
      #"(?:\b(?:rating|score|grade|mark)|(?<=[_"])(?:rating|score|grade))(?=[^A-Za-z]|s?\b)|评分|打分|得分|分数|分值|评为"#), 6,
    true
  ),
  (readingExpression(#"\b(?:overall|verdict|final)\W{0,4}:|(?:总评|总分|综合|总体|结论|评定)\W{0,4}:"#), 0, true),
  (readingExpression(#"(?:打|给予|给出|给|评|得|获)(?=\D{0,12}\d{1,2}(?:\.\d{1,2})?\s{0,2}分(?![钟之制]))"#), 3, false),
  (
    readingExpression(
      #"(?:\b(?:I|we)(?:'d|’d|'ll)?(?:\s(?:would|will|shall|must))?\s(?:give|rate|assign|award|score|grade)|\b(?:deserves?|merits?|earns?|is\sworth))\b"#
        + #"(?=[^\d\n.]{0,60}\d{1,2}(?:[.,]\d{1,2})?(?:\s?/|\sout\sof|\spoints?|\s(?:for|because|as|overall|since)|[*\s]{0,4}(?:[.,;!:)]|$)))"#
    ),
    8, false
  ),
]

private let bracketed = readingExpression(
  #"\[\s?\[[\s*_]{0,4}(?:(?:rating|score|grade|评分|得分)\s{0,2}:?\s{0,2})?(-?\d{1,6}[^\[\]\n]{0,24})\s?\]\s?\]"#)

private let fraction = readingExpression(
  #"(?<![\d.,/])\d{1,3}(?:[.,]\d{1,2})?\s{0,2}(?:/|\bout\s+of\b)\s{0,2}\d{1,3}(?![\d/])"#)

private let alone = readingExpression(
  #"^[\s*_`"“]{0,40}(-?\d{1,3}(?:[.,]\d{1,2})?(?:\s{0,2}/\s{0,2}\d{1,3})?\s{0,2}分?)[\s*_`"”.。]{0,40}$"#)
