/// A query in lower case as Unicode scalars, with its tokens.
///
/// Full-width ASCII becomes ASCII. A token is a run of letters and digits, one ideograph (Chinese has no spaces between words,
/// so n-grams of ideographs do the work of words), or one other sign.
struct NormalizedQuery {
  /// A token: its hash and where it stands.
  struct Token {
    var hash: UInt64
    var isWord: Bool
    var range: Range<Int>
  }

  /// The longest text that is looked at, in scalars; what is beyond has no effect.
  static let limit = 8_000

  private(set) var scalars: [UInt32] = []

  /// Normalizes a text.
  init(_ text: String) {
    scalars.reserveCapacity(min(text.utf8.count, Self.limit))
    for scalar in text.unicodeScalars {
      if scalars.count >= Self.limit { break }
      let value = scalar.value
      if value < 0x80 {
        scalars.append(value >= 65 && value <= 90 ? value + 32 : value)
      } else if value >= 0xFF01, value <= 0xFF5E {
        let folded = value - 0xFEE0
        scalars.append(folded >= 65 && folded <= 90 ? folded + 32 : folded)
      } else if value == 0x3000 || value == 0xA0 || value == 0x2028 || value == 0x2029 || value == 0x85 {
        scalars.append(32)
      } else if Self.isIdeograph(value) || !scalar.properties.changesWhenLowercased {
        scalars.append(value)
      } else {
        scalars += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      }
    }
  }

  /// The beginning and the end of a long text: its first 400 and last 200 scalars.
  var clipped: ArraySlice<UInt32> {
    guard scalars.count > 600 else { return scalars[...] }
    return (scalars[..<400] + [32] + scalars[(scalars.count - 200)...])[...]
  }

  /// The first sentence, of at most 200 scalars.
  var firstSentence: ArraySlice<UInt32> {
    guard let start = scalars.firstIndex(where: { !Self.isSpace($0) }) else { return [] }
    let limit = min(scalars.count, start + 200)
    return scalars[start..<(Self.sentenceEnd(in: scalars, from: start, to: limit) ?? limit)]
  }

  /// The last sentence, of at most 200 scalars.
  var lastSentence: ArraySlice<UInt32> {
    guard let last = scalars.lastIndex(where: { !Self.isSpace($0) }) else { return [] }
    let floor = max(0, last - 199)
    var start = last
    while start > floor, !Self.endsSentence(before: start, in: scalars) { start -= 1 }
    return scalars[start...last]
  }

  /// The tokens of a part of the text.
  static func tokens(of part: ArraySlice<UInt32>) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(part.count / 4)
    var index = part.startIndex
    while index < part.endIndex {
      let scalar = part[index]
      let start = index
      index += 1
      if isSpace(scalar) { continue }
      var hash = (0xcbf2_9ce4_8422_2325 ^ UInt64(scalar)) &* 0x100_0000_01b3
      let isWord = isLetterOrDigit(scalar)
      if isWord, !isIdeograph(scalar) {
        while index < part.endIndex, isLetterOrDigit(part[index]), !isIdeograph(part[index]) {
          hash = (hash ^ UInt64(part[index])) &* 0x100_0000_01b3
          index += 1
        }
      }
      tokens.append(Token(hash: hash, isWord: isWord, range: start..<index))
    }
    return tokens
  }

  static func isSpace(_ scalar: UInt32) -> Bool { scalar == 32 || (scalar >= 9 && scalar <= 13) }

  static func isIdeograph(_ scalar: UInt32) -> Bool {
    (scalar >= 0x3040 && scalar <= 0x30FF) || (scalar >= 0x3400 && scalar <= 0x9FFF)
      || (scalar >= 0xF900 && scalar <= 0xFAFF) || (scalar >= 0x20000 && scalar <= 0x3FFFF)
  }

  static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (scalar >= 97 && scalar <= 122) || (scalar >= 48 && scalar <= 57) || (scalar >= 65 && scalar <= 90)
        || scalar == 95
    }
    if isIdeograph(scalar) { return true }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  private static func isFullStop(_ scalar: UInt32) -> Bool { scalar == 0x3002 || scalar == 0xFF61 }

  /// Whether a sentence starts at `index`: after a line's end, after a Chinese full stop, or after an end mark and a space.
  private static func endsSentence(before index: Int, in scalars: [UInt32]) -> Bool {
    let last = scalars[index - 1]
    if last == 10 || isFullStop(last) { return true }
    guard isSpace(last), index >= 2 else { return false }
    let mark = scalars[index - 2]
    return mark == 46 || mark == 63 || mark == 33
  }

  private static func sentenceEnd(in scalars: [UInt32], from start: Int, to limit: Int) -> Int? {
    for index in start..<limit {
      let scalar = scalars[index]
      if scalar == 10 { return index }
      if isFullStop(scalar) { return index + 1 }
      if scalar == 46 || scalar == 63 || scalar == 33 || scalar == 58 {
        guard index + 1 < scalars.count else { continue }
        if isSpace(scalars[index + 1]) || isIdeograph(scalars[index + 1]) { return index + 1 }
      }
    }
    return nil
  }
}
