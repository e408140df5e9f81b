import PlumbCore
import Testing

@testable import PlumbEvaluation

@Suite struct AutoJTemplateTests {
  private func preference(_ text: String) throws -> Double {
    let parser = try Registry<VerdictParserKind>.standard.makeParser(
      TemplateFamily.autoJDecision, template: "auto-j-pairwise")
    return try parser.verdict(in: ModelReply(text: text)).preference.first
  }

  @Test(arguments: [
    ("… So, the final decision is Response 1. It covers more.", 1.0), ("so, the FINAL DECISION is response 2", 0),
    ("So, the final decision is Tie", 0.5), ("The final decision is: **Response 2**", 0),
    ("the final decision is Response 1 / Response 2 / Tie. So, the final decision is Response 2.", 0),
    ("the final decision is Response 1. On reflection, the final decision is Response 2.", 0),
    ("所以，最终决定是回应1。", 1), ("所以，最终决定是回应 ２", 0), ("最终决定是平局。", 0.5), ("所以，最终决定是：回应2更好", 0),
    ("最终决定是回应1/回应2/平局。……所以，最终决定是回应1", 1),
  ])
  func `the last decision counts`(text: String, expected: Double) throws {
    #expect(try preference(text) == expected)
  }

  @Test(arguments: [
    "", "Response 1 is better.", "the final decision is Response 1 / Response 2 / Tie",
    "the final decision is Response 12",
  ])
  func `what is no decision fails`(text: String) {
    #expect(throws: Failure.self) { try preference(text) }
  }

  @Test(arguments: ["en", "zh"])
  func `the data block holds the query and both responses, and no criteria`(language: String) throws {
    let template = try #require(
      try Registry<TemplateFamily>.standard.element(named: "auto-j-pairwise").templates[language])
    let text = template.messages.map(\.content).joined()
    #expect(text.contains("[BEGIN DATA]\n***\n"))
    #expect(text.contains("***\n[END DATA]"))
    for slot in ["question", "answer_a", "answer_b"] { #expect(text.contains("{{\(slot)}}")) }
    #expect(!text.contains("criteria"))
  }
}
