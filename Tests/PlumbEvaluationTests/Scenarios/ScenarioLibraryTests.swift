import PlumbCore
import PlumbJudging
import PlumbTestSupport
import Testing

@Suite struct ScenarioLibraryTests {
  @Test func `58 scenarios in eight groups have the published sizes`() throws {
    let library = try ScenarioLibrary.builtIn()
    #expect(library.scenarios.count == 58)
    #expect(
      library.groups == [
        "Summarization", "Exam Questions", "Code", "Rewriting", "Creative Writing", "Functional Writing",
        "General Communication", "NLP Tasks",
      ])
    let sizes = library.groups.map { group in library.scenarios.count { $0.group == group } }
    #expect(sizes == [3, 3, 5, 5, 9, 10, 12, 11])
    #expect(Set(library.scenarios.map(\.id)).count == 58)
    try library.checkInheritance()
  }

  @Test func `every sentence is there in English and in Chinese`() throws {
    let library = try ScenarioLibrary.builtIn()
    var texts = library.sets.compactMap(\.name) + library.scenarios.compactMap(\.name)
    texts += library.scenarios.compactMap(\.about)
    for criterion in library.sets.flatMap(\.criteria) + library.scenarios.flatMap(\.criteria) {
      texts += [criterion.name, criterion.text]
      #expect(criterion.text.text(in: "en").hasSuffix("."))
      #expect(criterion.text.text(in: "zh").hasSuffix("。"))
    }
    #expect(texts.count >= 58 * 2 + 8)
    for text in texts {
      #expect(text.isWritten(in: "en") && text.isWritten(in: "zh"), "\(text)")
      #expect(text.text(in: "zh").unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
      #expect(!text.text(in: "en").unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
    }
  }

  @Test func `every scenario adds criteria of its own and looks at more than content`() throws {
    let library = try ScenarioLibrary.builtIn()
    for scenario in library.scenarios {
      #expect(scenario.criteria.count >= 3, "\(scenario.id)")
      let overview = try ScenarioOverview(scenario.id, in: library)
      for part in Criterion.Part.allCases { #expect(overview.count(part) >= 1, "\(scenario.id) \(part)") }
      #expect(overview.criteria.count >= 9, "\(scenario.id)")
    }
    let own = library.sets.flatMap(\.criteria) + library.scenarios.flatMap(\.criteria)
    #expect(Set(own.map { $0.text.text(in: "en") }).count == own.count)
    #expect(Set(own.map { $0.text.text(in: "zh") }).count == own.count)
    #expect(library.criteriaCount == own.count)
  }

  private static let tree = """
    sets:
      house:
        inherits: [general]
        criteria:
          - {part: style, name: Plain, text: Uses plain words.}
      twice:
        inherits: [house, general]
        criteria: []
    scenarios:
      minutes:
        group: Office
        inherits: [twice, house]
        criteria:
          - part: content
            name: {en: Decisions, zh: 决定}
            text: {en: Lists every decision., zh: 列出每项决定。}
            weight: 5
      planning:
        inherits: [house]
        criteria: [{part: format, name: Gantt, text: Is a Gantt chart.}]
    """

  private func library(_ text: String) throws -> ScenarioLibrary {
    try ScenarioLibrary.read(YAMLDocument(text: text, file: "c.yaml")).library
  }

  @Test func `a user's tree inherits built-in sets once each, and its scenarios win`() throws {
    let whole = try library(Self.tree).overlaying(ScenarioLibrary.builtIn())
    let general = try #require(whole.sets.first { $0.id == "general" }).criteria.count
    let minutes = try whole.criteria(of: "minutes")
    #expect(minutes.count == general + 2)
    #expect(minutes.map(\.origin).last == "minutes" && minutes.first?.origin == "general")
    #expect(try whole.criteria(of: "planning").last?.criterion.name.text(in: "en") == "Gantt")
    #expect(whole.scenario("planning")?.group == "General Communication")
    #expect(whole.scenarios.count == 59)
    #expect(try whole.criteria(of: "minutes").last?.criterion.weight == 5)
  }

  @Test func `written as YAML it is read as the same tree`() throws {
    for original in [try library(Self.tree), try ScenarioLibrary.builtIn()] {
      #expect(try library(original.yaml) == original)
      #expect(try library(JSONValue.object(original.json).text()) == original)
    }
  }

  @Test func `the template text has a heading a part, in both languages`() throws {
    let whole = try library(Self.tree).overlaying(ScenarioLibrary.builtIn())
    let english = try whole.criteriaText(
      of: "minutes", style: CriteriaTextStyle(includesInherited: false, includesWeights: true))
    #expect(english == "Content:\n- Decisions (5/5): Lists every decision.")
    let chinese = try whole.criteriaText(
      of: "minutes", style: CriteriaTextStyle(language: "zh-Hans", parts: [.content], includesInherited: false))
    #expect(chinese == "内容：\n- 决定：列出每项决定。")
    let full = try whole.criteriaText(of: "writing_email")
    #expect(full.contains("\nFormat:\n") && full.contains("\nStyle:\n") && !full.hasSuffix("\n"))
  }

  @Test func `circles, missing sets and unknown scenarios are refused with what to do`() throws {
    let circle = try library("sets: {a: {inherits: [b]}, b: {inherits: [a]}}")
    #expect {
      try circle.checkInheritance()
    } throws: { "\($0)".contains("a → b → a") }
    let missing = try library("scenarios: {a: {inherits: [nonsense]}}")
    #expect {
      try missing.checkInheritance()
    } throws: { "\($0)".contains("'a' inherits 'nonsense'") }
    #expect {
      try ScenarioLibrary.builtIn().criteria(of: "email")
    } throws: { "\($0)".contains("writing_email") }
  }

  @Test func `a bad field is named with its line`() throws {
    #expect {
      try library("scenarios:\n  a:\n    criteria:\n      - part: tone\n        name: n\n        text: t\n")
    } throws: { "\($0)".contains("c.yaml:4") && "\($0)".contains("one of content, format, style") }
  }

  @Test func `a folder that nobody may read is an error with its path, not one without criteria`() throws {
    let folder = try TemporaryFolder()
    try folder.write("sets: {s: {criteria: []}}", to: "a.yaml")
    let error = try withUnreadable(folder.path) {
      #expect(throws: CoreError.self) { try ScenarioLibrary.read(path: folder.path) }
    }
    #expect(error?.description.hasPrefix("\(folder.path): cannot be read as a folder") == true)
  }

  @Test func `a folder of files is one tree, and an id twice is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("sets: {s: {criteria: []}}", to: "a.yaml")
    try folder.write("scenarios: {x: {inherits: [s]}}", to: "b.yml")
    let loaded = try ScenarioLibrary.read(path: folder.path)
    #expect(loaded.library.sets.count == 1 && loaded.library.scenarios.count == 1)
    try folder.write("scenarios: {x: {}}", to: "c.yaml")
    #expect(throws: CoreError.self) { try ScenarioLibrary.read(path: folder.path) }
  }
}
