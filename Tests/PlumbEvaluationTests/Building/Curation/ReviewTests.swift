import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct ReviewTests {
  private let item = Item(
    id: "a", turns: ["问题\u{2028}一", "问题二"], references: ["答一", "答二"], evidence: "依据", category: ["数学计算"], language: "zh"
  )

  private func problems(_ line: String) -> String {
    parseJSONLines(line, as: ReviewDecision.self, name: "d").diagnostics.map(\.description).joined(separator: "\n")
  }

  @Test(arguments: [
    (#"{"item": "a", "decision": "maybe"}"#, "expected one of accept, edit, reject"),
    (#"{"decision": "accept"}"#, "'item': missing"),
    (#"{"item": "a", "decision": "reject"}"#, "a rejection must say why"),
    (#"{"item": "a", "decision": "edit"}"#, "'edit' changes nothing"),
    (#"{"item": "a", "decision": "accept", "reference": "x"}"#, "'accept' with changes; write edit"),
    (#"{"item": "a", "decision": "edit", "category": ""}"#, "expected a path"), ("[]", "expected an object"),
  ])
  func `a bad decision is told with its field`(line: String, part: String) {
    #expect(problems(line).contains(part), "\(problems(line))")
  }

  @Test func `decisions read back as they were written`() {
    var decision = ReviewDecision(item: "a", verdict: .edit, reason: "数字错")
    decision.references = ["新", "答二"]
    decision.category = ["专业能力", "历史"]
    decision.changesMeaning = true
    decision.seen = ReviewEntry(item: item).digest
    let line = JSONValue.object(decision.json).text()
    #expect(parseJSONLines(line, as: ReviewDecision.self, name: "d").records == [decision])
  }

  @Test func `the last decision counts, and what has no effect is told`() {
    var broken = ReviewDecision(item: "a", verdict: .edit)
    broken.references = ["only one"]
    let queue = ReviewQueue(
      [item],
      decisions: [
        ReviewDecision(item: "a", verdict: .reject, reason: "r"), ReviewDecision(item: "zzz", verdict: .accept),
        ReviewDecision(item: "a", verdict: .accept), broken,
      ])
    #expect(queue.count(.accept) == 1 && queue.count(.reject) == 0)
    #expect(
      queue.diagnostics.map(\.message) == [
        "'zzz' is none of the build's questions", "'a' cannot be accepted: no reference",
      ])
  }

  @Test func `an edited sheet gives exactly the changed fields`() throws {
    let sheet = ReviewSheet.text(of: item)
    #expect(try ReviewSheet.decision(sheet, for: item) == nil)
    let changed = sheet.replacing("答二\n", with: "新的答二\n第二行\n").replacing("数学计算", with: "逻辑推理")
    let decision = try ReviewSheet.decision(changed, for: item)
    #expect(decision?.references == ["答一", "新的答二\n第二行"] && decision?.category == ["逻辑推理"])
    #expect(decision?.turns == nil && decision?.evidence == nil)
    #expect(throws: CoreError.self) {
      try ReviewSheet.decision(sheet.replacing("===== evidence", with: ""), for: item)
    }
    #expect(throws: CoreError.self) { try ReviewSheet.decision(sheet + "===== more\nx", for: item) }
  }

  @Test func `a line that a killed process left open does not swallow the next decision`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"item": "a", "decision": "accept"}"#, to: "b.decisions.jsonl")
    try FileManager.default.createDirectory(atPath: folder.file("builds"), withIntermediateDirectories: true)
    try folder.write(JSONValue.object(item.json).text() + "\n", to: "builds/05-evidence.jsonl")
    let spec = try BuildSpec(
      YAMLDocument(text: "name: b\nrecipe: alignbench\nsources: [x]\n", file: folder.file("b.yaml")))
    let desk = try ReviewDesk(
      spec: spec, folder: BuildFolder(path: folder.file("builds")))
    try desk.append([ReviewDecision(item: "a", verdict: .reject, reason: "zu kurz")])
    #expect(folder.text(of: "b.decisions.jsonl")?.split(separator: "\n").count == 2)
    #expect(try desk.queue().count(.reject) == 1)
  }
}
