internal import Foundation
internal import PlumbCore

/// What the words of a label mean: `A>>B`, `Assistant A > Assistant B`, `B≫A`, `A`, `C`, `tie`, `回答A更好`.
///
/// - Parameter content: The label without its brackets, full-width characters folded.
/// - Returns: The preference; `nil` for anything else.
func pairLabel(_ content: String) -> Preference? {
  var text = ""
  for character in content.lowercased() {
    switch character {
    case "*", "_", "`", "\"", "'", "“", "”", "‘", "’", "$", "{", "}", ".", "。", ":", " ", "\t", "\n", "\r", "\r\n",
      "\u{A0}", "\u{3000}", "「", "」":
      continue
    case "≫", "⋙", "»", "》": text += ">>"
    case "≪", "⋘", "«", "《": text += "<<"
    case "≻", "›", "〉": text += ">"
    case "≺", "‹", "〈": text += "<"
    case "≈", "≃", "≅", "≡", "∼", "~", "⩵": text += "="
    default: text.append(character)
    }
  }
  for (word, sign) in pairLabelWords where text.contains(word) {
    text = text.replacingOccurrences(of: word, with: sign)
  }
  if let whole = pairLabelPlain[text] { return Preference(first: whole) }
  let range = NSRange(location: 0, length: text.utf16.count)
  func group(_ match: NSTextCheckingResult, _ index: Int) -> String {
    Range(match.range(at: index), in: text).map { String(text[$0]) } ?? ""
  }
  if let match = pairLabelOrder?.firstMatch(in: text, range: range) {
    let (left, sign, right) = (group(match, 1), group(match, 2), group(match, 3))
    guard left != right else { return nil }
    if sign.hasPrefix("=") { return Preference(first: 0.5) }
    return Preference(
      first: (left == "a") == sign.hasPrefix(">") ? 1 : 0, strength: sign.count > 1 ? .strong : nil)
  }
  if let match = pairLabelSentence?.firstMatch(in: text, range: range) {
    return Preference(first: group(match, 1) == "a" ? 1 : 0, strength: group(match, 2).isEmpty ? nil : .strong)
  }
  return nil
}

/// Names shortened to their letters, and words that are signs; longer ones first.
private let pairLabelWords: [(String, String)] =
  ["assistant", "response", "answer", "output", "model", "候选", "助手", "回答", "回复", "回应", "答案", "模型"].flatMap { name in
    [
      ("the\(name)a", "a"), ("the\(name)b", "b"), ("\(name)a", "a"), ("\(name)b", "b"), ("\(name)1", "a"),
      ("\(name)2", "b"),
    ]
  } + [
    ("明显优于", ">>"), ("远优于", ">>"), ("远胜于", ">>"), ("显著优于", ">>"), ("略优于", ">"), ("优于", ">"), ("胜过", ">"), ("好于", ">"),
    ("强于", ">"), ("明显劣于", "<<"), ("远不如", "<<"), ("劣于", "<"), ("不如", "<"), ("等于", "="), ("equals", "="),
    ("ismuchbetterthan", ">>"), ("isfarbetterthan", ">>"), ("issignificantlybetterthan", ">>"),
    ("isslightlybetterthan", ">"), ("isbetterthan", ">"), ("betterthan", ">"), ("ismuchworsethan", "<<"),
    ("isslightlyworsethan", "<"), ("isworsethan", "<"), ("beats", ">"),
  ]

private let pairLabelPlain: [String: Double] = {
  var plain: [String: Double] = ["a": 1, "b": 0]
  for tie in [
    "c", "tie", "atie", "tied", "draw", "adraw", "equal", "bothequal", "neither", "平局", "平手", "持平", "不分上下", "不相上下",
    "相当", "一样好",
    "a与b相当", "a和b相当", "a与b持平", "a和b持平", "a与b不分上下", "a和b不分上下",
  ] { plain[tie] = 0.5 }
  return plain
}()

private let pairLabelOrder = readingExpression(#"^([ab])(>{1,4}|<{1,4}|={1,4})([ab])$"#)
private let pairLabelSentence = readingExpression(
  #"^([ab])(?:is)?(?:(much|far|significantly|clearly|明显|显著|远)|slightly|alittle|略|稍|稍微)?(?:better|wins|won|更好|好|更优|胜出|获胜|胜)(?:than[ab])?$"#
)
