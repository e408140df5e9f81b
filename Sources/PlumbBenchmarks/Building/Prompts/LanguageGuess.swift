/// The language that a text is written in, by its script and, for Latin letters, its commonest words.
///
/// Made for choosing prompts, not for linguistics: `zh` wherever Han characters are a quarter of the letters and there are
/// no Japanese syllables, `en` where English function words are the commonest of nine languages' or no language's words
/// stand out in text of Latin letters without accents.
///
/// - Parameter text: Any text; code blocks between ``` fences do not count.
/// - Returns: A BCP 47 tag, `und` when there are no letters.
/// - Complexity: O(n).
public func guessedLanguage(of text: String) -> String {
  var counts = ScriptCounts()
  let prose = withoutFences(text)
  counts.count(prose)
  if counts.letters == 0 { counts.count(text) }
  guard counts.letters > 0 else { return "und" }
  let share = { (count: Int) in Double(count) / Double(counts.letters) }
  if share(counts.kana) > 0.05 { return "ja" }
  if share(counts.hangul) > 0.25 { return "ko" }
  // A Han character says as much as a word of some four letters.
  if Double(4 * counts.han) / Double(counts.letters + 3 * counts.han) > 0.25 { return "zh" }
  if share(counts.cyrillic) > 0.3 { return "ru" }
  if share(counts.arabic) > 0.3 { return "ar" }
  if share(counts.other) > 0.3 { return "und" }
  return latinLanguage(of: prose, accented: share(counts.accented))
}

private struct ScriptCounts {
  var letters = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, accented = 0, other = 0

  mutating func count(_ text: some StringProtocol) {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      letters += 1
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: break
      case 0xAA...0x24F, 0x1E00...0x1EFF: accented += 1
      case 0x3040...0x30FF, 0x31F0...0x31FF: kana += 1
      case 0x1100...0x11FF, 0xAC00...0xD7AF: hangul += 1
      case 0x400...0x52F: cyrillic += 1
      case 0x600...0x6FF, 0x750...0x77F: arabic += 1
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
      default: other += 1
      }
    }
  }
}

private let functionWords: [(language: String, words: Set<String>)] = [
  (
    "en",
    ["the", "of", "and", "to", "is", "in", "that", "for", "with", "what", "how", "you", "this", "are", "write", "from"]
  ),
  ("es", ["el", "los", "las", "que", "una", "por", "para", "con", "del", "como", "más", "qué", "es", "sobre"]),
  ("fr", ["le", "les", "des", "est", "une", "que", "pour", "dans", "et", "du", "sur", "avec", "vous", "quelle"]),
  ("de", ["der", "die", "das", "und", "ist", "ein", "eine", "nicht", "mit", "für", "wie", "den", "von", "zu"]),
  ("pt", ["os", "uma", "que", "não", "para", "com", "do", "da", "em", "como", "você", "é", "por", "mais"]),
  ("it", ["il", "gli", "che", "una", "per", "con", "della", "di", "sono", "come", "più", "è", "nel", "del"]),
  ("nl", ["het", "een", "van", "voor", "niet", "zijn", "met", "wat", "hoe", "deze", "naar", "ook", "aan"]),
  ("vi", ["của", "và", "là", "không", "được", "cho", "một", "những", "các", "trong", "này"]),
  ("pl", ["nie", "jest", "się", "na", "do", "jak", "dla", "że", "od", "przez", "oraz"]),
]

private func latinLanguage(of text: some StringProtocol, accented: Double) -> String {
  var counts = [Int](repeating: 0, count: functionWords.count)
  for word in text.lowercased().split(whereSeparator: { !$0.isLetter }).prefix(400) {
    let word = String(word)
    for (index, entry) in functionWords.enumerated() where entry.words.contains(word) { counts[index] += 1 }
  }
  let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
  if counts[best] > counts[0] { return functionWords[best].language }
  return counts[0] > 0 || accented < 0.03 ? "en" : "und"
}

/// A text without what stands between lines of three backquotes.
private func withoutFences(_ text: String) -> String {
  guard text.contains("```") else { return text }
  return text.split(separator: "```", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "\n")
}
