internal import Foundation
internal import PlumbCore

/// Everything in a judge's text that may be its verdict on two answers, lists of the options taken out.
///
/// - Parameter text: The judge's text.
/// - Returns: The verdicts in order, at most the last ``mostVerdicts``.
func pairVerdicts(in text: ReadText) -> [ReadVerdict<Preference>] {
  var found: [(range: Range<Int>, value: Preference, isIntroduced: Bool)] = []
  for match in text.matches(of: bracketLabel).suffix(10 * mostVerdicts) {
    guard let whole = match[0], let open = match[1], let content = match[2] else { continue }
    let label = text.string(content)
    guard let value = pairLabel(label), open.count > 1 || label.contains(where: { "<>=≫≪≈≻≺".contains($0) }) else {
      continue
    }
    found.append((whole, value, false))
  }
  for match in text.matches(of: introducedOrder).suffix(10 * mostVerdicts) {
    guard let whole = match[0], let content = match[1], let value = pairLabel(text.string(content)) else { continue }
    found.append((whole, value, true))
  }
  for (expression, first) in introducedVerdicts {
    for match in text.matches(of: expression) {
      if let whole = match[0] { found.append((whole, Preference(first: first), true)) }
    }
  }
  for match in text.matches(of: order).suffix(10 * mostVerdicts) {
    guard let whole = match[0], let content = match[1], let value = pairLabel(text.string(content)) else { continue }
    found.append((whole, value, false))
  }
  found.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  // Of those that overlap, the one that ends last: “verdict: [[B<<A]]” is its label, not its first letter.
  var single: [(range: Range<Int>, value: Preference, isIntroduced: Bool)] = []
  for next in found.suffix(2 * mostVerdicts) {
    guard let last = single.last, last.range.overlaps(next.range) else {
      single.append(next)
      continue
    }
    var winner = next.range.upperBound >= last.range.upperBound ? next : last
    winner.range = last.range.lowerBound..<max(last.range.upperBound, next.range.upperBound)
    winner.isIntroduced = last.isIntroduced || next.isIntroduced
    single[single.count - 1] = winner
  }
  let kept = withoutLists(single, in: text)
  return kept.suffix(mostVerdicts).map { verdict in
    ReadVerdict(
      range: verdict.range, value: verdict.value,
      standing: text.standing(of: verdict.range, isIntroduced: verdict.isIntroduced))
  }
}

/// How many verdicts of a text are looked at, counted from its end.
let mostVerdicts = 200

/// Drops lists of options: three different labels or more that follow each other closely, or two with “or” between them.
///
/// A list ends where a label comes again, and before a word that decides.
private func withoutLists(
  _ found: [(range: Range<Int>, value: Preference, isIntroduced: Bool)], in text: ReadText
) -> [(range: Range<Int>, value: Preference, isIntroduced: Bool)] {
  var kept: [(range: Range<Int>, value: Preference, isIntroduced: Bool)] = []
  var run: [(range: Range<Int>, value: Preference, isIntroduced: Bool)] = []
  func close() {
    let isChoice =
      run.count == 2
      && !text.slice(run[0].range.upperBound..<run[1].range.lowerBound).matches(of: separator).isEmpty
    if run.count < 3, !isChoice { kept += run }
    run = []
  }
  for verdict in found {
    if let last = run.last {
      let gap = last.range.upperBound..<verdict.range.lowerBound
      let isRepeated = run.contains { $0.value == verdict.value }
      if isRepeated || gap.count > 80 || !text.slice(gap).matches(of: deciding).isEmpty {
        close()
      }
    }
    run.append(verdict)
  }
  close()
  return kept
}

private let separator = readingExpression(
  #"^[\s"'“”‘’「」『』`*,、，;；/|.]*(?:(?:or|and|vs\.?|to|或者?|还是|和|与)[\s"'“”‘’「」『』`*]*)?$"#)
private let deciding = readingExpression(
  #"\b(?:verdict|decision|choose|final|finally|therefore|thus|so|but|however|reflection|instead)\b|结论|判断|选择|最终|因此|所以|综上|但"#
)

/// `[[A>>B]]`, `[ [ Assistant A > Assistant B ] ]`, `[[tie]]`; in single brackets only an order.
private let bracketLabel = readingExpression(#"((?:\[\s?){1,3})([^\[\]\n]{1,60})(?:\s?\]){1,3}"#)

private let names = #"(?:(?:the\s{1,2})?(?:answer|assistant|response|output|model|critique|回答|助手|回应|评语)\s{0,2})?"#
private let introducing =
  #"(?:verdict|final decision|winner|结论|結論|判决|裁决|最终决定|胜者)\W{0,6}(?:(?:is|goes to)\W{1,8}|(?:为|是)\W{0,4})?"#

/// `VERDICT: A > B`.
private let introducedOrder = readingExpression(introducing + "(" + orderPattern + ")(?![A-Za-z])")
private let orderPattern =
  names + #"\**[AB]\**\s{0,3}(?:>{1,4}|<{1,4}|={1,4}|[≫≪≻≺≈≃≡»«])\s{0,3}"# + names + #"\**[AB]\**"#

/// An order on its own, `A > B`, in capital letters.
private let order = try? NSRegularExpression(
  pattern: "(?<![A-Za-z])("
    + #"(?:(?:Answer|Assistant|Response|Critique|回答|助手|评语)\s{0,2})?[AB]\s{0,3}(?:>{1,4}|<{1,4}|={1,4}|[≫≪≻≺≈≃≡»«])\s{0,3}(?:(?:Answer|Assistant|Response|Critique|回答|助手|评语)\s{0,2})?[AB]"#
    + ")(?![A-Za-z])")

/// The verdict line, `VERDICT: A`, `结论：平局`.
///
/// A letter is no verdict where the other one follows (“A and B”, “回答 A 与 B”), before “tie”, and as an article (“a close
/// call”).
private let introducedVerdicts: [(NSRegularExpression?, Double)] = {
  let both = #"[^\S\n]{0,3}(?:and|or|与|和|或|[/=<>≈≫≪])[^\S\n]{0,3}(?:answer|assistant|回答|助手)?[^\S\n]{0,3}"#
  let a = #"(?:(?-i:A)(?![^\S\n]+(?:tie|draw)\b)|(?-i:a)(?![^\S\n]+[a-z]))(?!\#(both)B(?![A-Za-z]))"#
  let b = #"B(?!\#(both)A(?![A-Za-z]))"#
  let tie = #"(?:an?[^\S\n]+)?(?:tie|tied|draw)|平局|平手|持平|不分上下"#
  func line(_ words: String) -> NSRegularExpression? {
    readingExpression(
      introducing + #"(?:(?:the\s)?(?:answer|assistant|response|critique|回答|助手|评语))?\W{0,3}"#
        + "(?:\(words))(?![A-Za-z])")
  }
  func numbered(_ number: Int) -> NSRegularExpression? {
    readingExpression(introducing + #"(?:response|answer|assistant|回应|回答)\s{0,3}\#(number)(?![0-9A-Za-z])(?!\s{0,3}/)"#)
  }
  return [(line(a), 1), (line(b), 0), (line(tie), 0.5), (numbered(1), 1), (numbered(2), 0)]
}()
