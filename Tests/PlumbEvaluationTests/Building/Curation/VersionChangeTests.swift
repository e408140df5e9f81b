import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct VersionChangeTests {
  private func item(_ id: String, _ question: String = "q", _ references: [String] = ["r"], review: Bool? = nil) -> Item
  {
    var item = Item(id: id, turns: [question], references: references)
    if let review { item.extra["provenance"] = ["review": ["changes_meaning": .bool(review)]] }
    return item
  }

  private func kind(_ old: String, _ new: String, review: Bool? = nil) -> VersionChange.Kind? {
    VersionChange.changes(from: [item("a", "q", [old])], to: [item("a", "q", [new], review: review)]).first?.kind
  }

  @Test(arguments: [
    ("共有206块。", "共有206块。", nil), ("共有206块；", "共有 ２０６ 块，", VersionChange.Kind.typography),
    ("共有206块。", "共有208块。", .meaning), ("共有二百零六块。", "共有206块骨头。", .wording), ("他是院士。", "他不是院士。", .meaning),
    ("1941年当选。", "1942年当选。", .meaning), ("It is safe.", "It is not safe.", .meaning), ("他很高兴。", "他非常高兴。", .wording),
    ("他很高兴。", "他十分高兴。", .wording), ("", "新写的。", .meaning), ("旧的。", "", .meaning),
  ])
  func `references are compared by what they state`(old: String, new: String, expected: VersionChange.Kind?) {
    #expect(kind(old, new) == expected)
  }

  @Test func `a person's word decides where only words differ, and figures speak for themselves`() {
    #expect(kind("他很高兴。", "他十分高兴。", review: true) == .meaning)
    #expect(kind("他很高兴。", "他十分高兴。", review: false) == .wording)
    #expect(kind("共206块。", "共208块。", review: false) == .meaning)
  }

  @Test func `what came, went or changed its question is told`() {
    var moved = item("d")
    moved.category = ["x"]
    let changes = VersionChange.changes(
      from: [item("a"), item("b"), item("c", "old"), item("d")], to: [item("c", "new"), item("a"), item("e"), moved])
    #expect(changes.map { "\($0.item) \($0.kind.rawValue)" } == ["c question", "e added", "d metadata", "b removed"])
  }

  @Test func `the changelog begins with what does not compare any more`() {
    let text = changelogSection(
      version: "1.1", previous: "1.0", items: [item("a")],
      changes: [
        .init(item: "t", kind: .typography, detail: ""), .init(item: "m", kind: .meaning, detail: "without 7, with 8"),
      ])
    #expect(text.hasPrefix("## 1.1\n\n1 items. Compared with 1.0:\n\n### References that changed in meaning"))
    #expect(text.contains("- m: without 7, with 8\n") && text.hasSuffix("- t\n"))
  }

  @Test func `versions are ordered by number`() throws {
    #expect(try BuildRecipe.previousVersion(than: "1.0", in: "/nowhere") == nil)
    let folder = try TemporaryFolder()
    for version in ["0.9", "0.10", "1.0", "1.1", "notes"] {
      try FileManager.default.createDirectory(atPath: folder.file(version), withIntermediateDirectories: true)
      try folder.write("", to: "\(version)/items.jsonl")
    }
    #expect(try BuildRecipe.previousVersion(than: "1.0", in: folder.path) == "0.10")
  }

  @Test func `a folder of versions that nobody may read is an error with its path`() throws {
    let folder = try TemporaryFolder()
    let error = try withUnreadable(folder.path) {
      #expect(throws: CoreError.self) { try BuildRecipe.previousVersion(than: "1.0", in: folder.path) }
    }
    #expect(error?.description.hasPrefix("\(folder.path): cannot be read as a folder") == true)
  }
}
