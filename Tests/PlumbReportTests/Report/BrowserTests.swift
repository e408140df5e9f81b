import Foundation
import Testing

@testable import PlumbReport

/// The file as a real browser sees it; skipped where none is installed.
@Suite(.serialized, .enabled(if: Chromium.path != nil)) struct BrowserTests {
  @Test func `the script offers the filters and counts the items`() throws {
    let report = SampleReport(models: ["a", "b"], items: 6).report()
    let dom = try Chromium.document(ReportRenderer().html(report))
    let form = try #require(Markup(dom).tags.first { $0.values["id"] == "filter" })
    #expect(!form.attributes.contains("hidden"))
    #expect(dom.contains("12 of 12 shown"))
    #expect(dom.contains(#"<option value="writing">writing (2)</option>"#))
  }

  @Test func `the address carries the filter`() throws {
    let report = SampleReport(models: ["a", "b"], items: 6).report()
    let dom = try Chromium.document(ReportRenderer().html(report), fragment: "#q=rayleigh&category=writing&model=a")
    #expect(dom.contains("1 of 12 shown"))
    let items = Markup(dom).tags.filter { $0.values["class"] == "item" }
    #expect(items.count { !$0.attributes.contains("hidden") } == 1)
  }

  @Test func `an address of an item opens it`() throws {
    let report = SampleReport(models: ["a"], items: 6).report()
    let dom = try Chromium.document(ReportRenderer().html(report), fragment: "#item-4")
    let open = Markup(dom).tags.filter { $0.values["class"] == "item" && $0.attributes.contains("open") }
    #expect(open.map { $0.values["id"] } == ["item-4"])
  }

  @Test(arguments: [true, false])
  func `no hostile text runs or becomes an element, with or without the content policy`(hasPolicy: Bool) throws {
    var html = try ReportRenderer().html(HostileText.report(HostileText.payloads.joined(separator: "\n")))
    if !hasPolicy {
      html = html.replacingOccurrences(of: "http-equiv=\"Content-Security-Policy\"", with: "name=\"none\"")
    }
    let dom = try Chromium.document(html)
    let tags = Markup(dom).tags
    #expect(dom.contains("2 of 2 shown"))
    #expect(!tags.contains { $0.attributes.contains("data-pwned") })
    #expect(!tags.contains { ["img", "iframe", "base", "link"].contains($0.name) })
    #expect(!tags.contains { tag in tag.attributes.contains { $0.hasPrefix("on") } })
    #expect(tags.count { $0.name == "script" } == 1)
  }

  @Test func `a script that is not the report's own does not run`() throws {
    let html = try ReportRenderer().html(SampleReport(models: ["a"], items: 1).report())
    let injected = html.replacingOccurrences(
      of: "<footer>", with: "<script>document.documentElement.setAttribute('data-pwned','1')</script><footer>")
    let dom = try Chromium.document(injected)
    #expect(dom.contains("1 of 1 shown"))
    #expect(!Markup(dom).tags.contains { $0.attributes.contains("data-pwned") })
  }
}
