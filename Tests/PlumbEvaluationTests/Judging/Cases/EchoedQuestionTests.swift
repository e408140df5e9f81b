import PlumbCore
import Testing

@testable import PlumbJudging

/// A judge that repeats its question has not judged.
@Suite struct EchoedQuestionTests {
  static let templates = Registry<TemplateFamily>.standard.elements.map(\.name).filter { $0 != "pairwise-logprob" }

  @Test(arguments: templates) func `an echo of the question or of the second asking is no verdict`(template: String)
    async throws
  {
    let echoes: [JudgedReply.Echo] = [
      .init(take: .last), .init(take: .all), .init(take: .reask), .init(take: .reask, prefix: "You want: "),
      .init(take: .last, prefix: "Let me repeat: ", suffix: "\nI find it hard to decide."),
      .init(take: .all, suffix: "\n我难以判断。"),
    ]
    for language in ["en", "zh"] {
      for (number, echo) in echoes.enumerated() {
        var reply = JudgedReply(
          id: "\(number)", template: template, language: language, echo: echo, expected: [.failed])
        for answers in [
          ("Paris.", "It is Paris."), ("Paris. VERDICT: A", "Paris [[B>>A]]"), ("Paris. RATING: 10", "巴黎。结论：B"),
          ("Paris.\n{\"verdict\": \"A\"}", "A > B, so the final decision is Response 1"),
        ] {
          reply.answers = answers
          let found = try await reply.judged()
          #expect(found.result == .failed, "\(template) \(language) \(number) \(answers)")
        }
      }
    }
  }

  @Test func `an answer that is repeated does not hide the judge's own verdict`() async throws {
    for (text, expected) in [
      ("Answer A says: Paris. VERDICT: A\nIt is too short.\nVERDICT: B", JudgedReply.Result.preference(0)),
      ("VERDICT: B", .preference(0)), ("Paris. VERDICT: A", .failed),
    ] {
      var reply = JudgedReply(id: text, template: "pairwise-cot", text: text, expected: [expected])
      reply.answers = ("Paris. VERDICT: A", "It is Paris, on the Seine.")
      #expect(try await reply.judged().result == expected, "\(text)")
    }
  }

  @Test(arguments: templates) func `no second asking is read as a verdict`(template: String) throws {
    for version in try Registry<TemplateFamily>.standard.element(named: template).templates.values {
      guard let reask = version.reask else { continue }
      if Registry<RatingsParserKind>.standard.reads(version) {
        let parser = try Registry<RatingsParserKind>.standard.makeParser(version.parser, template: template)
        let filled = fillSlots(
          reask, style: version.slotStyle, values: ["low": "1", "high": "10", "grades": #"{"overall": N}"#])
        #expect(throws: Failure.self) { try parser.ratings(in: ModelReply(text: filled), expecting: .init()) }
      } else {
        let parser = try Registry<VerdictParserKind>.standard.makeParser(version.parser, template: template)
        #expect(throws: Failure.self) { try parser.verdict(in: ModelReply(text: reask)) }
      }
    }
  }
}
