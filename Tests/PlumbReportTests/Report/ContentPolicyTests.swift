import Foundation
import PlumbCore
import Testing

@testable import PlumbReport

@Suite struct ContentPolicyTests {
  private let html: String

  init() throws { html = try ReportRenderer().html(SampleReport(models: ["a", "b"]).report()) }

  @Test func `the policy's digest is the digest of the one script`() throws {
    let script = try #require(between(html, "<script>", "</script>"))
    let policy = try #require(
      Markup(html).tags.first { $0.values["http-equiv"] == "Content-Security-Policy" }?.values["content"])
    let digest = Data(sha256(Array(script.utf8))).base64EncodedString()
    // The policy is escaped like every attribute value.
    let plain = policy.replacingOccurrences(of: "&#39;", with: "'")
    #expect(plain.contains("script-src 'sha256-\(digest)';"))
    #expect(plain.hasPrefix("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"))
    #expect(plain.contains("img-src data:"))
  }

  @Test func `nothing is loaded from anywhere`() {
    for tag in Markup(html).tags {
      for (key, value) in tag.values where key != "xmlns" {
        #expect(!value.contains("http:") && !value.contains("https:") && !value.contains("//"), "\(tag.name) \(key)")
      }
    }
    for word in ["url(", "@import", "fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval(", "document.write"] {
      #expect(!ReportStyle.text.contains(word) && !ReportScript.text.contains(word), "\(word)")
    }
  }

  @Test func `style and script cannot end early`() {
    #expect(!ReportStyle.text.contains("</"))
    #expect(!ReportScript.text.contains("</") && !ReportScript.text.contains("<!--"))
  }
}
