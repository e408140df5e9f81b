import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct MutatedInputTests {
  static let sources: [BadInput] = [
    BadInput(
      .annotations, "annotations.json",
      "[\n"
        + (0..<6).map { index in
          annotationRow([
            ("instruction", "\"Question \(index) 准绳\""), ("preference", "\(1 + Double(index) / 5)"),
            (
              "raw_completion",
              #"{"text": "m", "index": 0, "logprobs": {"content": [{"token": "m", "logprob": -0.5}]}}"#
            ),
            ("price_per_example", "0.01"), ("time_per_example", "1.5"), ("is_switched_outputs", "true"),
          ])
        }.joined(separator: ",\n") + "\n]\n"),
    BadInput(.annotations, "annotations.jsonl", (0..<4).map { annotationRow([("id", "\($0)")]) + "\n" }.joined()),
    BadInput(
      .outputs, "outputs.json",
      #"[{"dataset": "koala", "instruction": "a\u00e9\ud83d\ude00", "output": "b", "generator": "m"}, {"instruction": "c", "output": "", "generator": "m"}]"#
    ),
    BadInput(.outputs, "outputs.csv", "instruction,output,generator\n\"a, \"\"b\"\"\",\"c\nd\",m\ne,准绳,m\n"),
    BadInput(
      .benchmark, "alpaca_eval.json",
      #"[{"instruction": "a", "dataset": "koala"}, {"instruction": "b", "x": [1, 2.5e3, null]}]"#),
    BadInput(.leaderboard, "leaderboard.csv", ",win_rate,n_total,mode\n\"a, b\",50.5,805,minimal\nb,49.5,,dev\n"),
    BadInput(
      .judge, "configs.yaml",
      """
      mine: &mine
        prompt_template: "<|im_start|>system\\nJudge.<|im_end|><|im_start|>user\\n{instruction} {output_1} {output_2}<|im_end|>"
        fn_completions: openai_completions
        completions_kwargs: {model_name: gpt-4o, temperature: 0.5, logprobs: true, top_logprobs: 5, stop: ["x"]}
        fn_completion_parser: logprob_parser
        completion_parser_kwargs:
          numerator_token: m
          denominator_tokens: [m, M]
        batch_size: 1
      other:
        <<: *mine
        fn_completion_parser: pipeline_meta_parser
        completion_parser_kwargs: {parsers_to_kwargs: {json_parser: {annotation_key: a}, ranking_parser: {}}}
      """),
  ]

  // Pieces that mean something to one of the readers.
  static let pieces = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\0", "null", "NaN", "-1", "1e999", "\\u", "\\ud800", "true", "\t",
    "#",
    "&a ", "*a", "- ", "<|im_start|>", "<|im_end|>", "{output_1}", "\u{FEFF}", "'", "|", "准", "99999999999999999999",
  ]

  static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 1...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random).map { Array($0.utf8) } ?? [], at: at)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 3 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 4 where at < bytes.count: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(at...) }
      }
    }
    return bytes
  }

  @Test func `sources are sound`() throws {
    let folder = try TemporaryFolder()
    for source in Self.sources { try source.read(folder.write(source.bytes, to: source.name)) }
  }

  @Test(arguments: 0..<1000) func `is read or refused with a located sentence`(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let source = Self.sources[seed % Self.sources.count]
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.mutated(source.bytes, &random), to: source.name)
    do {
      try source.read(path)
    } catch let error as CoreError {
      #expect(error.description.hasPrefix("\(path):"), "seed \(seed)")
    }
    if source.reader == .annotations {
      do {
        _ = try readAnnotations(path, options: ReadOptions(skipInvalid: true))
      } catch let error as CoreError {
        #expect(error.description.hasPrefix("\(path):"), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<500) func `the plain scan agrees with simdjson on what is JSON`(_ seed: Int) {
    var random = SeededGenerator(seed: seed + 5000)
    let bytes = Self.mutated(Self.sources[seed % 2 == 0 ? 0 : 2].bytes, &random)
    let isJSON = (try? JSONValue.parse(bytes)) != nil
    #expect((JSONSurvey(bytes).fault == nil) == isJSON, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
  }
}
