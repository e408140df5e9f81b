import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct SeparatedThinkingTests {
  @Test(arguments: [
    ("<think>why</think>Yes.", "why", "Yes."), ("<think>\nwhy\n</think>\n\nYes.\n", "why", "Yes."),
    ("\u{FEFF}\n <think>why</think>Yes.", "why", "Yes."), ("<think></think>Yes.", "", "Yes."),
    ("<thinking>why</thinking>\nYes.", "why", "Yes."), ("<thought>why</thought>Yes.", "why", "Yes."),
    ("[THINK]why[/THINK]Yes.", "why", "Yes."), ("<seed:think>why</seed:think>Yes.", "why", "Yes."),
    ("<Think>Why</THINK>Yes.", "Why", "Yes."), ("◁think▷why◁/think▷Yes.", "why", "Yes."),
    ("<|START_THINKING|>why<|END_THINKING|><|START_RESPONSE|>Yes.<|END_RESPONSE|>", "why", "Yes."),
    ("<|im_start|>assistant\n<think>\nwhy</think>Yes.", "why", "Yes."),
    ("<｜Assistant｜><think>why</think>Yes.", "why", "Yes."),
  ])
  func `a block at the start is thought, in every tag in use`(text: String, thinking: String, answer: String) {
    let parts = SeparatedThinking(text)
    #expect(parts.thinking == thinking && parts.text == answer)
  }

  @Test(arguments: [
    ("Let me see.\n</think>\n\nYes.", "Let me see.", "Yes."), ("Let me see.</think>Yes.", "Let me see.", "Yes."),
    ("看看。</think>是。", "看看。", "是。"), ("Let me see. </think> Yes.", "Let me see.", "Yes."),
    ("Let me see.\n[/THINK]Yes.", "Let me see.", "Yes."), ("Let me see.</think>", "Let me see.", ""),
    ("</think>\n\nYes.", "", "Yes."),
    ("one</think>\n<think>two</think>\nYes.", "one\n\ntwo", "Yes."),
  ])
  func `a closing tag alone ends thoughts that the chat template began`(
    text: String, thinking: String, answer: String
  ) {
    let parts = SeparatedThinking(text)
    #expect(parts.thinking == thinking && parts.text == answer)
  }

  @Test(arguments: [
    ("<think>one</think>\n\n<think>\ntwo\n</think>\n\nYes.", "one\n\ntwo", "Yes."),
    ("<think>one</think><thinking>two</thinking>Yes.", "one\n\ntwo", "Yes."),
    ("<think>one\n<think>two</think>\nthree</think>Yes.", "one\n<think>two</think>\nthree", "Yes."),
    ("<think>They say `</think>` ends it.</think>Yes.", "They say `</think>` ends it.", "Yes."),
    ("<think>one</think>First.\n<think>two</think>\nSecond.", "one\n\ntwo", "First.\n\nSecond."),
    ("<think>cut off at the li", "cut off at the li", ""), ("<think>one</think>\n<think>cut", "one\n\ncut", ""),
    ("<think>one</think>\n<answer>\nYes.\n</answer>", "one", "Yes."), ("<think>one</think><answer>Yes", "one", "Yes"),
  ])
  func `several blocks, nested ones, cut ones and wrapped answers are told apart`(
    text: String, thinking: String, answer: String
  ) {
    let parts = SeparatedThinking(text)
    #expect(parts.thinking == thinking && parts.text == answer)
  }

  @Test(arguments: [
    ("<|channel|>analysis<|message|>why<|end|><|start|>assistant<|channel|>final<|message|>Yes.<|return|>", "Yes."),
    ("<|start|>assistant<|channel|>analysis<|message|>why<|end|><|channel|>final<|message|>Yes.", "Yes."),
    ("<|channel|>final <|constrain|>json<|message|>{}", "{}"), ("<|channel|>analysis<|message|>cut", ""),
    ("analysiswhyassistantfinalYes.", "Yes."),
    ("<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>commentary<|message|>b<|end|>"
      + "<|start|>assistant<|channel|>final<|message|>Yes.", "Yes."),
  ])
  func `of channels only the final one is the answer`(text: String, answer: String) {
    let parts = SeparatedThinking(text)
    #expect(parts.text == answer && parts.thinking != nil)
  }

  @Test(arguments: [
    "Plain.", "  spaces stay \n", "Close the block with `</think>` and go on.", "Close it with </think> and go on.",
    "Write \"</think>\" last.", "写“</think>”即可。", "The pair <think> … </think> marks thoughts.",
    "Like this:\n```\n<think>\nwhy\n</think>\nYes.\n```\nThat is all.", "Like this:\n~~~xml\nwhy\n</think>\n~~~\nDone.",
    "Here:\n<think>why</think>\nis the layout.", "It ends with the tag </think>", "a < b and [c]", "analysis of it",
    "◆ a point", "", "<answer>Yes.</answer>", "(</think>) is the closing tag",
  ])
  func `a text that writes about tags, or has none, stays as it is`(text: String) {
    let parts = SeparatedThinking(text)
    #expect(parts.text == text && parts.thinking == nil)
  }

  @Test func `a text without thoughts is untouched, and no answer is longer than its text, whatever the pieces`() {
    let pieces = [
      "<think>", "</think>", "[THINK]", "[/THINK]", "a.", "\n", "`", "```", " ", "<|channel|>final<|message|>", "<answer>",
      "</answer>", "语",
    ]
    var state: UInt64 = 7
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    for _ in 0..<4000 {
      let text = (0...draw(9)).map { _ in pieces[draw(pieces.count)] }.joined()
      let parts = SeparatedThinking(text)
      if parts.thinking == nil { #expect(parts.text == text) }
      #expect(parts.text.utf8.count <= text.utf8.count)
    }
  }

  @Test func `replies and responses keep the thoughts aside`() {
    let reply = ModelReply(text: "<think>b</think>Yes.", reasoning: "a").separatingThinking()
    #expect(reply.text == "Yes." && reply.reasoning == "a\n\nb")
    #expect(ModelReply(text: "Yes.", reasoning: "a").separatingThinking() == ModelReply(text: "Yes.", reasoning: "a"))
    let response = Response(item: "q", model: "m", turns: ["<think>a</think>One.", "Two."]).separatingThinking()
    #expect(response.turns == ["One.", "Two."] && response.thinking == ["a", ""] && response.length == 4)
  }

  @Test func `a long text takes time in proportion to its length`() {
    let text = "<think>" + String(repeating: "a < b\n", count: 40_000) + "</think>" + String(repeating: "c < [d]\n", count: 40_000)
    #expect(SeparatedThinking(text).text.utf8.count == 40_000 * 8 - 1)
  }

  @Test(.needsSharedData) func `the shared cases of answers come out as they say`() {
    var count = 0
    for value in Self.lines {
      guard let text = value["input"]?["text"]?.string, let answer = value["expected"]?["answer"]?.string else { continue }
      count += 1
      #expect(SeparatedThinking(text).text == answer, "\(value["id"]?.string ?? "")")
    }
    #expect(count >= 10)
  }

  private static let lines: [JSONValue] = {
    let path = "\(SharedData.folder ?? "")/cases/08-thinking/cases.jsonl"
    return (FileManager.default.contents(atPath: path) ?? Data()).split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONValue.parse(Array($0))
    }
  }()
}
