import PlumbCore
import Testing

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ("zh", Language.chinese), ("zh-Hans", .chinese), ("zh-CN", .chinese), ("zh_TW", .chinese), ("en", .english),
      ("de", .english), ("zha", .english), ("", .english), ("und", .english), (nil, .english),
    ] as [(String?, Language)])
  func `texts in Chinese are spoken of in Chinese, all others in English`(code: String?, language: Language) {
    #expect(Language(of: code) == language)
  }

  @Test func `a page's tag says which script its Chinese is in`() {
    #expect(Language.allCases.map(\.tag) == ["en", "zh-Hans"] && Language.allCases.map(\.rawValue) == ["en", "zh"])
  }

  @Test func `a word that names no language is reported with its place, and English is taken`() {
    var fields = FieldReader(["a": "fr", "b": 3, "c": "zh"], location: Location(file: "f"))
    #expect(fields.language("a") == .english && fields.language("b") == .english)
    #expect(fields.language("c") == .chinese && fields.language("d") == .english)
    #expect(fields.diagnostics.count == 2 && !fields.isValid)
    #expect("\(fields.diagnostics[0])".contains("'a': expected en or zh, found 'fr'"))
  }

  @Test(arguments: [(0.95, "95%"), (0.9, "90%"), (0.995, "99.5%"), (0.9999, "99.99%"), (0.999999, "99.9999%")])
  func `a level is a percentage with the decimals it has`(level: Double, text: String) {
    #expect(levelText(level) == text)
  }
}
