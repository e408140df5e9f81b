import Foundation
import PlumbCore
import Testing

@testable import PlumbReport

@Suite struct ReportStringsTests {
  @Test(arguments: ReportStrings.Key.allCases)
  func `every text exists in both languages with the same slots`(key: ReportStrings.Key) {
    let (english, chinese) = key.texts
    #expect(!english.isEmpty && !chinese.isEmpty)
    #expect(english != chinese)
    for slot in ["{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{level}", "{judgeLevel}"]
    where slot != "{0}" || !key.rawValue.hasPrefix("summaryAgainstOne") {
      #expect(english.contains(slot) == chinese.contains(slot), "\(slot)")
    }
    #expect(!english.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) })
  }

  @Test func `templates name only texts that exist`() {
    let known = Set(ReportStrings.Key.allCases.map(\.rawValue))
    let sections = ReportRenderer.sections + [HeadSection.self, ComparisonSection.self, EndSection.self]
    for template in sections.map({ $0.template }) + [ComparisonSection.textTemplate] {
      for part in template.components(separatedBy: "{{t.").dropFirst() {
        let name = String(part.prefix { $0 != "}" })
        #expect(known.contains(name), "\(name)")
      }
    }
  }

  @Test func `what fills a slot is never read as a slot`() {
    let strings = ReportStrings(language: .english, level: 0.95)
    #expect(strings[.shownOf, "{1}", "{0}"] == "{1} of {0} shown")
    #expect(strings.html(.prefers, "<bdi>x</bdi>") == "prefers <bdi>x</bdi>")
  }
}
