internal import Foundation

/// Measures of a query's form: length, lines, end mark, traces of code, formulas and lists, who is spoken of.
enum QueryForm {
  /// How much the measures count beside the blocks of n-grams.
  static let weight = 0.6
  /// How many measures there are.
  static let count = 21

  private static let firstPerson = wordHashes(["i", "my", "me", "我"])
  private static let secondPerson = wordHashes(["you", "your", "你", "您"])

  private static func wordHashes(_ words: [String]) -> Set<UInt64> {
    Set(words.compactMap { NormalizedQuery.tokens(of: NormalizedQuery($0).scalars[...]).first?.hash })
  }

  /// The measures of a text.
  static func measures(of text: String, query: NormalizedQuery, tokens: [NormalizedQuery.Token]) -> [Float] {
    let scalars = query.scalars
    let count = Float(scalars.count)
    var (lines, codeSigns, digits, ticks) = (0, 0, 0, 0)
    var (hasQuestion, hasQuotes, hasFormula, hasIdeographs, hasCode) = (false, false, false, false, false)
    for scalar in scalars {
      ticks = scalar == 96 ? ticks + 1 : 0
      switch scalar {
      case 10: lines += 1
      case 63: hasQuestion = true
      case 34, 0x201C, 0x201D, 0x300C: hasQuotes = true
      case 36, 92: hasFormula = true
      case 123, 125, 40, 41, 59, 61: codeSigns += 1
      case 48...57: digits += 1
      default: if NormalizedQuery.isIdeograph(scalar) { hasIdeographs = true }
      }
      if ticks == 3 { hasCode = true }
    }
    let last = scalars.last { !NormalizedQuery.isSpace($0) }
    let items = listItems(scalars)
    let firstLetter = text.unicodeScalars.first.map { $0.properties.isLowercase } ?? false
    func flag(_ value: Bool) -> Float { value ? 1 : 0 }
    return [
      log1p(count) / 8, log1p(Float(lines)) / 3, flag(hasQuestion), flag(last == 63),
      flag(last == 46 || last == 0x3002),
      flag(last == 58), flag(hasCode), Float(codeSigns) / max(count, 1) * 10, Float(digits) / max(count, 1) * 5,
      flag(hasQuotes), flag(tokens.contains { firstPerson.contains($0.hash) }),
      flag(tokens.contains { secondPerson.contains($0.hash) }), flag(hasFormula), flag(hasIdeographs), flag(count < 60),
      flag(count < 150), flag(count > 600), flag(count > 2000), flag(items.options), flag(firstLetter),
      flag(items.entries > 2),
    ]
  }

  /// Lines that start with a bullet or a number, and whether one starts with the option “A.”.
  private static func listItems(_ scalars: [UInt32]) -> (entries: Int, options: Bool) {
    var (entries, options) = (0, false)
    for index in scalars.indices where scalars[index] == 10 {
      var position = index + 1
      while position < scalars.count, scalars[position] == 32 { position += 1 }
      guard position < scalars.count else { break }
      let sign = scalars[position]
      let next = position + 1 < scalars.count ? scalars[position + 1] : 0
      if sign == 97, next == 46 || next == 41 || next == 0x3001 { options = true }
      if sign == 45 || sign == 42 || sign == 0x2022 || (sign >= 48 && sign <= 57) { entries += 1 }
    }
    return (entries, options)
  }
}
