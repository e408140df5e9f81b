import PlumbCore
import Testing

@testable import PlumbReport

@Suite struct TextTests {
  @Test(arguments: [
    ("a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c"), ("\u{600}<i>", "\u{600}&lt;i&gt;"), ("\"\u{301}", "&quot;\u{301}"),
    ("a\r\nb\rc", "a\nb\nc"), ("\u{0}\u{1B}\u{7F}", "⟦U+0000⟧⟦U+001B⟧⟦U+007F⟧"), ("x\u{202E}y", "x⟦U+202E⟧y"),
    ("\u{85}", "⟦U+0085⟧"),
    ("\u{FEFF}\u{E0041}", "⟦U+FEFF⟧⟦U+E0041⟧"), ("é 你好 👩‍👩‍👧\t\n", "é 你好 👩‍👩‍👧\t\n"), ("", ""),
  ])
  func `text is escaped by scalars and made visible`(text: String, expected: String) {
    #expect(escapedHTML(text) == expected)
  }

  @Test(arguments: [
    (62.345, 1, "62.3"), (-0.04, 1, "0.0"), (-3.25, 2, "−3.25"), (12345.6, 0, "12,346"), (1234, 0, "1234"),
    (0.05, 2, "0.05"),
    (Double.nan, 1, "—"), (Double.infinity, 1, "—"), (1_234_567.891, 2, "1,234,567.89"),
  ])
  func `numbers have a fixed count of decimals`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0%"), (1.0, "100%"), (0.8333, "83%"), (0.996, "99.6%"), (0.99999, ">99.9%"), (0.001, "0.1%"),
    (0.00001, "<0.1%"),
    (Double.nan, "—"),
  ])
  func `shares never claim all or nothing wrongly`(share: Double, text: String) {
    #expect(NumberText.share(share) == text)
  }

  @Test func `absent values are a dash everywhere`() {
    let dash = "—"
    #expect(NumberText.fixed(nil, decimals: 1) == dash)
    #expect(NumberText.count(nil) == dash)
    #expect(NumberText.interval(1, nil, decimals: 1) == dash)
    #expect(NumberText.share(nil) == dash)
    #expect(NumberText.proportion(Proportion(value: 0, low: 0, high: 0, count: 0)) == dash)
    #expect(NumberText.usd(nil) == dash)
    #expect(NumberText.duration(-1) == dash)
  }

  @Test func `durations and dollars suit their size`() {
    #expect(
      [0.42, 42.04, 125, 3720].map { NumberText.duration($0) } == ["0.42 s", "42.0 s", "2 min 5 s", "1 h 2 min"])
    #expect([0, 0.0012, 1.5, 1234.5].map { NumberText.usd($0) } == ["$0.00", "$0.0012", "$1.50", "$1234.50"])
  }
}
