import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct RankingVerdictParserTests {
  @Test(
    arguments: [
      .init("A > B", 1), .init("B > A", 0), .init("A = B", 0.5), .init("B=A", 0.5), .init("A<B", 0), .init("B < A", 1),
      .init("**A > B**", 1), .init("[B > A]", 0), .init("(A = B)", 0.5), .init("“A > B”", 1),
      .init("Order: A > B.", 1), .init("Ａ ＞ Ｂ", 1), .init("次序：B＞A", 0), .init("我认为 A = B。", 0.5),
      .init("A is more exact.\nA > B", 1), .init("A > B at first sight, but in the end B > A", 0),
      .init("The answer says \"A > B\". I say: B > A", 0), .init("A\n>\nB", 1),
      .init("", .noVerdict), .init("A", .noVerdict), .init("A > A", .noVerdict), .init("A >", .noVerdict),
      .init("Answer A > Answer B", 1), .init("BA > B", .noVerdict), .init("A > Basic", .noVerdict),
      .init("a > b", .noVerdict),
      .init("A >> B", 1), .init("1 > 2", .noVerdict), .init("Both are equal", .noVerdict),
    ] as [ParserVector])
  func `letters`(_ vector: ParserVector) throws { #expect(try vector.found(.init("ranking")) == vector.expected) }

  @Test(
    arguments: [
      .init("[{'model': 'model_1', 'rank': 1}, {'model': 'model_2', 'rank': 2}]", 1),
      .init("[{'model': 'model_2', 'rank': 1}, {'model': 'model_1', 'rank': 2}]", 0),
      .init(#"[{"model": "model_1", "rank": 1}]"#, 1),
      .init("```python\n[{'model': 'model_1', 'rank': 2}]\n```", 0),
      .init("[{'model': 'model_1', 'rank': 1, 'why': None, 'ok': True}]", 1),
      .init(#"[{'model': 'model_1', 'note': 'it\'s "good"', 'rank': 1}]"#, 1),
      .init(" \n[{'rank': 2, 'model': 'model_1'}]\n", 0),
      .init("[{'model': 'model_1', 'rank': 3}]", .noVerdict), .init("[{'model': 'model_1', 'rank': '1'}]", .noVerdict),
      .init("[{'model': 'model_1'}]", .noVerdict), .init("[{'model': 'model_2', 'rank': 1}]", .noVerdict),
      .init("[]", .noVerdict), .init("", .noVerdict), .init("{'model': 'model_1', 'rank': 1}", .noVerdict),
      .init("[{'model': 'model_1', 'rank': 1}", .noVerdict), .init("model_1", .noVerdict),
      .init("[{'model': 'model_1', 'rank': 1.5}]", .noVerdict),
    ] as [ParserVector])
  func `a Python literal`(_ vector: ParserVector) throws {
    #expect(try vector.found(.init("ranking", ["format": "python-literal"])) == vector.expected)
  }

  @Test func `the name of the first shown may be another one`() throws {
    #expect(
      try ParserVector("[{'model': 'm', 'rank': 2}]", 0).found(
        .init("ranking", ["format": "python-literal", "model": "m"])) == .first(0))
  }
}

@Suite struct ScoresVerdictParserTests {
  @Test(
    arguments: [
      .init("8 7", 1), .init("7 8", 0), .init("8 8", 0.5), .init("8, 7", 1), .init("8,7", 1),
      .init("7.5 8.25\nBecause…", 0), .init("\n\n  9 1\nx", 1), .init("８ ７", 1), .init("８，７", 1), .init("-1 0", 0),
      .init("10\t9", 1), .init("1e1 9", 1),
      .init("", .emptyReply), .init("\n \n", .emptyReply), .init("8", .noVerdict), .init("8 7 6", .noVerdict),
      .init("8/10 7/10", .noVerdict), .init("A: 8 B: 7", .noVerdict), .init("nan 7", .noVerdict),
      .init("inf 7", .noVerdict),
      .init("The scores are\n8 7", .noVerdict), .init("**8 7**", .noVerdict), .init("8 七", .noVerdict),
      .init("VERDICT: A", .noVerdict),
    ] as [ParserVector])
  func `two scores on the first line`(_ vector: ParserVector) throws {
    #expect(try vector.found(.init("scores")) == vector.expected)
  }

  @Test func `the reasons are the lines after the scores`() throws {
    let parser = try Registry<VerdictParserKind>.standard.makeParser(.init("scores"), template: "t")
    #expect(try parser.verdict(in: ModelReply(text: "\n8 7\nfirst\nsecond")).critique == "first\nsecond")
  }
}

@Suite struct LiteralVerdictParserTests {
  @Test(
    arguments: [
      .init("1", 1), .init("2", 0), .init("1.5", 0.5), .init("0", 0.5), .init("1.25", 0.75), .init(" 2\n", 0),
      .init("[1]", 1), .init("[ 2.0 ]", 0), .init("１", 1), .init("1e0", 1),
      .init("", .noVerdict), .init("3", .noVerdict), .init("-1", .noVerdict), .init("0.5", .noVerdict),
      .init("nan", .noVerdict), .init("[1, 2]", .noVerdict), .init("[]", .noVerdict), .init("one", .noVerdict),
      .init("A", .noVerdict),
      .init("1 because", .noVerdict), .init("None", .noVerdict), .init("一", .noVerdict),
    ] as [ParserVector])
  func `one number from 1 to 2`(_ vector: ParserVector) throws {
    #expect(try vector.found(.init("literal")) == vector.expected)
  }
}

@Suite struct PipelineVerdictParserTests {
  private static let jsonThenReplace = JudgeTemplate.Parser(
    "pipeline",
    [
      "steps": [
        ["name": "json", "options": ["path": "short"]],
        ["name": "replace", "options": ["replacer": ["m": 1, "M": 2, "=": 1.5]]],
      ]
    ])

  @Test(
    arguments: [
      .init(#"{"short": "m"}"#, 1), .init(#"{"short": "M"}"#, 0), .init(#"{"short": "="}"#, 0.5),
      .init(#"{"short": " m\n"}"#, 1), .init("```json\n{\"short\": \"M\"}\n```", 0),
      .init("words {\"short\": \"m\"} words", 1),
      .init(#"[{"short": "M"}]"#, 0), .init(#"{"other": 1} {"short": "M"}"#, 0),
      .init(#"{"short": "M"} {"other": 1}"#, 0), .init(#"{"short": "m"} {"short": "M"}"#, 0),
      .init("", .noVerdict), .init("m", .noVerdict), .init(#"{"short": "x"}"#, .noVerdict),
      .init(#"{"short": null}"#, .noVerdict), .init(#"{"long": "m"}"#, .noVerdict),
      .init(#"{"short": "m""#, .noVerdict),
    ] as [ParserVector])
  func `a field, then a table`(_ vector: ParserVector) throws {
    #expect(try vector.found(Self.jsonThenReplace) == vector.expected)
  }

  @Test func `a default takes what the table does not have`() throws {
    let parser = JudgeTemplate.Parser(
      "pipeline", ["steps": [["name": "replace", "options": ["replacer": ["a": 1], "default": 1.5]]]])
    #expect(try ParserVector("anything", 0.5).found(parser) == .first(0.5))
  }

  @Test func `a step without a path hands on the whole document`() throws {
    let parser = JudgeTemplate.Parser(
      "pipeline", ["steps": [["name": "json"], ["name": "ranking", "options": ["format": "python-literal"]]]])
    let text = #"Here: [{"model": "model_2", "rank": 2}, {"model": "model_1", "rank": 1}]"#
    #expect(try ParserVector(text, 1).found(parser) == .first(1))
  }

  @Test func `the last step may be any parser`() throws {
    let parser = JudgeTemplate.Parser(
      "pipeline",
      [
        "steps": [
          ["name": "json", "options": ["path": "ranking"]],
          ["name": "ranking", "options": ["format": "python-literal"]],
        ]
      ])
    #expect(
      try ParserVector(#"{"ranking": [{"model": "model_1", "rank": 2}, {"model": "model_2", "rank": 1}]}"#, 0).found(
        parser) == .first(0))
  }

  @Test(
    arguments: [
      [:], ["steps": []], ["steps": [["options": [:]]]], ["steps": [["name": "unknown"]]],
      ["steps": [["name": "scores"], ["name": "literal"]]], ["steps": [["name": "json", "options": [:]]]],
    ] as [JSONObject])
  func `wrong steps are told`(options: JSONObject) {
    #expect {
      _ = try Registry<VerdictParserKind>.standard.makeParser(.init("pipeline", options), template: "t")
    } throws: { error in
      "\(error)".hasPrefix("template 't'")
    }
  }
}

@Suite struct VerdictTextTests {
  @Test func `full-width characters have ASCII twins`() {
    #expect(foldFullWidth("ＡＢｚ０９：（）！～\u{3000}【】准") == "ABz09:()!~ []准")
  }

  @Test(arguments: [(1, 1), (2, 0), (1.5, 0.5), (0, 0.5), (1.9, 0.1)] as [(Double, Double)])
  func `AlpacaEval's numbers`(value: Double, first: Double) throws {
    #expect(abs(try #require(preferenceFromAlpacaEval(value)).first - first) < 1e-12)
  }

  @Test(arguments: [-1, 0.5, 2.1, .nan, .infinity] as [Double])
  func `other numbers are no preference`(value: Double) { #expect(preferenceFromAlpacaEval(value) == nil) }
}
