import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlignBenchBenchmarkTests {
  private static let question =
    #"{"question_id": 1, "category": "专业能力", "subcategory": "音乐", "question": "问？", "reference": "答。", "evidences": [{"url": " http://x \n", "quote": "出处\n\n"}]}"#

  private func folder(_ questions: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(questions, to: "data_v1.1_release.jsonl")
    try folder.write(#"{"音乐": "事实", "其他写作类": "生成"}"#, to: "subcategory_question_mapping.json")
    try folder.write(#"{"事实": ["正确"], "生成": ["正确", "创造"]}"#, to: "dimension_set.json")
    try folder.write(#"{"正确": "无误", "创造": "新颖", "无用": "从不"}"#, to: "dimension_definition.json")
    try folder.write(#"{"专业能力": 0.1}"#, to: "temperature.json")
    return folder
  }

  @Test func `a question becomes an item with its evidence, and dimensions go by category and subcategory`() throws {
    let folder = try folder(
      Self.question
        + "\r\n{\"question_id\": 2, \"category\": \"文本写作\", \"subcategory\": \"未知\", \"question\": \"行\u{2028}行\", \"reference\": \"\", \"evidences\": []}\n"
    )
    let imported = try Registry<BenchmarkFormat>.standard.element(named: "alignbench").read(folder.path, ReadOptions())
    #expect(imported.items.map(\.id) == ["1", "2"])
    let item = imported.items[0]
    #expect(item.turns == ["问？"] && item.references == ["答。"] && item.category == ["专业能力", "音乐"])
    #expect(item.evidence == "出处\n(http://x)" && item.language == "zh" && item.extra["evidences"]?.array?.count == 1)
    #expect(imported.items[1].turns == ["行\u{2028}行"] && imported.items[1].evidence == nil)
    let judge = imported.card["recipe"]?["judge"]
    #expect(judge?["dimensions_by_category"]?["专业能力/音乐"] == "事实")
    #expect(judge?["dimensions_by_category"]?["文本写作/未知"] == [])
    #expect(judge?["dimensions"]?.object?.keys == ["正确", "创造"])
    #expect(imported.card["recipe"]?["generation"]?["by_category"]?["专业能力"] == ["temperature": 0.1])
    #expect(
      imported.diagnostics.map(\.message) == ["has no dimensions for '文本写作/未知'; its answers are graded overall alone"])
  }

  @Test func `a missing file and a repeated id are told`() throws {
    let empty = try TemporaryFolder()
    #expect(throws: CoreError.self) { try AlignBenchBenchmark.read(path: empty.path, options: ReadOptions()) }
    let twice = try folder(Self.question + "\n" + Self.question)
    #expect(throws: CoreError.self) { try AlignBenchBenchmark.read(path: twice.path, options: ReadOptions()) }
    let kept = try AlignBenchBenchmark.read(path: twice.path, options: ReadOptions(skipInvalid: true))
    #expect(kept.items.count == 1)
    let broken = try folder(#"{"question_id": 1, "category": 5}"#)
    #expect(throws: CoreError.self) { try AlignBenchBenchmark.read(path: broken.path, options: ReadOptions()) }
  }

  @Test(.enabled(if: SharedData.isThere))
  func `the real files give 683 items and the published numbers of questions by kind of answer`() throws {
    let imported = try AlignBenchBenchmark.read(path: SharedData.data("alignbench"), options: ReadOptions())
    #expect(imported.items.count == 683 && imported.diagnostics.isEmpty)
    #expect(imported.items.count { $0.evidence != nil } == 150)
    let kinds = try #require(imported.card["recipe"]?["judge"]?["dimensions_by_category"]?.object)
    var counts: [String: Int] = [:]
    for item in imported.items {
      counts[kinds[item.category.joined(separator: "/")]?.string ?? "?", default: 0] += 1
    }
    #expect(counts == ["事实与解释型回答": 241, "逻辑推理型回答": 204, "生成型回答": 200, "建议型回答": 38])
    #expect(kinds["文本写作/文化理解"] == "事实与解释型回答" && kinds["角色扮演/其他写作类"] == "生成型回答")
    #expect(imported.card["recipe"]?["judge"]?["dimensions"]?.object?.keys.count == 8)
  }
}
