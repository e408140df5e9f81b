import Foundation
import PlumbCore
import Testing

@testable import PlumbEvaluation

@Suite struct LogprobVerdictParserTests {
  private func token(_ text: String, _ top: [(String, Double)]) -> TokenLogprob {
    TokenLogprob(token: text, logprob: top.first?.1 ?? 0, top: top.map { .init(token: $0.0, logprob: $0.1) })
  }

  private func read(_ tokens: [TokenLogprob]?, _ options: JSONObject) throws -> Preference {
    try Registry<VerdictParserKind>.standard.makeParser(.init("logprobs", options), template: "t").verdict(
      in: ModelReply(text: "m", logprobs: tokens)
    ).preference
  }

  private let alpaca: JSONObject = ["first": ["m"], "second": ["M"], "position": 0]

  @Test(
    arguments: [
      ([("m", log(0.6)), ("M", log(0.3))], 0.6 / 0.9, 0.1), ([("M", log(0.75)), ("m", log(0.25))], 0.25, 0),
      ([("m", 0)], 1, 0), ([("M", -5)], 0, 1 - exp(-5)),
      ([("x", log(0.5)), ("m", log(0.1)), ("M", log(0.1))], 0.5, 0.8), ([("m", -1000), ("M", 0)], 0, 0),
      ([("m", log(0.6)), ("M", log(0.6))], 0.5, 0),
    ] as [([(String, Double)], Double, Double)])
  func `the first's share of the two masses, and what is missing`(
    top: [(String, Double)], first: Double, missing: Double
  ) throws {
    let found = try read([token(top[0].0, top)], alpaca)
    #expect(abs(found.first - first) < 1e-12)
    #expect(abs((found.missingMass ?? -1) - missing) < 1e-12)
  }

  @Test(
    arguments: [
      ([("m", -0.5), ("M", -1)], 1), ([("M", -0.5), ("m", -1)], 0), ([("m", -0.5), ("M", -0.5)], 0), ([("m", -3)], 1),
    ] as [([(String, Double)], Double)])
  func `binarized, the more probable token takes all and a draw goes to the second`(
    top: [(String, Double)], first: Double
  ) throws {
    var options = alpaca
    options["binarize"] = true
    #expect(try read([token("m", top)], options).first == first)
  }

  @Test func `the place of the verdict is the last token, the first, or an index`() throws {
    let tokens = [token("m", [("m", 0)]), token("M", [("M", 0)]), token("m", [("m", log(0.5)), ("M", log(0.5))])]
    #expect(try read(tokens, ["first": ["m"], "second": ["M"]]).first == 0.5)
    #expect(try read(tokens, ["first": ["m"], "second": ["M"], "position": "first"]).first == 1)
    #expect(try read(tokens, ["first": ["m"], "second": ["M"], "position": 1]).first == 0)
    #expect(throws: Failure(.noVerdict, "The judge wrote no token at place 3.")) {
      try read(tokens, ["first": ["m"], "second": ["M"], "position": 3])
    }
  }

  @Test func `spaces around a token count unless they are trimmed`() throws {
    let top = [(" A", log(0.25)), ("A", log(0.25)), ("\u{2581}B", log(0.25)), ("B\n", log(0.25))]
    #expect(throws: Never.self) { try read([token("A", top)], ["first": ["A"], "second": ["B"]]) }
    #expect(abs(try read([token("A", top)], ["first": ["A"], "second": ["B"]]).first - 1) < 1e-12)
    #expect(abs(try read([token("A", top)], ["first": ["A"], "second": ["B"], "trim": true]).first - 0.5) < 1e-12)
  }

  @Test func `several tokens may stand for one side`() throws {
    let top = [("A", log(0.2)), ("a", log(0.2)), ("B", log(0.4))]
    #expect(abs(try read([token("A", top)], ["first": ["A", "a"], "second": ["B", "b"]]).first - 0.5) < 1e-12)
  }

  @Test func `without alternatives the written token has its own mass`() throws {
    #expect(try read([TokenLogprob(token: "m", logprob: log(0.7), top: [])], alpaca).first == 1)
  }

  @Test func `no log-probabilities, or none of a verdict's token, is a failure and no guess`() {
    let none = Failure(
      .noLogprobs,
      "The endpoint reported no log-probabilities. Use a judge that does, or a template that reads the verdict as text."
    )
    #expect(throws: none) { try read(nil, alpaca) }
    #expect(throws: none) { try read([], alpaca) }
    #expect(throws: Failure(.noLogprobs, "None of the verdict's tokens is among the 2 reported ones.")) {
      try read([token("x", [("x", -0.1), ("y", -3)])], alpaca)
    }
  }

  @Test(
    arguments: [
      ["second": ["B"]], ["first": "A", "second": ["B"]], ["first": ["A"], "second": ["B"], "position": -1],
      ["first": ["A"], "second": ["B"], "position": "middle"],
    ] as [JSONObject])
  func `wrong options are told`(options: JSONObject) {
    #expect {
      _ = try read(nil, options)
    } throws: { error in
      "\(error)".hasPrefix("template 't': field 'parser.options.")
    }
  }
}
