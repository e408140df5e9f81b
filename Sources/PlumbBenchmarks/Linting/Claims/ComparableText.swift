internal import PlumbJudging

/// A text with everything removed that does not change what it says: case, width, spaces, punctuation and marks.
///
/// Full-width letters and digits become ASCII; what stays are letters, digits and the signs that carry meaning in formulas
/// and code (`+ - * / = < > ^ %`) and the point inside a number.
func comparableText(_ text: String) -> String {
  let scalars = Array(foldFullWidth(text).lowercased().unicodeScalars)
  var kept = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    if isWordScalar(scalar) || "+-*/=<>^%−×÷√".unicodeScalars.contains(scalar) {
      kept.append(scalar)
    } else if scalar == ".", index > 0, index + 1 < scalars.count, isASCIIDigit(scalars[index - 1]),
      isASCIIDigit(scalars[index + 1])
    {
      kept.append(scalar)
    }
  }
  return String(kept)
}

/// Letters, marks and digits of any script.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .nonspacingMark, .spacingMark:
    true
  default: false
  }
}

func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

/// Chinese characters.
func isHan(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
  default: false
  }
}

/// What two passages can have in common: pairs of neighbouring Chinese characters, and words of other scripts of at least
/// three letters, without the commonest function words and without numbers.
func contentTerms(_ text: some StringProtocol) -> Set<String> {
  var terms: Set<String> = []
  var word = ""
  var previous: Unicode.Scalar?
  func endWord() {
    if word.unicodeScalars.count >= 3, !functionWords.contains(word) { terms.insert(word) }
    word = ""
  }
  for scalar in text.lowercased().unicodeScalars {
    if isHan(scalar), !numeralScalars.contains(scalar), !functionScalars.contains(scalar) {
      endWord()
      if let previous { terms.insert(String(String.UnicodeScalarView([previous, scalar]))) }
      previous = scalar
      continue
    }
    previous = nil
    if isWordScalar(scalar), !isHan(scalar), !isASCIIDigit(scalar) {
      word.unicodeScalars.append(scalar)
    } else {
      endWord()
    }
  }
  endWord()
  return terms
}

private let functionScalars = Set("的了在是和与及或为有于以由被把将对从到个中上下这那其之也都就年月日号次名位".unicodeScalars)
private let numeralScalars = Set("零〇一二两三四五六七八九十百千万亿第约".unicodeScalars)
private let functionWords: Set = [
  "the", "and", "for", "was", "were", "are", "that", "this", "with", "from", "its", "has", "had", "have", "which",
  "who",
  "not", "but", "about", "into", "than", "their", "his", "her", "also", "been", "between", "after", "before", "over",
]
