/// The marks that models put around their thoughts and around the answer after them, in lower case.
///
/// Sources: the chat templates of DeepSeek-R1 and Qwen3 (`<think>`), Magistral (`[THINK]`), Seed-OSS (`<seed:think>`),
/// Kimi-VL (`◁think▷`), Command A (`<|START_THINKING|>`), OpenThinker (`<|begin_of_thought|>`) and Gemma (`<|channel>thought`).
enum ThinkingTags {
  struct Pair: Sendable {
    var open: [UInt8]
    var close: [UInt8]

    init(_ open: String, _ close: String) {
      self.open = Array(open.utf8)
      self.close = Array(close.utf8)
    }

    /// A pair `<name>`, `</name>`.
    init(_ name: String) { self.init("<\(name)>", "</\(name)>") }
  }

  /// Around thoughts.
  static let thoughts =
    ["think", "thinking", "thought", "thoughts", "seed:think", "reasoning", "longcat_think"].map { Pair($0) } + [
      Pair("[think]", "[/think]"), Pair("[thinking]", "[/thinking]"), Pair("◁think▷", "◁/think▷"),
      Pair("<|start_thinking|>", "<|end_thinking|>"), Pair("<|begin_of_thought|>", "<|end_of_thought|>"),
      Pair("<|channel>thought", "<channel|>"), Pair("<|think|>", "<|/think|>"),
    ]

  /// Around an answer that follows thoughts.
  static let answers = [
    Pair("answer"), Pair("response"), Pair("final_answer"), Pair("<|start_response|>", "<|end_response|>"),
    Pair("<|begin_of_solution|>", "<|end_of_solution|>"),
  ]

  /// What may stand before the first thought besides blanks: byte order marks and the tokens that open a turn.
  static let openers = [
    "\u{FEFF}", "\u{200B}", "\u{2060}", "\u{A0}", "<s>", "<bos>", "<|begin_of_text|>", "<｜begin▁of▁sentence｜>",
    "<|im_start|>assistant", "<｜assistant｜>", "<|assistant|>", "<|start_header_id|>assistant<|end_header_id|>",
  ].map { Array($0.utf8) }
}
