import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbReport

@Suite struct HostileTextTests {
  /// Every shape of tag that Plumb writes, from reports that have every section.
  static let shapes: Set<String> = {
    var shapes: Set<String> = []
    let samples = [
      SampleReport(models: ["a", "b"], failureRate: 0.2),
      SampleReport(models: ["a"], language: .chinese, failureRate: 0.2),
    ].map { $0.report() }
    for report in samples + [HostileText.report("plain"), HostileText.report("en")] {
      let html = (try? ReportRenderer().html(report)) ?? ""
      shapes.formUnion(Markup(html).tags.map(\.shape))
    }
    return shapes
  }()

  @Test(arguments: HostileText.payloads, Language.allCases)
  func `hostile text in every field adds no tag and no attribute`(payload: String, language: Language) throws {
    let html = try ReportRenderer().html(HostileText.report(payload, language: language))
    let tags = Markup(html).tags
    for tag in Set(tags) {
      #expect(Self.shapes.contains(tag.shape), "\(tag.shape) from \(payload.debugDescription)")
      #expect(!tag.attributes.contains { $0.hasPrefix("on") })
    }
    #expect(tags.count { $0.name == "script" } == 1)
    #expect(tags.count { $0.name == "style" } == 1)
    #expect(
      !["img", "iframe", "base", "link", "object", "embed", "b"].contains { name in tags.contains { $0.name == name } })
  }

  @Test func `random mixtures of hostile pieces add no tag and no attribute`() throws {
    let pieces = [
      "<", ">", "\"", "'", "&", "/", "=", "script", "img src=x ", "onerror=", " ", "\n", "\u{0}", "\u{301}", "\u{600}",
      "\u{200D}",
      "{{", "}}", "<!--", "</", "字", "🏴", "\u{E0041}", "\u{110BD}", "`",
    ]
    let renderer = try ReportRenderer()
    for seed in 0..<150 {
      var random = SeededGenerator(seed: seed)
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let tags = Markup(try renderer.html(HostileText.report(text))).tags
      #expect(Set(tags.map(\.shape)).isSubset(of: Self.shapes), "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: HostileText.payloads)
  func `links lead only into the page`(payload: String) throws {
    for tag in Markup(try ReportRenderer().html(HostileText.report(payload))).tags {
      if let target = tag.values["href"] { #expect(target.hasPrefix("#")) }
      #expect(tag.values["src"] == nil && tag.values["srcset"] == nil && tag.values["action"] == nil)
    }
  }

  @Test func `no invisible or direction-changing character reaches the page`() throws {
    let hostile: [UInt32] =
      Array(0..<9) + Array(11..<32) + Array(0x7F..<0xA0) + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    let text = String(String.UnicodeScalarView(hostile.compactMap(Unicode.Scalar.init)))
    let html = try ReportRenderer().html(HostileText.report("a\(text)b"))
    #expect(!html.unicodeScalars.contains { hostile.contains($0.value) })
    #expect(html.contains("⟦U+202E⟧"))
    #expect(html.contains("⟦U+0000⟧"))
  }

  @Test func `an answer of a million characters is shortened and says so`() throws {
    var report = HostileText.report("x")
    report.comparisons[0].answer?.turns = [String(repeating: "答", count: 1_000_000)]
    let html = try ReportRenderer().html(report)
    #expect(html.utf8.count < 400_000)
    #expect(html.contains("Shortened: the first 20,000 of 1,000,000 characters are shown."))
  }

  @Test func `shortening keeps whole characters countable and short texts untouched`() {
    #expect(ShortenedText("答案", limit: 2) == ShortenedText("答案", limit: 100))
    #expect(ShortenedText("答案", limit: 2).fullLength == nil)
    #expect(ShortenedText("答案a", limit: 2).text == "答案")
    #expect(ShortenedText("答案a", limit: 2).fullLength == 3)
  }
}
