import PlumbCore
import Testing

/// A line of a file that must be refused, and the sentence that says so, without the file's name.
struct BadLine: Sendable, CustomTestStringConvertible {
  enum Noun: String, Sendable, CaseIterable { case item, response, judgment }

  var noun: Noun
  var text: String
  var sentence: String
  var testDescription: String { "\(noun.rawValue) \(text.prefix(80))" }

  init(_ noun: Noun, _ text: String, _ sentence: String) {
    self.noun = noun
    self.text = text
    self.sentence = sentence
  }

  static func diagnostics(_ noun: Noun, path: String) throws(CoreError) -> [Diagnostic] {
    switch noun {
    case .item: try JSONLinesReader<Item>.load(path: path, skipInvalid: true).diagnostics
    case .response: try JSONLinesReader<Response>.load(path: path, skipInvalid: true).diagnostics
    case .judgment: try JSONLinesReader<Judgment>.load(path: path, skipInvalid: true).diagnostics
    }
  }

  static func good(_ noun: Noun) -> String {
    switch noun {
    case .item:
      #"{"id": "good", "turns": ["question 准", "then?"], "references": ["a", ""], "category": "math/sums", "language": "zh", "tags": ["easy"], "x": {"y": [1, 2.5]}}"#
    case .response:
      #"{"item": "good", "model": "m", "turns": ["answer"], "finish_reason": "stop", "usage": {"prompt": 3, "completion": 4}, "latency": 0.5, "usd": 0.01}"#
    case .judgment:
      #"{"item": "good", "judge": "j", "models": ["a", "b"], "outcome": {"preference": 0.25, "missing_mass": 0.1}, "turn": 1, "lengths": [3, 4], "usage": {"prompt": 3, "completion": 4}}"#
    }
  }

  /// Lines that are wrong whatever the noun.
  static let general: [BadLine] = Noun.allCases.flatMap { noun in
    [
      ("{", "not valid JSON"), ("}", "not valid JSON"), ("{]", "not valid JSON"), ("nul", "not valid JSON"),
      ("plain text", "not valid JSON"), ("<!DOCTYPE html>", "not valid JSON"), ("id,turns", "not valid JSON"),
      ("{'id': 'a'}", "not valid JSON"), ("{\"id\": NaN}", "not valid JSON"), ("{\"id\": 1e400}", "not valid JSON"),
      ("{\"id\": \"\u{0}\"}", "not valid JSON"), ("{\"id\": \"a\tb\"}", "not valid JSON"),
      (#"{"id": "\ud800"}"#, "not valid JSON"),
      ("{\"id\": \"a\"} {\"id\": \"b\"}", "not valid JSON"), ("{\"id\": \"a\",}", "not valid JSON"),
      ("{\"id\": " + String(repeating: "[", count: 2000), "not valid JSON"),
      ("5", "expected an object, found a number"),
      ("null", "expected an object, found null"), ("true", "expected an object, found a boolean"),
      ("[]", "expected an object, found an array"), ("\"{}\"", "expected an object, found a string"),
      ("{}", "field '\(noun == .item ? "id" : "item")': missing; expected a string that is not empty"),
    ].map { BadLine(noun, $0.0, $0.1) }
  }

  private static let notEmpty = "expected a string that is not empty, found"

  static let items: [BadLine] = [
    (#"{"id": null, "turns": ["q"]}"#, "field 'id': missing; expected a string that is not empty"),
    (#"{"ID": "a", "turns": ["q"]}"#, "field 'id': missing"),
    (#"{"id": 1, "turns": ["q"]}"#, "field 'id': \(notEmpty) a number"),
    (#"{"id": ["a"], "turns": ["q"]}"#, "field 'id': \(notEmpty) an array"),
    (#"{"id": "", "turns": ["q"]}"#, "field 'id': \(notEmpty) a string"),
    (#"{"id": "a"}"#, "field 'turns': missing"), (#"{"id": "a", "turns": []}"#, "field 'turns': missing"),
    (#"{"id": "a", "turns": "q"}"#, "field 'turns': expected an array of strings, found a string"),
    (#"{"id": "a", "turns": [["q"]]}"#, "field 'turns': expected an array of strings, found an array"),
    (#"{"id": "a", "turns": [null]}"#, "field 'turns': expected an array of strings, found an array"),
    (#"{"id": "a", "turns": {"1": "q"}}"#, "field 'turns': expected an array of strings, found an object"),
    (#"{"id": "a", "prompt": 1}"#, "field 'prompt': expected a string, found a number"),
    (#"{"id": "a", "instruction": {}}"#, "field 'instruction': expected a string, found an object"),
    (#"{"id": "a", "turns": ["q"], "prompt": []}"#, "field 'prompt': expected a string, found an array"),
    (
      #"{"id": "a", "turns": ["q"], "references": "r"}"#,
      "field 'references': expected an array of strings, found a string"
    ),
    (#"{"id": "a", "turns": ["q"], "references": ["r", "s"]}"#, "field 'references': has 2 entries for 1 turns"),
    (#"{"id": "a", "turns": ["q"], "reference": ["r"]}"#, "field 'reference': expected a string, found an array"),
    (#"{"id": "a", "turns": ["q"], "evidence": 3}"#, "field 'evidence': expected a string, found a number"),
    (
      #"{"id": "a", "turns": ["q"], "category": {"a": 1}}"#,
      "field 'category': expected a string or an array of strings, found an object"
    ),
    (
      #"{"id": "a", "turns": ["q"], "category": [1]}"#,
      "field 'category': expected a string or an array of strings, found an array"
    ),
    (#"{"id": "a", "turns": ["q"], "language": 1}"#, "field 'language': \(notEmpty) a number"),
    (#"{"id": "a", "turns": ["q"], "tags": ["a", 1]}"#, "field 'tags': expected an array of strings, found an array"),
    (#"{"id": "a", "turns": ["q"], "system": ["s"]}"#, "field 'system': expected a string, found an array"),
  ].map { BadLine(.item, $0.0, $0.1) }

  static let responses: [BadLine] = [
    (#"{"item": "", "text": "x"}"#, "field 'item': \(notEmpty) a string"),
    (#"{"item": 1, "text": "x"}"#, "field 'item': \(notEmpty) a number"),
    (#"{"item": "a"}"#, "field 'turns': missing"), (#"{"item": "a", "turns": null}"#, "field 'turns': missing"),
    (#"{"item": "a", "turns": [1]}"#, "field 'turns': expected an array of strings, found an array"),
    (#"{"item": "a", "turns": "x"}"#, "field 'turns': expected an array of strings, found a string"),
    (#"{"item": "a", "text": ["x"]}"#, "field 'text': expected a string, found an array"),
    (#"{"item": "a", "output": null}"#, "field 'turns': missing"),
    (#"{"item": "a", "turns": [], "text": "x"}"#, "field 'turns': missing"),
    (#"{"item": "a", "text": "x", "model": 4.1}"#, "field 'model': expected a string, found a number"),
    (#"{"item": "a", "text": "x", "finish_reason": 0}"#, "field 'finish_reason': expected a string, found a number"),
    (#"{"item": "a", "text": "x", "usage": 100}"#, "field 'usage': expected an object, found a number"),
    (#"{"item": "a", "text": "x", "usage": {}}"#, "field 'usage.prompt': missing"),
    (
      #"{"item": "a", "text": "x", "usage": {"prompt": 1.5, "completion": 1}}"#,
      "field 'usage.prompt': expected a whole number of at least 0"
    ),
    (
      #"{"item": "a", "text": "x", "usage": {"prompt": 1, "completion": -1}}"#,
      "field 'usage.completion': expected a whole number of at least 0"
    ),
    (
      #"{"item": "a", "text": "x", "usage": {"prompt": 1, "completion": 1, "reasoning": "2"}}"#,
      "field 'usage.reasoning': expected a whole number of at least 0"
    ),
    (#"{"item": "a", "text": "x", "latency": "fast"}"#, "field 'latency': expected a number, found a string"),
    (#"{"item": "a", "text": "x", "usd": true}"#, "field 'usd': expected a number, found a boolean"),
    (#"{"item": "a", "failed": true}"#, "field 'failed': expected an object, found a boolean"),
    (#"{"item": "a", "failed": {}}"#, "field 'failed.code': missing"),
    (#"{"item": "a", "failed": {"code": ""}}"#, "field 'failed.code': \(notEmpty) a string"),
    (
      #"{"item": "a", "failed": {"code": "x", "message": 1}}"#,
      "field 'failed.message': expected a string, found a number"
    ),
  ].map { BadLine(.response, $0.0, $0.1) }

  private static func pair(_ outcome: String, _ more: String = "") -> String {
    #"{"item": "a", "models": ["x", "y"], "outcome": \#(outcome)\#(more)}"#
  }

  static let judgments: [BadLine] = [
    (#"{"item": "a", "outcome": {"preference": 1}}"#, "field 'models': missing; expected an array of strings"),
    (
      #"{"item": "a", "models": {}, "outcome": {"preference": 1}}"#,
      "field 'models': expected an array of strings, found an object"
    ),
    (
      #"{"item": "a", "models": ["x", "y", "z"], "outcome": {"preference": 1}}"#,
      "field 'models': a preference is between two models; found 3"
    ),
    (#"{"item": "a", "models": ["x", "y"]}"#, "field 'outcome': missing; expected an object"),
    (pair("1"), "field 'outcome': expected an object, found a number"),
    (pair("\"tie\""), "field 'outcome': expected an object, found a string"),
    (pair("{\"pref\": 1}"), "field 'outcome': expected exactly one of"),
    (pair("{\"preference\": null}"), "field 'outcome': expected exactly one of"),
    (pair("{\"preference\": 1, \"ranking\": []}"), "field 'outcome': expected exactly one of"),
    (pair("{\"preference\": -0.1}"), "field 'outcome.preference': expected a number from 0.0 to 1.0"),
    (pair("{\"preference\": 2}"), "field 'outcome.preference': expected"),
    (pair("{\"preference\": \"A\"}"), "field 'outcome.preference': expected"),
    (pair("{\"preference\": true}"), "field 'outcome.preference': expected"),
    (
      pair("{\"preference\": 1, \"missing_mass\": 2}"),
      "field 'outcome.missing_mass': expected a number from 0.0 to 1.0"
    ),
    (pair("{\"ratings\": 5}"), "field 'outcome.ratings': expected an object"),
    (pair("{\"ratings\": {}}"), "field 'outcome.ratings.scale': missing; expected an array"),
    (pair("{\"ratings\": {\"scale\": [1]}}"), "field 'outcome.ratings.scale': expected [lowest, highest]"),
    (pair("{\"ratings\": {\"scale\": [10, 1]}}"), "field 'outcome.ratings.scale': expected [lowest, highest]"),
    (pair("{\"ratings\": {\"scale\": [1, \"10\"]}}"), "field 'outcome.ratings.scale': expected [lowest, highest]"),
    (pair("{\"ratings\": {\"scale\": [1, 10]}}"), "field 'outcome.ratings.overall': missing"),
    (
      pair("{\"ratings\": {\"scale\": [1, 10], \"overall\": 0}}"),
      "field 'outcome.ratings.overall': expected a number from 1.0 to 10.0"
    ),
    (
      pair("{\"ratings\": {\"scale\": [1, 10], \"overall\": 5, \"dimensions\": [1]}}"),
      "field 'outcome.ratings.dimensions': expected an object"
    ),
    (
      pair("{\"ratings\": {\"scale\": [1, 10], \"overall\": 5, \"dimensions\": {\"d\": null}}}"),
      "field 'outcome.ratings.dimensions.d': expected a number"
    ),
    (pair("{\"ranking\": {}}"), "field 'outcome.ranking': expected an array, found an object"),
    (pair("{\"ranking\": [[1]]}"), "field 'outcome.ranking': expected an array of arrays"),
    (pair("{\"failed\": \"no\"}"), "field 'outcome.failed': expected an object"),
    (pair("{\"failed\": {\"code\": 1}}"), "field 'outcome.failed.code': \(notEmpty) a number"),
    (pair("{\"preference\": 1}", ", \"judge\": 1"), "field 'judge': expected a string"),
    (pair("{\"preference\": 1}", ", \"turn\": 1.5"), "field 'turn': expected a whole number of at least 1"),
    (pair("{\"preference\": 1}", ", \"repetition\": -1"), "field 'repetition': expected a whole number of at least 0"),
    (
      pair("{\"preference\": 1}", ", \"lengths\": 5"),
      "field 'lengths': expected one whole number for each of the 2 models, found a number"
    ),
    (pair("{\"preference\": 1}", ", \"lengths\": [1.5, 2]"), "field 'lengths': expected one whole number"),
    (pair("{\"preference\": 1}", ", \"usage\": []"), "field 'usage': expected an object"),
    (pair("{\"preference\": 1}", ", \"critique\": {}"), "field 'critique': expected a string"),
  ].map { BadLine(.judgment, $0.0, $0.1) }
}
