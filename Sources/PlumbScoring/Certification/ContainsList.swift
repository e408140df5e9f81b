/// Whether a text holds a list: a line that starts with a bullet (`*`, `•`, `-`), a number or a letter and a mark.
///
/// - Note: AlpacaEval 0.6.6, `contains_list`: the same three kinds of lines. A bullet needs no space after it, a letter does,
///   and something that is a letter, digit or underscore must follow.
///
/// - Parameter text: An answer.
/// - Returns: `true` when one line at least starts an entry.
func containsList(_ text: String) -> Bool {
  let scalars = Array(text.unicodeScalars)
  var start = 0
  while start < scalars.count {
    var end = start
    while end < scalars.count, scalars[end] != "\n" { end += 1 }
    if startsEntry(scalars, from: start) { return true }
    start = end + 1
  }
  return false
}

/// Whether an entry of a list starts on the line that begins here.
private func startsEntry(_ scalars: [Unicode.Scalar], from start: Int) -> Bool {
  var at = start
  while at < scalars.count, scalars[at] != "\n", scalars[at].properties.isWhitespace { at += 1 }
  guard at < scalars.count, scalars[at] != "\n" else { return false }
  let mark = scalars[at]
  if mark == "*" || mark == "\u{2022}" || mark == "-" { return hasWord(scalars, from: at + 1) }
  if mark.isDecimalDigit {
    while at < scalars.count, scalars[at].isDecimalDigit { at += 1 }
    return at < scalars.count && (scalars[at] == "." || scalars[at] == ")") && hasWord(scalars, from: at + 1)
  }
  guard mark.isASCII, mark.properties.isAlphabetic, at + 2 < scalars.count,
    scalars[at + 1] == "." || scalars[at + 1] == ")", scalars[at + 2].properties.isWhitespace
  else { return false }
  return hasWord(scalars, from: at + 3)
}

private func hasWord(_ scalars: [Unicode.Scalar], from start: Int) -> Bool {
  start < scalars.count && scalars[start...].contains(where: \.isWord)
}

extension Unicode.Scalar {
  fileprivate var isDecimalDigit: Bool { properties.generalCategory == .decimalNumber }

  /// A letter, a digit or an underscore.
  fileprivate var isWord: Bool {
    if self == "_" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
