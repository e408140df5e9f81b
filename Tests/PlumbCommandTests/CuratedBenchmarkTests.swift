import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// Checking, building and reviewing benchmarks, as a user does it.
@Suite struct CuratedBenchmarkTests {
  private static let questions = """
    {"id": 1, "question": "成人共有多少块骨头？", "category": "专业能力", "subcategory": "生物医学", "reference": "共有208块骨头。", "evidences": [{"quote": "成人共有206块骨头。", "url": "某书"}]}
    {"id": 2, "question": "3 乘 4 等于几？", "category": "数学计算", "reference": "等于 12。"}
    {"id": 3, "question": "写一句晚安。", "category": "文本写作"}

    """
  private static let spec = """
    name: set
    recipe: alignbench
    sources: [questions.jsonl]
    material: questions.jsonl
    """

  @Test func `lint ends with 3 on errors, 0 on a clean set, and prints one JSON document`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"id": "a", "turns": ["成人共有多少块骨头？"], "reference": "共有208块骨头。", "evidence": "成人共有206块骨头。"}
      {"id": "a b", "turns": ["截止日期怎么写？"], "reference": "先写年，再写月，"}

      """, to: "items.jsonl")
    let result = try await Binary.run(["benchmark", "lint", "items.jsonl", "--json"], in: folder)
    #expect(result.status == 3, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["errors"]?.int == 2 && document["items"]?.int == 2)
    #expect(document["findings"]?.array?.first?["advice"]?.string?.isEmpty == false)
    let text = try await Binary.run(["benchmark", "lint", "items.jsonl"], in: folder)
    #expect(text.status == 3 && text.output.contains("the reference says 208块, the evidence 206块"))
    let clean = try await Binary.run(["benchmark", "lint", "starter-zh"], in: folder)
    #expect(clean.status == 0 && clean.output.contains("0 errors, 0 warnings, 0 notes"))
  }

  @Test(arguments: [
    (["starter-en", "--budget-usd", "1"], "belong to --ask"),
    (["starter-en", "--ask", "nonsense:x"], "'nonsense' is not a provider"),
    (["starter-en", "--ask", "{provider: openai"], "model"), (["no-such-set"], "neither built in"),
  ])
  func `bad usage of lint ends with 2`(arguments: [String], sentence: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(["benchmark", "lint"] + arguments, in: folder)
    #expect(result.status == 2 && result.error.contains(sentence), "\(result.error)")
  }

  @Test func `show counts by category path`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"id": "a", "turns": ["q"], "reference": "r", "category": "x/y"}
      {"id": "b", "turns": ["q", "p"], "references": ["r"], "evidence": "e", "category": ["x", "z"], "language": "zh"}

      """, to: "items.jsonl")
    let document = try JSONValue.parse(
      try await Binary.run(["benchmark", "show", "items.jsonl", "--json"], in: folder).output)
    let paths = document["paths"]?.array ?? []
    #expect(paths.map { $0["path"]?.array?.compactMap(\.string) ?? [] } == [["x"], ["x", "y"], ["x", "z"]])
    #expect(
      paths.map { $0["with_reference"]?.int } == [1, 1, 0] && paths.map { $0["with_evidence"]?.int } == [1, 0, 1])
    #expect(document["turns"]?["2"]?.int == 1 && document["with_every_reference"]?.int == 1)
  }

  @Test func `a build waits for a person, takes a file of decisions, and freezes a version`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.questions, to: "questions.jsonl")
    try folder.write(Self.spec, to: "build.yaml")
    let waiting = try await Binary.run(["benchmark", "build", "build.yaml", "--quiet"], in: folder)
    #expect(waiting.status == 3 && waiting.error.contains("3 of 3 questions wait for a person"), "\(waiting.error)")

    let listed = try await Binary.run(["benchmark", "review", "build.yaml", "--json"], in: folder)
    #expect(listed.status == 3, "\(listed.error)")
    let entries = try JSONValue.parse(listed.output)["entries"]?.array ?? []
    #expect(entries.map { $0["gaps"]?.array?.count } == [0, 0, 1])
    #expect(entries[0]["findings"]?.array?.first?.string == "error: the reference says 208块, the evidence 206块")
    let ids = entries.compactMap { $0["item"]?.string }

    try folder.write(#"{"item": "\#(ids[2])", "decision": "accept"}"# + "\n{}\n", to: "bad.jsonl")
    let bad = try await Binary.run(["benchmark", "review", "build.yaml", "--apply", "bad.jsonl"], in: folder)
    #expect(bad.status == 2 && bad.error.contains("bad.jsonl:2"), "\(bad.error)")
    try folder.write(
      """
      {"item": "\(ids[0])", "decision": "edit", "reference": "共有206块骨头。", "reason": "依据为206块"}
      {"item": "\(ids[1])", "decision": "accept"}
      {"item": "\(ids[2])", "decision": "reject", "reason": "没有参考答案"}

      """, to: "made.jsonl")
    let applied = try await Binary.run(
      ["benchmark", "review", "build.yaml", "--apply", "made.jsonl", "--reviewer", "王"], in: folder)
    #expect(applied.status == 0, "\(applied.error)")
    #expect(applied.output == "3 questions: 1 accepted, 1 edited, 1 rejected, 0 waiting.\n")

    let built = try await Binary.run(["benchmark", "build", "build.yaml", "--quiet", "--json"], in: folder)
    #expect(built.status == 0, "\(built.error)")
    #expect(try JSONValue.parse(built.output)["steps"]?.array?.last?["counts"]?["frozen"]?.int == 2)
    let lint = try await Binary.run(["benchmark", "lint", "set-versions/1.0"], in: folder)
    #expect(lint.status == 0, "\(lint.output)")
    let frozen = try await Binary.run(["benchmark", "show", "set-versions/1.0", "--json"], in: folder)
    #expect(try JSONValue.parse(frozen.output)["items"]?.int == 2)
  }
}
