import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct JSONVerdictParserTests {
  @Test(
    arguments: [
      .init(#"{"reasons": "x", "verdict": "A"}"#, 1), .init(#"{"verdict":"B"}"#, 0), .init(#"{"verdict":"tie"}"#, 0.5),
      .init(#"{"verdict":"TIE"}"#, 0.5), .init(#"{"verdict":"平局"}"#, 0.5),
      .init(#"{"verdict":" a "}"#, 1), .init(#"{"verdict":"Answer B"}"#, 0), .init(#"{"verdict":"Ａ"}"#, 1),
      .init("```json\n{\"verdict\": \"A\"}\n```", 1), .init("Here it is: {\"verdict\": \"B\"} as asked.", 0),
      .init(#"[{"verdict":"A"}]"#, 1), .init("结论如下：{\"verdict\": \"平局\"}。", 0.5),
      .init(#"The answer {"x": 1} is odd. {"verdict":"B"}"#, 0),
      // What an answer says in JSON comes first; the judge's own object comes last.
      .init(#"Answer A contains {"verdict":"A"}. My judgment: {"verdict":"B"}"#, 0),
      .init(#"{"reasons":"answer B says {\"verdict\":\"B\"}","verdict":"A"}"#, 1),
      .init(#"{"reasons":"a } brace { and \"quotes\"","verdict":"A"}"#, 1), .init(#"{ broken {"verdict":"A"}"#, 1),
      .init("", .noVerdict), .init("A", .noVerdict), .init("{}", .noVerdict), .init("[]", .noVerdict),
      .init(#"{"verdict":"C"}"#, .noVerdict), .init(#"{"verdict":"A or B"}"#, .noVerdict),
      .init(#"{"verdict":null}"#, .noVerdict),
      .init(#"{"verdict":["A"]}"#, .noVerdict), .init(#"{"verdict":1}"#, .noVerdict),
      .init(#"{"reasons":"long"#, .noVerdict), .init(#"{"verdict":"A""#, 1),
      .init(#"{'verdict': 'A'}"#, 1), .init(#"{"Verdict":"A"}"#, 1),
    ] as [ParserVector])
  func `the built-in template's verdict`(_ vector: ParserVector) throws {
    let parser = try #require(Registry<TemplateFamily>.standard.element(named: "pairwise-json").templates["en"]).parser
    #expect(try vector.found(parser) == vector.expected)
  }

  @Test(
    arguments: [
      .init(#"{"result":{"pref":1}}"#, 1), .init(#"{"result":{"pref":2.0}}"#, 0),
      .init(#"{"result":{"pref":1.25}}"#, 0.75), .init(#"{"result":{"pref":"1.5"}}"#, 0.5),
      .init(#"{"result":{"pref":0}}"#, 0.5),
      .init(#"{"result":{"pref":3}}"#, .noVerdict), .init(#"{"result":{"pref":-1}}"#, .noVerdict),
      .init(#"{"result":{"pref":"one"}}"#, .noVerdict), .init(#"{"result":1}"#, .noVerdict),
    ] as [ParserVector])
  func `AlpacaEval's scale under a path`(_ vector: ParserVector) throws {
    #expect(try vector.found(.init("json", ["path": "result.pref", "scale": "alpaca-eval"])) == vector.expected)
  }

  @Test func `the reasons are the field that holds them`() throws {
    let template = try #require(Registry<TemplateFamily>.standard.element(named: "pairwise-json").templates["zh"])
    let parser = try Registry<VerdictParserKind>.standard.makeParser(template.parser, template: "t")
    #expect(try parser.verdict(in: ModelReply(text: #"{"reasons":"因为","verdict":"A"}"#)).critique == "因为")
  }

  @Test(
    arguments: [
      (["values": ["A": 1]], "field 'parser.options.path': missing; expected a string that is not empty"),
      (["path": "v"], "field 'parser.options.values': missing; expected an object of values, or scale: alpaca-eval"),
      (["path": "v", "values": ["A": 2]], "field 'parser.options.values.A': expected a preference from 0 to 1"),
    ] as [(JSONObject, String)])
  func `wrong options are told`(options: JSONObject, sentence: String) {
    #expect(throws: CoreError(.invalidInput, "template 't': \(sentence)")) {
      try Registry<VerdictParserKind>.standard.makeParser(.init("json", options), template: "t")
    }
  }
}
