import PlumbCore
import Testing

@testable import PlumbEvaluation

@Suite struct TemplateFamilyTests {
  static let names = Registry<TemplateFamily>.standard.elements.map(\.name)
  /// Those in our own form; the others speak to models that were trained on a form of theirs.
  static let ownNames = names.filter { !$0.hasPrefix("auto-j") && !ratingNames.contains($0) }
  /// Those that grade one answer.
  static let ratingNames = Registry<TemplateFamily>.standard.elements.filter {
    $0.templates.values.allSatisfy(Registry<RatingsParserKind>.standard.reads) && !$0.name.hasPrefix("auto-j")
  }
  .map(\.name)

  private func versions(_ name: String) throws -> (en: JudgeTemplate, zh: JudgeTemplate) {
    let templates = try Registry<TemplateFamily>.standard.element(named: name).templates
    #expect(templates.keys.sorted() == ["en", "zh"])
    return try (#require(templates["en"]), #require(templates["zh"]))
  }

  @Test(arguments: ownNames) func `both languages read and sample alike`(name: String) throws {
    let (en, zh) = try versions(name)
    #expect(en.parser == zh.parser)
    #expect(en.settings == zh.settings)
    #expect(en.settings.temperature == 0)
    #expect(en.messages.map(\.role) == zh.messages.map(\.role))
    #expect((en.reask == nil) == (zh.reask == nil))
    for (template, language) in [(en, "en"), (zh, "zh")] {
      #expect(template.name == name)
      #expect(template.language == language)
      // Where text is parsed, a text without a verdict is asked about once more.
      #expect((template.reask == nil) == (template.parser.name == "logprobs"))
      #expect(throws: Never.self) {
        try Registry<VerdictParserKind>.standard.makeParser(template.parser, template: name)
      }
    }
  }

  @Test(arguments: ownNames) func `every slot is there, and none is left after filling`(name: String) throws {
    let (en, zh) = try versions(name)
    for template in [en, zh] {
      let text = template.messages.map(\.content).joined(separator: "\n")
      for slot in ["question", "answer_a", "answer_b", "reference"] {
        #expect(text.components(of: "{{\(slot)}}") == 1, "\(slot)")
      }
      #expect(text.contains("{{nonce}}") && text.contains("{{#reference}}") && text.contains("{{/reference}}"))
      var values = [
        "question": "Q", "answer_a": "X", "answer_b": "Y", "nonce": "N", "review_1": "V", "review_2": "W",
      ]
      let bare = fillSlots(text, style: template.slotStyle, values: values)
      #expect(!bare.contains("{{") && !bare.contains("}}"))
      values["reference"] = "R"
      let full = fillSlots(text, style: template.slotStyle, values: values)
      #expect(!full.contains("{{") && !full.contains("}}") && full.contains("\nR\n") && !bare.contains("\nR\n"))
    }
  }

  @Test(arguments: ownNames) func `a verdict that a template shows as an example is read by its parser`(name: String)
    throws
  {
    let (en, zh) = try versions(name)
    for template in [en, zh] where template.parser.name != "logprobs" {
      let parser = try Registry<VerdictParserKind>.standard.makeParser(template.parser, template: name)
      let replies: [String: Double] =
        switch template.parser.name {
        case "json":
          [
            #"{"reasons": "x", "verdict": "A"}"#: 1, #"{"reasons": "x", "verdict": "B"}"#: 0,
            #"{"reasons": "x", "verdict": "tie"}"#: 0.5,
          ]
        case _ where name.hasPrefix("arena-hard"):
          ["[[A>>B]]": 1, "[[A>B]]": 1, "[[A=B]]": 0.5, "[[B>A]]": 0, "[[B>>A]]": 0]
        case "ranking": ["A > B": 1, "B > A": 0, "A = B": 0.5]
        default:
          template.language == "en"
            ? ["VERDICT: A": 1, "VERDICT: B": 0, "VERDICT: TIE": 0.5] : ["结论：A": 1, "结论：B": 0, "结论：平局": 0.5]
        }
      let system = try #require(template.messages.first).content
      for (reply, first) in replies {
        #expect(try parser.verdict(in: ModelReply(text: reply)).preference.first == first)
        if template.parser.name != "json" { #expect(system.contains(reply), "\(reply)") }
      }
    }
  }

  @Test(arguments: ratingNames) func `a template of grades exists in both languages, and no slot is left after filling`(
    name: String
  ) throws {
    let (en, zh) = try versions(name)
    #expect(en.settings == zh.settings && en.settings.temperature == 0 && en.parser.name == zh.parser.name)
    for template in [en, zh] {
      let parser = try Registry<RatingsParserKind>.standard.makeParser(template.parser, template: name)
      let text = (template.messages.map(\.content) + [try #require(template.reask)]).joined(separator: "\n")
      var values = [
        "question": "Q", "answer": "X", "nonce": "N", "low": "1", "high": "10", "review_1": "R", "review_2": "S",
      ]
      values["grades"] = RatingGuidance().gradeForm(overall: parser.overallName)
      let bare = fillSlots(text, style: template.slotStyle, values: values)
      #expect(!bare.contains("{{") && !bare.contains("}}") && bare.contains("\nX\n"))
      for slot in ["reference", "evidence", "history", "category", "dimensions", "turn", "criteria"] {
        values[slot] = "V"
      }
      #expect(!fillSlots(text, style: template.slotStyle, values: values).contains("{{"))
    }
  }

  @Test(arguments: names.filter { !$0.hasPrefix("auto-j") }) func `Chinese text has full-width punctuation`(
    name: String
  ) throws {
    let zh = try versions(name).zh
    for text in zh.messages.map(\.content) + [zh.reask ?? ""] {
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated().dropFirst() where ",;:?!()".unicodeScalars.contains(scalar) {
        #expect(!(0x4E00...0x9FFF).contains(scalars[index - 1].value), "'\(scalars[index - 1])\(scalar)' in \(name)")
      }
    }
  }

  @Test func `an unknown name is told with the known ones`() {
    #expect(
      throws: CoreError(
        .invalidInput,
        "'pair' is not a judge template; expected one of pairwise, pairwise-cot, pairwise-logprob, pairwise-json, pairwise-ranking, pairwise-critique, auto-j-pairwise, arena-hard, arena-hard-direct, rating, rating-short, alignbench, mt-bench, single-critique, auto-j-single, critique-comparison, pairwise-merge, single-merge. A path to a .yaml file also works."
      )
    ) { try Registry<TemplateFamily>.standard.element(named: "pair").templates }
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
