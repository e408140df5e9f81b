import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct AutoJCriteriaTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["basics", "specials"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
    }
    try folder.write(
      "clear:\n  content: Is clear.\n  weight: 4\n  type: basic\n", to: "basics/basic_writing.yaml")
    try folder.write("sum:\n  content: Adds up.\n  weight: 9\n  type: odd\n", to: "basics/basic_mathematics.yaml")
    try folder.write(
      """
      basic-writing:
        !include "./gone/scenario_criteria/basics/basic_writing.yaml"

      basic_mathematics:
        !include "../basics/basic_mathematics.yaml"

      extended:
        polite:
          content: Is polite.
          weight: 3
          type: style
      """, to: "specials/mail.yaml")
    return folder
  }

  @Test func `stale paths and misspelt keys are put right with a warning`() throws {
    let folder = try folder()
    let criteria = try AutoJCriteria(folder: folder.path)
    #expect(criteria.scenarioCount == 1 && criteria.criteriaCount == 3)
    let mail = criteria.document["scenarios"]?["mail"]
    #expect(mail?["inherits"]?.array?.compactMap(\.string) == ["basic-writing", "basic-mathematics"])
    #expect(mail?["criteria"]?.array?.first?["part"]?.string == "style")
    #expect(
      criteria.document["sets"]?["basic-mathematics"]?["criteria"]?.array?.first?["weight"] == nil)
    let text = criteria.diagnostics.map(\.description).joined(separator: "\n")
    #expect(text.contains("does not exist; read basics/basic_writing.yaml instead"))
    #expect(text.contains("the key is misspelt; read as 'basic-mathematics'"))
    #expect(text.contains("the weight is not a whole number") && text.contains("type 'odd'"))
    #expect(criteria.diagnostics.count == 4)
  }

  @Test func `an include that is nowhere is refused`() throws {
    let folder = try folder()
    try folder.write("basic-bot:\n  !include \"basics/basic_bot.yaml\"\n", to: "specials/chat.yaml")
    #expect {
      try AutoJCriteria(folder: folder.path)
    } throws: { "\($0)".contains("the include 'basics/basic_bot.yaml' does not exist") }
    #expect(throws: CoreError.self) { try AutoJCriteria(folder: folder.file("nowhere")) }
  }

  @Test(.needsSharedData)
  func `the published files give 58 scenarios and 351 criteria`() throws {
    let criteria = try AutoJCriteria(folder: "\(SharedData.folder ?? "")/reference/data/auto_j/scenario_criteria")
    #expect(criteria.scenarioCount == 58 && criteria.criteriaCount == 351)
    let scenarios = try #require(criteria.document["scenarios"]?.object)
    let inheriting = { (set: String) in
      scenarios.entries.count { ($0.value["inherits"]?.array ?? []).contains(.string(set)) }
    }
    #expect(inheriting("basic-writing") == 52 && inheriting("basic-bot") == 5 && inheriting("basic-coding") == 4)
    #expect(inheriting("basic-exam") == 2 && inheriting("basic-mathematics") == 2)
    let parts = scenarios.entries.flatMap { ($0.value["criteria"]?.array ?? []).compactMap { $0["part"]?.string } }
    #expect(parts.count { $0 == "content" } == 190 && parts.count { $0 == "format" } == 86)
    #expect(parts.count { $0 == "style" } == 47)
    #expect(criteria.diagnostics.count { $0.message.contains("misspelt") } == 1)
  }
}
