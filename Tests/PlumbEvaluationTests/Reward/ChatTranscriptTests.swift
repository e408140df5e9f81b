import Foundation
import PlumbEvaluation
import Testing

@Suite struct ChatTranscriptTests {
  private let two = ChatTranscript(system: nil, turns: ["Hi", "And 3+4?"], answers: ["Hello", "7"])

  @Test(arguments: [
    "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello<|im_end|>\n<|im_start|>user\nAnd 3+4?<|im_end|>\n<|im_start|>assistant\n7<|im_end|>\n",
    "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nHello<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nAnd 3+4?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n7<|eot_id|>",
    "<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\nHello<end_of_turn>\n<start_of_turn>user\nAnd 3+4?<end_of_turn>\n<start_of_turn>model\n7<end_of_turn>\n",
    "<s>[INST] Hi [/INST] Hello </s><s>[INST] And 3+4? [/INST] 7 </s>",
    "<|user|>\nHi</s>\n<|assistant|>\nHello</s>\n<|user|>\nAnd 3+4?</s>\n<|assistant|>\n7</s>",
    "<｜begin▁of▁sentence｜><｜User｜>Hi<｜Assistant｜>Hello<｜end▁of▁sentence｜><｜User｜>And 3+4?<｜Assistant｜>7<｜end▁of▁sentence｜>",
    "Human: Hi\n\nAssistant: Hello\n\nHuman: And 3+4?\n\nAssistant: 7",
    "USER: Hi ASSISTANT: Hello</s>USER: And 3+4? ASSISTANT: 7</s>",
  ])
  func `a conversation is read from every template, and from its parts`(text: String) throws {
    #expect(ChatTranscript(templated: text) == two)
    let answer = try #require(text.range(of: "7", options: .backwards))
    #expect(
      ChatTranscript(prompt: String(text[..<answer.lowerBound]), answer: String(text[answer.lowerBound...])) == two)
  }

  @Test func `a system message is kept apart`() {
    let expected = ChatTranscript(system: "Be brief.", turns: ["问"], answers: ["答"])
    #expect(
      ChatTranscript(
        templated:
          "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n问<|im_end|>\n<|im_start|>assistant\n答<|im_end|>")
        == expected)
    #expect(ChatTranscript(templated: "<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\n问 [/INST] 答 </s>") == expected)
  }

  @Test func `plain prompts are one turn`() {
    #expect(
      ChatTranscript(prompt: "What is up?", answer: " Not much.</s>")
        == .init(turns: ["What is up?"], answers: ["Not much."]))
    #expect(
      ChatTranscript(prompt: "Say Human: twice", answer: "ok") == .init(turns: ["Say Human: twice"], answers: ["ok"]))
    #expect(ChatTranscript(prompt: "q", answer: "") == .init(turns: ["q"], answers: [""]))
  }

  @Test(arguments: ["", "What is up? Not much.", "<|im_start|>user\nHi<|im_end|>", "Assistant: first"])
  func `what cannot be parted is no conversation`(text: String) { #expect(ChatTranscript(templated: text) == nil) }

  @Test func `an empty last answer stays`() {
    #expect(
      ChatTranscript(templated: "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")
        == .init(turns: ["Hi"], answers: [""]))
  }
}
