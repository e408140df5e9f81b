import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct ArenaHardJudgmentsTests {
  private func judgments(
    _ lines: [String], format: String, skipInvalid: Bool = false
  ) throws -> (judgments: [ImportedJudgment], report: ReadReport) {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/m.jsonl"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
    var read: [ImportedJudgment] = []
    let report = try Registry<JudgmentFormat>.standard.element(named: format).read(
      [path], ReadOptions(skipInvalid: skipInvalid)
    ) {
      read.append($0)
    }
    return (read, report)
  }

  private func v2(_ first: String, _ second: String) -> String {
    #"{"uid":"u","category":"coding","judge":"j","model":"org/m","baseline":"base","games":[\#(first),\#(second)]}"#
  }

  private func words(_ judgment: Judgment) -> String {
    switch judgment.outcome {
    case .preference(let preference):
      "\(judgment.models.joined(separator: "/")) \(preference.first)\(preference.strength.map { " \($0)" } ?? "")"
    case .failed(let failure): "\(judgment.models.joined(separator: "/")) \(failure.code.rawValue)"
    default: "?"
    }
  }

  @Test(arguments: [
    ("A>>B", "1.0 strong"), ("A>B", "1.0"), ("A=B", "0.5"), ("B>A", "0.0"), ("B>>A", "0.0 strong"), ("B<A", "1.0"),
    ("B<<A", "1.0 strong"), ("B=A", "0.5"), ("A<B", "0.0"), ("A<<B", "0.0 strong"),
  ])
  func `ten labels of v2 count, five of v0.1`(label: String, words expected: String) throws {
    let line = v2(#"{"score":"\#(label)"}"#, #"{"score":"A=B"}"#)
    let new = try judgments([line], format: "arena-hard-v2").judgments[0].judgment
    #expect(words(new) == "base/org/m \(expected)")
    #expect(new.category == ["coding"])
    #expect(new.baseline == "base")
    let old = try judgments([line], format: "arena-hard-v0.1").judgments[0].judgment
    let counts = ["A>>B", "A>B", "A=B", "B>A", "B>>A"].contains(label)
    #expect(words(old) == "base/org/m " + (counts ? expected : "no-verdict"))
  }

  @Test(arguments: [
    ("null", "not-recorded"), (#"{"score":null}"#, "not-recorded"), (#"{}"#, "not-recorded"),
    (#"{"score":"A"}"#, "no-verdict"), (#"{"score":"A>=B"}"#, "no-verdict"), (#"{"score":-1}"#, "no-verdict"),
    (#"{"score":"error"}"#, "no-verdict"), (#"{"score":["A>B"]}"#, "no-verdict"),
  ])
  func `a game without a verdict that counts is failed, and the other one stays`(game: String, code: String) throws {
    let read = try judgments([v2(#"{"score":"A>B"}"#, game)], format: "arena-hard-v2").judgments.map(\.judgment)
    #expect(read.map(words) == ["base/org/m 1.0", "org/m/base \(code)"])
  }

  @Test func `the old layout and the cache of battles read too`() throws {
    let read = try judgments(
      [
        #"{"question_id":"q","model":"m","judge":"gpt-4","games":[{"user_prompt":"p","judgment":"t","score":"B>>A"},{"user_prompt":"p","judgment":"t","score":null}]}"#,
        #"{"question_id":3,"model_a":"base","model_b":"m","winner":"model_b"}"#,
        #"{"question_id":3,"model_a":"base","model_b":"m","winner":"model_b"}"#,
      ], format: "arena-hard-v0.1")
    #expect(
      read.judgments.map { words($0.judgment) }
        == ["gpt-4-0314/m 0.0 strong", "m/gpt-4-0314 not-recorded", "base/m 0.0", "base/m 0.0"])
    #expect(read.judgments.map(\.judgment.item) == ["q", "q", "3", "3"])
    #expect(read.judgments.map(\.baseline) == ["gpt-4-0314", "gpt-4-0314", "base", "base"])
    #expect(read.report.records == 4)
  }

  @Test(arguments: [
    (#"{"model":"m","games":[]}"#, "field 'uid': missing"),
    (#"{"uid":"u","games":[null,null]}"#, "field 'model': missing"),
    (#"{"uid":"u","model":"m","games":[null,null,null]}"#, "has 3 entries; expected two games"),
    (#"{"uid":"u","model":"m","games":["A>B",null]}"#, "expected an object or null, found a string"),
    (#"{"uid":"u","model":"m"}"#, "field 'games': missing"), ("{", "not valid JSON"),
  ])
  func `a bad line is refused with its place, or left out and counted`(line: String, sentence: String) throws {
    #expect {
      try judgments([line], format: "arena-hard-v2")
    } throws: {
      "\($0)".contains("m.jsonl:1") && "\($0)".contains(sentence)
    }
    let read = try judgments([line, v2("null", "null")], format: "arena-hard-v2", skipInvalid: true)
    #expect(read.report.invalid == 1)
    #expect(read.judgments.count == 2)
  }

  @Test func `a benchmark's folder gives all judges' files and the answers' styles, counted when they are missing`()
    throws
  {
    let folder = try TemporaryFolder()
    func write(_ text: String, _ path: String) throws {
      let url = URL(filePath: "\(folder.path)/\(path)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try write(v2(#"{"score":"A>B"}"#, #"{"score":"B>A"}"#), "b/model_judgment/judge one/org/m.jsonl")
    try write(v2(#"{"score":"A>B"}"#, #"{"score":"B>A"}"#), "b/model_judgment/two/m.jsonl")
    try write(
      ##"{"content":"x","uid":"u","model":"org/m","messages":[{"content":"q","role":"user"},{"content":{"answer":"# 标题\n- a"},"role":"assistant"}]}"##,
      "b/model_answer/m.jsonl")
    try write(
      #"{"question_id":"u","model_id":"base","choices":[{"index":0,"turns":[{"content":"**a**","token_len":9}]}]}"#,
      "b/model_answer/base.jsonl")
    let format = try Registry<JudgmentFormat>.standard.element(named: "arena-hard-v2")
    for path in ["b", "b/model_judgment", "b/model_judgment/two/m.jsonl"] {
      var read: [Judgment] = []
      _ = try format.read(["\(folder.path)/\(path)"], ReadOptions(readStyles: true)) { read.append($0.judgment) }
      #expect(read.count == (path.hasSuffix("l") ? 2 : 4))
      #expect(
        read.first?.styles == [
          AnswerStyle(tokens: 9, characters: 5, headers: 0, lists: 0, bold: 1),
          AnswerStyle(characters: 8, headers: 1, lists: 1, bold: 0),
        ])
      #expect(read.last?.styles.map(\.headers) == [1, 0])
    }
    #expect {
      try format.read(["\(folder.path)/b/model_answer/none"], ReadOptions()) { _ in }
    } throws: {
      "\($0)".contains("there is no such file or folder")
    }
  }
}
