import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlignBenchJudgmentsTests {
  private func read(_ text: String, skipInvalid: Bool = false) throws -> (judgments: [Judgment], report: ReadReport) {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "m.jsonl")
    var judgments: [Judgment] = []
    let report = try Registry<JudgmentFormat>.standard.element(named: "alignbench").read(
      [path], ReadOptions(skipInvalid: skipInvalid)
    ) {
      judgments.append($0.judgment)
    }
    return (judgments, report)
  }

  private func row(_ id: Int, _ rest: String) -> String {
    #"{"question_id": \#(id), "category": "数学计算", "subcategory": "初等数学", "model_id": "m", \#(rest)}"#
  }

  @Test func `scores and ratings are read; −1, none, and what is off the scale are failures that keep their number`()
    throws
  {
    let (judgments, report) = try read(
      [
        row(1, #""score": 7, "rating": {"事实正确性": 8, "综合得分": 7}, "judgment": "好", "answer": "四字答案""#),
        row(2, #""score": -1, "rating": {}"#), row(3, #""score": 15, "rating": {"综合得分": 15}"#),
        row(4, #""rating": {}"#),
        row(5, #""score": 7, "rating": {"事实正确性": 99, "综合得分": 7}"#), row(6, #""score": 6.5"#),
      ].joined(separator: "\n"))
    #expect(report.records == 6 && report.invalid == 0)
    #expect(judgments[0].outcome == .ratings(Ratings(overall: 7, dimensions: ["事实正确性": 8], scale: 1...10)))
    #expect(judgments[0].raw == "好" && judgments[0].lengths == [4] && judgments[0].category == ["数学计算", "初等数学"])
    #expect(
      judgments.map { $0.outcome.failure?.code } == [nil, .notRecorded, .notRecorded, .notRecorded, .notRecorded, nil])
    #expect(judgments[2].extra["score"]?.double == 15 && judgments[1].extra["score"]?.double == -1)
  }

  @Test func `a repeated answer is a further repetition and warned about`() throws {
    let (judgments, report) = try read(row(1, #""score": 7"#) + "\n" + row(1, #""score": 8"#))
    #expect(judgments.map(\.repetition) == [0, 1])
    #expect(report.diagnostics.map(\.message) == ["grades 1 answers that were graded before; all count"])
  }

  @Test func `bad lines are told with their place, and left out when asked`() throws {
    let text = row(1, #""score": 7"#) + "\n{\"question_id\": 2}\nnonsense\n" + row(3, #""score": "x""#)
    #expect(throws: CoreError.self) { try read(text) }
    let (judgments, report) = try read(text, skipInvalid: true)
    #expect(judgments.count == 1 && report.invalid >= 2)
  }

  @Test func `what is written reads back the same`() throws {
    let item = Item(
      id: "12", turns: ["问"], references: ["答"], evidence: "出处", category: ["数学计算", "初等数学"], language: "zh")
    let response = Response(item: "12", model: "m", turns: ["回"])
    let good = Judgment(
      item: "12", judge: "j", models: ["m"],
      outcome: .ratings(Ratings(overall: 7, dimensions: ["清晰度": 6.5], scale: 1...10)), raw: "好 {…}")
    let bad = Judgment(item: "12", judge: "j", models: ["m"], outcome: .failed(Failure(.noVerdict, "no")))
    let lines = [good, bad].map {
      JSONValue.object(AlignBenchWriter.judgment($0, of: response, to: item, dimensions: ["清晰度"])).text()
    }
    let (judgments, _) = try read(lines.joined(separator: "\n"))
    #expect(judgments[0].outcome == good.outcome && judgments[0].raw == good.raw)
    #expect(judgments[1].outcome.failure != nil && judgments[1].extra["score"]?.double == -1)
    let answer = AlignBenchWriter.answer(
      Response(item: "12", model: "m", turns: [], failure: Failure(.emptyReply, "")), to: item)
    #expect(answer["answer"] == .null && answer["answer_id"] == "12_m" && answer["question_id"] == 12)
    #expect(answer["evidences"]?.array?.first?["quote"] == "出处")
  }
}
