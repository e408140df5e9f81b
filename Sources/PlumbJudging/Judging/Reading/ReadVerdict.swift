internal import Foundation
internal import PlumbCore

/// Something in a judge's text that may be its verdict.
struct ReadVerdict<Value: Equatable & Sendable>: Sendable {
  /// How much the judge stands behind it, least first.
  enum Standing: Int, Comparable, Sendable {
    /// Between quotation marks or as code: somebody else's words.
    case quoted
    /// In a sentence about what an answer says.
    case reported
    /// About a part of what is judged, such as one turn.
    case partial
    /// In a sentence.
    case inline
    /// On a line of its own, or behind a word such as “verdict”.
    case stated

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where it stands.
  var range: Range<Int>
  /// What it says; `nil` for something that decides between several, such as a range of grades.
  var value: Value?
  /// How much the judge stands behind it.
  var standing: Standing
}

/// The verdict among several: the last one that is the judge's own.
///
/// Of two that overlap the one that ends later counts. Those quoted never count, those reported and those about a part only
/// where there is no other.
///
/// - Parameters:
///   - found: What may be the verdict, in any order, lists of options already taken out.
///   - mustAgree: Whether two that differ are ambiguous wherever they stand.
///   - noun: What it is called in failures, such as `grade`.
/// - Returns: The verdict.
/// - Throws: `Failure` when there is none, when it decides between several, or when a verdict stated plainly is followed by
///   another one in passing.
func decidedVerdict<Value>(
  _ found: [ReadVerdict<Value>], mustAgree: Bool, noun: String
) throws(Failure) -> (range: Range<Int>, value: Value) {
  let own = withoutOverlaps(found).filter { $0.standing > .quoted }
  let full = own.filter { $0.standing > .partial }
  let partial = own.filter { $0.standing == .partial }
  let kept = !full.isEmpty ? full : !partial.isEmpty ? partial : own
  guard let last = kept.last else { throw Failure(.noVerdict, "The judge's text holds no \(noun).") }
  guard let value = last.value else {
    throw Failure(.ambiguousVerdict, "The judge's text does not decide on one \(noun).")
  }
  let rivals = kept.filter { $0.value != value }
  if !rivals.isEmpty, mustAgree || full.isEmpty || rivals.contains(where: { $0.standing > last.standing }) {
    throw Failure(.ambiguousVerdict, "The judge's text holds \(noun)s that differ.")
  }
  return (last.range, value)
}

private func withoutOverlaps<Value>(_ found: [ReadVerdict<Value>]) -> [ReadVerdict<Value>] {
  var kept: [ReadVerdict<Value>] = []
  for next in found.sorted(by: {
    ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
  }) {
    guard let last = kept.last, last.range.overlaps(next.range) else {
      kept.append(next)
      continue
    }
    let isPartOfRange = last.value == nil && next.range.upperBound == last.range.upperBound
    var winner = next.range.upperBound >= last.range.upperBound && !isPartOfRange ? next : last
    winner.range = last.range.lowerBound..<max(last.range.upperBound, next.range.upperBound)
    winner.standing = last.standing == .quoted || next.standing == .quoted ? .quoted : max(last.standing, next.standing)
    if last.standing == .partial || next.standing == .partial { winner.standing = min(winner.standing, .partial) }
    kept[kept.count - 1] = winner
  }
  return kept
}

extension ReadText {
  /// How much the judge stands behind what is at `range`.
  ///
  /// - Parameters:
  ///   - range: Where it stands.
  ///   - isIntroduced: Whether it holds its own introduction, such as “verdict:”.
  /// - Returns: Its standing.
  func standing<Value>(of range: Range<Int>, isIntroduced: Bool) -> ReadVerdict<Value>.Standing {
    let line = line(around: range)
    let before = string(line.before)
    let after = string(line.after)
    if !before.contains(where: Self.isWord), !after.contains(where: Self.isWord) { return .stated }
    if isQuoted(range, before: before, after: after) {
      return Self.has(Self.introductionOfQuote, in: before) ? .stated : .quoted
    }
    if Self.has(Self.reporting, in: before) || Self.has(Self.disowning, in: after) { return .reported }
    return isIntroduced || Self.has(Self.introduction, in: before) ? .stated : .inline
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private func isQuoted(_ range: Range<Int>, before: String, after: String) -> Bool {
    let own = string(range)
    for mark in ["\"", "`"] as [Character] where !own.contains(mark) {
      if before.count(where: { $0 == mark }) % 2 == 1, after.contains(mark) { return true }
    }
    for (open, close) in [("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"), ("«", "»")] as [(Character, Character)] {
      guard !own.contains(close), let start = before.lastIndex(of: open) else { continue }
      if !before[start...].contains(close), after.contains(close) { return true }
    }
    return false
  }

  private static func has(_ expression: NSRegularExpression?, in text: String) -> Bool {
    expression?.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
  }

  private static let introduction = readingExpression(
    #"(?:verdict|decision|conclusion|judge?ment|label|choice|choose|pick|final|therefore|thus|hence|overall|\bso\b"#
      + #"|结论|结果|判断|选择|判定|标签|因此|所以|综上|总之|最终)[^\n。；;!?！？]{0,30}$|[:：]\s{0,3}[*_]{0,3}$"#)

  private static let introductionOfQuote = readingExpression(
    #"(?:verdict|decision|conclusion|judge?ment|final \w+|my \w+|结论|判断|判定|我的\w{1,6})[\s*"'”]{0,4}(?:is|为|是)?\s{0,3}[:：]?[\s*"“「『`\[]{0,6}$"#
  )

  /// Words about somebody else's text, with no word of deciding behind them in the same sentence.
  private static let reporting = readingExpression(
    #"(?:\b(?:asks|asked|tells|told|instruct\w{0,6}|demand\w{0,4}|wants|wanted|begs|claim\w{0,4}|says|said|writes|wrote|written"#
      + #"|contain\w{0,4}|quot\w{0,5}|inject\w{0,5}|ignor\w{0,4}|tries|tried|attempt\w{0,4}|instead of|rather than|not)\b"#
      + #"|要求|让我|自称|声称|写着|写道|写了|写有|诱导|注入|试图|企图|包含|引用|而不是|并非|不是)"#
      + #"(?:(?!\b(?:so|therefore|thus|hence|my|I|but|overall)\b|因此|所以|我的|综上|但)[^.\n。；;!?！？]){0,80}$"#)

  private static let disowning = readingExpression(
    #"^[^\n。.;；!?]{0,40}(?:\b(?:ignored|injection|injected|attempt|inside the answer|in the answer|in answer [AB])\b|不予|注入|诱导)"#
  )
}
