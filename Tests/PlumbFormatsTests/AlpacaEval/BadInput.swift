import PlumbCore
import Testing

@testable import PlumbFormats

/// A file that should be refused with a located sentence.
struct BadInput: Sendable, CustomTestStringConvertible {
  enum Reader: String, Sendable { case annotations, outputs, benchmark, leaderboard, judge }

  var reader: Reader
  var name: String
  var bytes: [UInt8]
  var testDescription: String { "\(reader.rawValue)/\(name)" }

  init(_ reader: Reader, _ name: String, _ text: String) { self.init(reader, name, Array(text.utf8)) }

  init(_ reader: Reader, _ name: String, _ bytes: [UInt8]) {
    self.reader = reader
    self.name = name
    self.bytes = bytes
  }

  /// Reads the file; what is wrong is thrown.
  func read(_ path: String) throws {
    switch reader {
    case .annotations: _ = try AlpacaEvalAnnotations.read([path]) { _ in }
    case .outputs: _ = try AlpacaEvalOutputs.read(path: path)
    case .benchmark: _ = try AlpacaEvalBenchmark.read(path: path)
    case .leaderboard: _ = try AlpacaEvalLeaderboardReader.read(path: path)
    case .judge: _ = try AlpacaEvalJudgeConfig.load(path: path)
    }
  }

  private static func rows(_ name: String, _ changes: (String, String?)...) -> BadInput {
    BadInput(.annotations, "\(name).json", "[\n\(annotationRow()),\n\(annotationRow(changes))\n]")
  }

  static let annotations: [BadInput] = [
    BadInput(.annotations, "empty.json", ""),
    BadInput(.annotations, "blank.json", " \n\t\n"),
    BadInput(.annotations, "byte-order-mark-only.json", [0xEF, 0xBB, 0xBF]),
    BadInput(.annotations, "utf-16.json", [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]),
    BadInput(
      .annotations, "not-utf-8.json", Array("[\n{\"instruction\": \"".utf8) + [0xC3, 0x28] + Array("\"}]".utf8)),
    BadInput(.annotations, "null.json", "null"),
    BadInput(.annotations, "number.json", "17"),
    BadInput(.annotations, "text.json", "\"annotations\""),
    BadInput(.annotations, "html.json", "<!DOCTYPE html>\n<html></html>"),
    BadInput(.annotations, "git-lfs.json", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
    BadInput(.annotations, "object.json", "{\n  \"rows\": []\n}"),
    BadInput(.annotations, "columns.json", "{\"instruction\": {\"0\": \"a\"}, \"preference\": {\"0\": 1.0}}"),
    BadInput(.annotations, "numbers.json", "[1,\n2]"),
    BadInput(.annotations, "nested-array.json", "[[\(annotationRow())]]"),
    BadInput(.annotations, "null-row.json", "[\(annotationRow()),\nnull]"),
    BadInput(.annotations, "cut-in-string.json", "[\n\(annotationRow()),\n{\"instruction\": \"What"),
    BadInput(.annotations, "cut-after-row.json", "[\n\(annotationRow()),\n\(annotationRow())"),
    BadInput(.annotations, "cut-in-object.json", "[\n{\"instruction\": \"a\","),
    BadInput(.annotations, "trailing-comma.json", "[\n\(annotationRow()),\n]"),
    BadInput(.annotations, "missing-comma.json", "[\n\(annotationRow())\n\(annotationRow())\n]"),
    BadInput(.annotations, "two-arrays.json", "[\(annotationRow())]\n[\(annotationRow())]"),
    BadInput(.annotations, "missing-colon.json", "[{\"instruction\" \"a\"}]"),
    BadInput(.annotations, "bare-key.json", "[{instruction: \"a\"}]"),
    BadInput(.annotations, "single-quotes.json", "[{'instruction': 'a'}]"),
    BadInput(.annotations, "python-none.json", "[\(annotationRow([("preference", "None")]))]"),
    BadInput(.annotations, "python-true.json", "[\(annotationRow([("preference", "True")]))]"),
    BadInput(.annotations, "nan.json", "[\(annotationRow([("preference", "NaN")]))]"),
    BadInput(.annotations, "infinity.json", "[\(annotationRow([("preference", "-Infinity")]))]"),
    BadInput(.annotations, "leading-zero.json", "[\(annotationRow([("preference", "01.5")]))]"),
    BadInput(.annotations, "bare-dot.json", "[\(annotationRow([("preference", "1.")]))]"),
    BadInput(.annotations, "huge-number.json", "[\(annotationRow([("preference", "1e999")]))]"),
    BadInput(.annotations, "huge-integer.json", "[\(annotationRow([("id", "123456789012345678901234567890")]))]"),
    BadInput(.annotations, "line-break-in-string.json", "[\(annotationRow([("output_1", "\"a\nb\"")]))]"),
    BadInput(.annotations, "bad-escape.json", "[\(annotationRow([("output_1", "\"\\x41\"")]))]"),
    BadInput(.annotations, "bad-unicode-escape.json", "[\(annotationRow([("output_1", "\"\\u12g4\"")]))]"),
    BadInput(.annotations, "half-surrogate.json", "[\(annotationRow([("output_1", "\"\\ud83d!\"")]))]"),
    BadInput(.annotations, "low-surrogate.json", "[\(annotationRow([("output_1", "\"\\ude00\"")]))]"),
    BadInput(.annotations, "comment.json", "[ // rows\n\(annotationRow())]"),
    BadInput(.annotations, "deep.json", String(repeating: "[", count: 5000)),
    BadInput(
      .annotations, "deep-field.json",
      "[{\"x\": " + String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000) + "}]"),
    BadInput(.annotations, "null-byte.json", [0x5B, 0x00, 0x5D]),
    rows("no-instruction", ("instruction", nil)),
    rows("null-instruction", ("instruction", "null")),
    rows("empty-instruction", ("instruction", "\"\"")),
    rows("instruction-array", ("instruction", "[\"a\"]")),
    rows("no-output-1", ("output_1", nil)),
    rows("output-2-null", ("output_2", "null")),
    rows("output-2-object", ("output_2", "{\"text\": \"a\"}")),
    rows("empty-generator", ("generator_2", "\"\"")),
    rows("generator-number", ("generator_1", "3")),
    rows("dataset-array", ("dataset", "[]")),
    rows("annotator-object", ("annotator", "{}")),
    rows("preference-text", ("preference", "\"1.5\"")),
    rows("preference-boolean", ("preference", "true")),
    rows("preference-array", ("preference", "[1]")),
    rows("price-text", ("price_per_example", "\"$1\"")),
    rows("prefixed-price-text", ("preference_price_per_example", "\"free\"")),
    rows("time-object", ("time_per_example", "{}")),
    rows("raw-completion-number", ("raw_completion", "3")),
    rows("switched-text", ("is_switched_outputs", "\"yes\"")),
    rows("switched-number", ("is_switch_output_1_output_2", "2")),
    rows("several-errors", ("output_1", "1"), ("output_2", nil), ("preference", "\"\"")),
    BadInput(
      .annotations, "lines.jsonl",
      "\(annotationRow())\n{\"instruction\": \"a\"\n\(annotationRow([("output_2", "0")]))\n[1]\n"),
    BadInput(.annotations, "lines-of-numbers.jsonl", "{}\n3\n"),
    BadInput(
      .annotations, "many.jsonl", (1...12).map { "{\"instruction\": \($0)}" }.joined(separator: "\n")),
  ]

  static let tables: [BadInput] = [
    BadInput(.outputs, "no-output.json", "[{\"instruction\": \"a\"}]"),
    BadInput(.outputs, "null-output.json", "[{\"instruction\": \"a\", \"output\": null}]"),
    BadInput(.outputs, "output-array.json", "[{\"instruction\": \"a\", \"output\": [\"b\"]}]"),
    BadInput(.outputs, "generator-array.json", "[{\"instruction\": \"a\", \"output\": \"b\", \"generator\": [1]}]"),
    BadInput(.outputs, "dataset-number.jsonl", "{\"instruction\": \"a\", \"output\": \"b\", \"dataset\": 1}"),
    BadInput(.outputs, "empty.csv", ""),
    BadInput(.outputs, "open-quote.csv", "instruction,output\na,\"b\nc,d\n"),
    BadInput(.outputs, "few-fields.csv", "instruction,output\na,b\nc\n"),
    BadInput(.outputs, "many-fields.csv", "instruction,output\na,b,c\n"),
    BadInput(.outputs, "no-instruction.csv", "prompt,output\na,b\n"),
    BadInput(.outputs, "twice.csv", "instruction,output,output\na,b,c\n"),
    BadInput(.outputs, "latin-1.csv", Array("instruction,output\na,caf".utf8) + [0xE9, 0x0A]),
    BadInput(.outputs, "semicolons.tsv", "instruction;output\na;b\n"),
    BadInput(.benchmark, "strings.json", "[\"a\", \"b\"]"),
    BadInput(.benchmark, "prompt.jsonl", "{\"prompt\": \"a\"}"),
    BadInput(.leaderboard, "empty.csv", "\n"),
    BadInput(.leaderboard, "other.csv", "name,score\nm,1\n"),
    BadInput(.leaderboard, "text-in-number.csv", ",win_rate,n_total\nm,high,805\n"),
    BadInput(.leaderboard, "fraction-in-count.csv", ",win_rate,n_total\nm,1.5,80.5\n"),
    BadInput(.leaderboard, "nan.csv", ",win_rate,standard_error\nm,nan,inf\n"),
    BadInput(.leaderboard, "no-name.csv", ",win_rate\n,50\n"),
    BadInput(.leaderboard, "short-row.csv", ",win_rate,n_total\nm,50\n"),
  ]

  private static func judge(_ name: String, _ change: (String, String?)..., extra: String = "") -> BadInput {
    var keys = [
      ("prompt_template", "\"{instruction} {output_1} {output_2}\""), ("fn_completions", "openai_completions"),
      ("completions_kwargs", "{model_name: gpt-4o}"), ("fn_completion_parser", "lmsys_parser"),
    ]
    for (key, value) in change {
      keys.removeAll { $0.0 == key }
      if let value { keys.append((key, value)) }
    }
    let text = "# judge\nmine:\n" + keys.map { "  \($0.0): \($0.1)\n" }.joined() + extra
    return BadInput(.judge, "\(name).yaml", text)
  }

  private static func prompt(_ name: String, _ text: String) -> BadInput {
    judge(name, ("prompt_template", JSONText.quoted(text)))
  }

  private static func parser(_ name: String, _ parser: String, _ kwargs: String?) -> BadInput {
    judge(name, ("fn_completion_parser", parser), ("completion_parser_kwargs", kwargs))
  }

  static let judges: [BadInput] = [
    BadInput(.judge, "empty.yaml", ""),
    BadInput(.judge, "comment-only.yaml", "# nothing\n"),
    BadInput(.judge, "empty-mapping.yaml", "{}"),
    BadInput(.judge, "list.yaml", "- a\n- b\n"),
    BadInput(.judge, "text.yaml", "just words"),
    BadInput(.judge, "no-mapping.yaml", "mine: alpaca\n"),
    BadInput(.judge, "unclosed.yaml", "mine:\n  prompt_template: [a, b\n"),
    BadInput(.judge, "tab.yaml", "mine:\n\tprompt_template: a\n"),
    BadInput(.judge, "twice.yaml", "mine:\n  batch_size: 1\n  batch_size: 1\n"),
    BadInput(.judge, "anchor.yaml", "mine: *other\n"),
    BadInput(.judge, "list-key.yaml", "mine:\n  ? [a]\n  : b\n"),
    BadInput(.judge, "not-utf-8.yaml", [0x6D, 0x3A, 0x20, 0xFF]),
    BadInput(.judge, "control.yaml", [0x6D, 0x3A, 0x20, 0x07]),
    BadInput(.judge, "deep.yaml", "mine: " + String(repeating: "[", count: 3000)),
    BadInput(
      .judge, "billion-laughs.yaml",
      "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + zip("bcdefg", "abcdef").map {
          "\($0): &\($0) [\(Array(repeating: "*\($1)", count: 10).joined(separator: ","))]\n"
        }
        .joined()),
    judge("no-prompt", ("prompt_template", nil)),
    judge("prompt-mapping", ("prompt_template", "{with_inputs: a, without_inputs: b}")),
    judge("prompt-missing-file", ("prompt_template", "mine/prompt.txt")),
    judge("no-completions", ("fn_completions", nil)),
    judge("vllm", ("fn_completions", "vllm_local_completions")),
    judge("huggingface", ("fn_completions", "huggingface_local_completions")),
    judge("cohere", ("fn_completions", "cohere_completions")),
    judge("no-kwargs", ("completions_kwargs", nil)),
    judge("kwargs-text", ("completions_kwargs", "gpt-4o")),
    judge("no-model", ("completions_kwargs", "{max_tokens: 1}")),
    judge("temperature", ("completions_kwargs", "{model_name: m, temperature: hot}")),
    judge("max-tokens", ("completions_kwargs", "{model_name: m, max_tokens: 0}")),
    judge("top-p", ("completions_kwargs", "{model_name: m, top_p: 2}")),
    judge("logprobs", ("completions_kwargs", "{model_name: m, logprobs: many}")),
    judge("stop", ("completions_kwargs", "{model_name: m, stop: [1]}")),
    judge("batch-size", ("batch_size", "5")),
    judge("batch-size-text", ("batch_size", "one")),
    judge("randomize", ("is_randomize_output_order", "maybe")),
    judge("seed-column", ("random_seed_column", "[reference]")),
    judge("seed-column-number", ("random_seed_column", "3")),
    prompt("slot-missing", "{instruction} {output_1}"),
    prompt("slot-twice", "{instruction} {output_1} {output_2} {output_1}"),
    prompt("slot-unknown", "{instruction} {output_1} {output_2} {reference}"),
    prompt("outside-markers", "Hello <|im_start|>user\n{instruction}{output_1}{output_2}<|im_end|>"),
    prompt("after-markers", "<|im_start|>user\n{instruction}{output_1}{output_2}<|im_end|>\nBye"),
    prompt("unended", "<|im_start|>user\n{instruction}{output_1}{output_2}"),
    prompt("end-only", "{instruction}{output_1}{output_2}<|im_end|>"),
    prompt("role", "<|im_start|>judge\n{instruction}{output_1}{output_2}<|im_end|>"),
    parser("parser-unknown", "my_parser", nil),
    parser("parser-number", "3", nil),
    parser("regex-none", "regex_parser", nil),
    parser("regex-empty", "regex_parser", "{outputs_to_match: {}}"),
    parser("regex-key", "regex_parser", "{outputs_to_match: {A: x}}"),
    parser("regex-range", "regex_parser", "{outputs_to_match: {3: x}}"),
    parser("regex-value", "regex_parser", "{outputs_to_match: {1: 5}}"),
    parser("regex-list", "regex_parser", "{outputs_to_match: [a]}"),
    parser("logprob-none", "logprob_parser", nil),
    parser("logprob-denominator", "logprob_parser", "{numerator_token: m, denominator_tokens: [M]}"),
    parser("logprob-index", "logprob_parser", "{numerator_token: m, denominator_tokens: [m, M], log_prob_index: -2}"),
    parser("json-key", "json_parser", "{annotation_key: 3}"),
    parser("json-none", "json_parser", nil),
    parser("replace-none", "replace_parser", "{}"),
    parser("pipeline-none", "pipeline_meta_parser", nil),
    parser("pipeline-empty", "pipeline_meta_parser", "{parsers_to_kwargs: {}}"),
    parser("pipeline-unknown", "pipeline_meta_parser", "{parsers_to_kwargs: {my_parser: {}}}"),
    parser("pipeline-options", "pipeline_meta_parser", "{parsers_to_kwargs: {json_parser: 3}}"),
    parser("pipeline-step", "pipeline_meta_parser", "{parsers_to_kwargs: {regex_parser: {}}}"),
  ]

  static let all = annotations + tables + judges
}
