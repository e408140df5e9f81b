import PlumbCore
import PlumbEvaluation
import Testing

@testable import PlumbReport

@Suite struct BuildPageTests {
  @Test func `every recipe with a page is a recipe`() {
    let recipes = Registry<BuildRecipe>.standard.elements.map(\.name)
    #expect(Registry<BuildPage>.standard.names == ["evolve", "benchbuilder"])
    #expect(Registry<BuildPage>.standard.names.allSatisfy(recipes.contains))
  }

  @Test func `an evolution's page shows every fate, the tree below its starting item, and the difficulty`() throws {
    let html = try WrittenBuild.evolution("x")
    #expect(html.contains("1 of 3 attempts were kept; 1 of 1 starting items were evolved at least once."))
    #expect(html.contains(#"<span class="chip kept">kept</span> <span class="tag">round 1 · deepen · 1x</span>"#))
    #expect(html.contains(#"<span class="chip broken">failed: x</span>"#))
    #expect(html.contains(#"<span class="tag">difficulty 5.5</span>"#) && html.contains("difficulty 3<"))
    #expect(html.contains("<details><summary>The judge wrote</summary><div class=\"text\">x</div></details>"))
    // Both later attempts are made from the first, and stand inside its list.
    let inner = try #require(html.components(of: #"<ul class="lineage">"#).dropFirst(2).first)
    #expect(inner.contains("2x") && inner.contains("3x"))
    #expect(html.contains(##"<a href="#lineage">Lineage</a>"##))
    #expect(html.contains(#"<th scope="row" class="name"><bdi>1</bdi></th><td><bdi>1</bdi></td><td><bdi>1</bdi></td>"#))
  }

  @Test func `a card's page shows its funnel, topics and criteria, and says when nothing was piloted`() throws {
    let html = try WrittenBuild.card("x")
    #expect(html.contains("1 items were chosen from 1 records in 1 topics."))
    #expect(html.contains(#"<figure><svg xmlns="http://www.w3.org/2000/svg" class="chart single map""#))
    #expect(html.contains("Not measured yet.") && !html.contains("separability"))
    #expect(html.contains("Compared with the older slice"))
    #expect(html.contains("Labelled by: x 1.") && html.contains("<dt>embedding</dt><dd>method x</dd>"))
    let piloted = try WrittenBuild.card("x", language: .chinese, pilot: ["separability": 0.5, "pairs": 4])
    #expect(piloted.contains("4 对试测模型中，50") && piloted.contains("<html lang=\"zh") && !piloted.contains("尚未测量"))
  }

  @Test func `an attempt that names itself as its parent ends the tree`() throws {
    let written = try WrittenBuild([
      ("pool", [Item(id: "a", turns: ["q"]).json]),
      ("round-1", [["id": "a", "root": "a", "parent": "a", "round": 1, "operation": "deepen", "status": "kept"]]),
      ("difficulty", []),
    ])
    let outcome = try EvolutionOutcome(written.build)
    #expect(try EvolutionPage(outcome, title: "t", seed: 0, language: .english).html().contains("Lineage"))
  }

  @Test func `a build's page has no script and loads nothing`() throws {
    for html in [try WrittenBuild.evolution("x"), try WrittenBuild.card("x")] {
      let tags = Markup(html).tags
      #expect(!tags.contains { $0.name == "script" })
      let policy = try #require(tags.first { $0.values["http-equiv"] == "Content-Security-Policy" }?.values["content"])
      #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src") && !policy.contains("script-src"))
      for tag in tags {
        for (key, value) in tag.values where key != "xmlns" { #expect(!value.contains("//"), "\(tag.name) \(key)") }
      }
    }
    #expect(!BuildStyle.text.contains("</") && !BuildStyle.text.contains("url("))
  }
}

/// Hostile text in every field of a build's files.
@Suite struct HostileBuildTests {
  /// Every shape of tag that builds' pages have.
  private static let shapes: Set<String> = {
    var shapes: Set<String> = []
    for language in ReportLanguage.allCases {
      for page in [
        try? WrittenBuild.evolution("en", language: language), try? WrittenBuild.card("en", language: language),
      ] {
        shapes.formUnion(Markup(page ?? "").tags.map(\.shape))
      }
    }
    return shapes
  }()

  @Test(arguments: HostileText.payloads, ReportLanguage.allCases)
  func `hostile text adds no tag and no attribute`(payload: String, language: ReportLanguage) throws {
    for html in [
      try WrittenBuild.evolution(payload, language: language), try WrittenBuild.card(payload, language: language),
    ] {
      let tags = Markup(html).tags
      for tag in Set(tags) {
        #expect(Self.shapes.contains(tag.shape), "\(tag.shape) from \(payload.debugDescription)")
        if let target = tag.values["href"] { #expect(target.hasPrefix("#")) }
      }
      #expect(!tags.contains { $0.name == "script" } && tags.count { $0.name == "style" } == 1)
      #expect(!html.contains("\u{202E}") && !html.contains("\u{0}"))
    }
  }

  @Test func `a text of a million characters is shortened`() throws {
    let long = String(repeating: "答", count: 1_000_000)
    let written = try WrittenBuild([
      ("pool", [Item(id: "a", turns: [long]).json]),
      (
        "round-1",
        [
          [
            "id": "a.r1", "root": "a", "parent": "a", "round": 1, "operation": "deepen", "status": "kept",
            "request": .string(long), "answer": .string(long),
          ]
        ]
      ), ("difficulty", []),
    ])
    let html = try EvolutionPage(EvolutionOutcome(written.build), title: "t", seed: 0, language: .english).html()
    #expect(html.utf8.count < 100_000 && html.contains("答 […]</div>"))
  }
}

extension String {
  /// The parts between occurrences of a text.
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
