import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

@Suite struct SlotFillingTests {
  @Test(arguments: [
    ("{{a}}", "1"), ("x{{a}}y{{b}}z", "x1y2z"), ("{{a}}{{a}}", "11"), ("{{c}}", "{{c}}"), ("{{a", "{{a"),
    ("a}}", "a}}"), ("{{}}", "{{}}"), ("{{ a }}", "{{ a }}"), ("{a}", "{a}"), ("", ""),
    ("{{#a}}<{{a}}>{{/a}}", "<1>"), ("{{#c}}<{{c}}>{{/c}}!", "!"), ("{{#a}}open", "{{#a}}open"), ("{{/a}}", "{{/a}}"),
    ("{{#c}}{{a}}{{/c}}{{b}}", "2"), ("{{{a}}}", "{{{a}}}"), ("准{{a}}绳", "准1绳"),
  ])
  func `double braces`(template: String, text: String) {
    #expect(fillSlots(template, style: .doubleBraces, values: ["a": "1", "b": "2"]) == text)
  }

  @Test(arguments: [
    ("{a}", "1"), ("{a}{b}", "12"), ("{c}", "{c}"), ("{\"k\": {a}}", "{\"k\": 1}"),
    ("{\n  \"model\": \"{b}\"\n}", "{\n  \"model\": \"2\"\n}"), ("{a", "{a"), ("{}", "{}"), ("{ a }", "{ a }"),
    ("{{a}}", "{1}"), ("{#a}x{/a}", "{#a}x{/a}"),
  ])
  func `single braces`(template: String, text: String) {
    #expect(fillSlots(template, style: .singleBraces, values: ["a": "1", "b": "2"]) == text)
  }

  @Test(arguments: [
    "{{question}}", "{{answer_b}}", "{{#reference}}", "{{/reference}}", "{{nonce}}", "{{", "}}", "{{{{question}}}}",
    "{question}",
  ])
  func `what an answer contains is never looked at`(hostile: String) throws {
    let values = ["question": "Q", "answer_a": hostile, "answer_b": "B", "nonce": "N", "reference": hostile]
    let filled = fillSlots(
      "{{question}}|{{answer_a}}|{{#reference}}{{reference}}{{/reference}}|{{answer_b}}", style: .doubleBraces,
      values: values)
    #expect(filled == "Q|\(hostile)|\(hostile)|B")
    #expect(fillSlots("{question}|{answer_a}|{answer_b}", style: .singleBraces, values: values) == "Q|\(hostile)|B")
  }

  @Test(arguments: 0..<300) func `the text is the template's pieces with the values between them`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let style = random.coin() ? JudgeTemplate.SlotStyle.doubleBraces : .singleBraces
    let names = ["question", "answer_a", "answer_b"]
    let hostile = [
      "{{question}}", "{answer_a}", "{{#reference}}", "{{/reference}}", "{", "}", "{{", "}}", "准", "x", "\n",
      "e\u{301}",
    ]
    var values: [String: String] = [:]
    for name in names { values[name] = (0..<random.int(0...6)).map { _ in random.pick(hostile) }.joined() }
    var template = ""
    var expected = ""
    for _ in 0..<random.int(0...8) {
      let piece = random.pick(["text ", "准", "\n", "a: b, "])
      let name = random.pick(names)
      template += piece + (style == .doubleBraces ? "{{\(name)}}" : "{\(name)}")
      expected += piece + (values[name] ?? "")
    }
    #expect(Array(fillSlots(template, style: style, values: values).utf8) == Array(expected.utf8), "seed \(seed)")
  }

  @Test func `a turn alone is itself, several are numbered`() {
    #expect(transcript(["a"], label: "Turn") == "a")
    #expect(transcript(["a", "b"], label: "Turn") == "(Turn 1)\na\n\n(Turn 2)\nb")
    #expect(transcript([], label: "Turn") == "")
  }
}
