import PlumbCore
import Testing

@testable import PlumbEvaluation
@testable import PlumbJudging

@Suite struct JudgeDescriptionTests {
  private static let comparer = JudgeDescription(.comparer(model: "small", template: "pairwise", orders: "both"))
  private static let grader = JudgeDescription(
    .grader(model: "large", template: "rating"), criteria: "built-in", isTwoPass: true)

  private static let described: [(judge: JudgeDescription, english: String, chinese: String)] = [
    (comparer, "small, template pairwise, orders both", "small，模板 pairwise，展示顺序：两种"),
    (
      grader, "large, template rating, answers graded one by one, scenario criteria built-in in two passes",
      "large，模板 rating，逐个给回答打分，场景标准 built-in（分两遍评判）"
    ),
    (
      JudgeDescription(.rule(name: "longest", orders: "first"), flipRate: 0.25),
      "rule longest, orders first, 25% of verdicts turned round", "规则 longest，展示顺序：基线在先，25% 的结论被故意反转"
    ),
    (
      JudgeDescription(.pool(members: ["a", "b"], template: "pairwise")), "one of a, b per item, template pairwise",
      "每题由 a、b 之一评判，模板 pairwise"
    ),
    (
      JudgeDescription(.jury(rule: "majority", members: [comparer, grader])),
      "jury by majority of small, template pairwise, orders both; large, template rating, answers graded one by one, "
        + "scenario criteria built-in in two passes",
      "评审团（majority）：small，模板 pairwise，展示顺序：两种；large，模板 rating，逐个给回答打分，场景标准 built-in（分两遍评判）"
    ),
    (JudgeDescription(.alpacaEvalConfig(name: "mine")), "AlpacaEval config mine", "AlpacaEval 配置 mine"),
  ]

  private func facts(_ judge: JudgeDescription) -> RunFacts {
    RunFacts(
      name: "n", version: "1", benchmark: "b", items: 1, baseline: nil, models: ["m"], judge: "j",
      judgeDescription: judge, seed: 0, language: .chinese, spec: .null)
  }

  @Test func `every judge is described in both languages, and a run's file keeps what both need`() throws {
    for (judge, english, chinese) in Self.described {
      #expect(judge.text(in: .english) == english)
      #expect(judge.text(in: .chinese) == chinese)
      let json = facts(judge).json
      #expect(json["judge_description"] == .string(english))
      var fields = FieldReader(json, location: Location(file: "run.json"))
      #expect(RunFacts(from: &fields)?.judgeDescription == judge)
      #expect(fields.diagnostics.isEmpty)
    }
  }

  @Test func `the file of an earlier version keeps its words in both languages`() throws {
    var json = facts(Self.comparer).json
    json["judge_details"] = nil
    var fields = FieldReader(json, location: Location(file: "run.json"))
    let read = try #require(RunFacts(from: &fields))
    #expect(read.judgeDescription.text(in: .chinese) == "small, template pairwise, orders both")
    #expect(read.json == json)
  }

  @Test func `what a file says of a judge is checked, with the field's place`() throws {
    for (details, problem) in [
      (["kind": "oracle"] as JSONObject, "judge_details.kind': expected comparer, grader"),
      (["kind": "comparer", "model": "m", "orders": "both"], "judge_details.template': missing"),
      (
        ["kind": "jury", "rule": "mean", "members": [["kind": "rule", "name": 1, "orders": "both"]]], "members[0].name'"
      ),
    ] {
      var json = facts(Self.comparer).json
      json["judge_details"] = .object(details)
      var fields = FieldReader(json, location: Location(file: "run.json"))
      _ = RunFacts(from: &fields)
      #expect(fields.diagnostics.contains { "\($0)".contains(problem) }, "\(fields.diagnostics)")
      #expect(!fields.isValid)
    }
  }
}
