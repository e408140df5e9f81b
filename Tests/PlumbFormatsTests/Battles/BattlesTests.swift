import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct BattlesTests {
  private struct Reading {
    var battles: [String] = []
    var report = ReadReport()
  }

  private func read(_ text: String, as name: String, skipInvalid: Bool = false) throws -> Reading {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    let format = try Registry<JudgmentFormat>.standard.element(named: "battles")
    let readBattles = try #require(format.readBattles)
    var reading = Reading()
    reading.report = try readBattles([path], ReadOptions(skipInvalid: skipInvalid)) { batch in
      for index in 0..<batch.count {
        let item = batch.item.isEmpty ? "" : " " + batch.items[Int(batch.item[index])]
        let score = ["lost", "tied", "won"][Int(batch.doubledScores[index])]
        reading.battles.append(
          "\(batch.models[Int(batch.first[index])]) \(score) \(batch.models[Int(batch.second[index])])\(item)")
      }
    }
    return reading
  }

  @Test(arguments: [
    ("model_a,model_b,winner\na,b,model_a\nb,c,model_b\nc,a,tie\na,c,tie (bothbad)\n", "b.csv"),
    ("left,right,winner\r\na,b,left\r\nb,c,right\r\nc,a,tie\r\na,c,tie\r\n", "b.csv"),
    ("winner\tright\tleft\nleft\tb\ta\nright\tc\tb\ntie\ta\tc\ntie\tc\ta", "b.tsv"),
    ("\u{FEFF}left,winner,right,note\n\"a\",left,b,\"x, \"\"y\"\"\nz\"\nb,right,c,\n\nc,tie,a,1\na,tie,c,2", "b.csv"),
    (
      #"{"model_a":"a","model_b":"b","winner":"model_a"}"# + "\n" + #"{"left":"b","right":"c","winner":"right"}"#
        + "\n\n"
        + #"{"model_a":"c","model_b":"a","winner":"tie"}"# + "\n"
        + #"{"model_a":"a","model_b":"c","winner":"tie (bothbad)"}"#, "b.jsonl"
    ),
    (
      #"[{"model_a":"a","model_b":"b","winner":"model_a"},{"model_a":"b","model_b":"c","winner":"model_b"},"#
        + #"{"model_a":"c","model_b":"a","winner":"tie"},{"model_a":"a","model_b":"c","winner":"tie"}]"#, "b.json"
    ),
  ])
  func `every way to write battles reads alike`(text: String, name: String) throws {
    let reading = try read(text, as: name)
    #expect(reading.battles == ["a won b", "b lost c", "c tied a", "a tied c"])
    #expect(reading.report.records == 4)
  }

  @Test func `battles that share a prompt know it, in tables and objects`() throws {
    #expect(
      try read("question_id,model_a,model_b,winner\nq1,模型甲,b,model_a\n7,b,模型甲,tie\n", as: "b.csv").battles
        == ["模型甲 won b q1", "b tied 模型甲 7"])
    #expect(
      try read(#"{"question_id":7,"model_a":"a","model_b":"b","winner":"tie"}"#, as: "b.jsonl").battles == [
        "a tied b 7"
      ])
  }

  @Test(arguments: [
    (
      "model_a,model_b,winner\na,b,A\n", "b.csv",
      "b.csv:2: winner is 'A'; expected model_a, model_b, tie or tie (bothbad)"
    ),
    ("model_a,model_b,winner\na,b\n", "b.csv", "b.csv:2: has 2 fields; expected 3 as in the header"),
    ("model_a,model_b,winner\na,a,tie\n", "b.csv", "b.csv:2: 'a' plays against itself"),
    ("model_a,model_b,winner\n,a,tie\n", "b.csv", "b.csv:2: a model's name is empty"),
    ("model_a,winner\na,tie\n", "b.csv", "b.csv:1: the header is model_a,winner; expected the columns"),
    ("", "b.csv", "b.csv:1: the file is empty; expected a header line"),
    ("model_a,model_b,winner\n\"a,b,tie\n", "b.csv", "a quoted field never ends"),
    (#"{"model_a":"a","model_b":"b","winner":"A"}"#, "b.jsonl", "b.jsonl:1: field 'winner': is 'A'; expected model_a"),
    (#"{"model_a":"a","model_b":"b"}"#, "b.jsonl", "b.jsonl:1: field 'winner': missing"),
    (#"{"model_a":"a","winner":"tie"}"#, "b.jsonl", "field 'model_b': missing"),
  ])
  func `a battle that says nothing is refused with its place`(text: String, name: String, sentence: String) throws {
    #expect {
      try read(text, as: name)
    } throws: { error in
      "\(error)".contains(sentence)
    }
  }

  @Test func `bad lines are counted on request, and only the first hundred are listed`() throws {
    let text = "left,right,winner\n" + String(repeating: "a,b,who\n", count: 1000) + "a,b,left\n"
    let reading = try read(text, as: "b.csv", skipInvalid: true)
    #expect(reading.battles == ["a won b"])
    #expect(reading.report.invalid == 1000)
    #expect(reading.report.diagnostics.count == 100)
  }

  @Test func `forty thousand battles come in batches, in order`() throws {
    var text = "model_a,model_b,winner\n"
    for index in 0..<40_000 { text += "m\(index % 97),n\(index % 89),\(["model_a", "model_b", "tie"][index % 3])\n" }
    let reading = try read(text, as: "b.csv")
    #expect(reading.battles.count == 40_000)
    for index in [0, 1, 32_767, 32_768, 39_999] {
      #expect(reading.battles[index] == "m\(index % 97) \(["won", "lost", "tied"][index % 3]) n\(index % 89)")
    }
  }

  @Test func `Chatbot Arena's styles come from its metadata, or from the conversations`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/arena.jsonl"
    let metadata =
      #"{"sum_assistant_a_tokens":10,"sum_assistant_b_tokens":20,"header_count_a":{"h1":1,"h2":2},"header_count_b":{},"#
      + #""list_count_a":{"ordered":1},"list_count_b":{},"bold_count_a":{"**":4},"bold_count_b":{"__":1}}"#
    let conversation = ##"[{"role":"user","content":"# q"},{"role":"assistant","content":"- **x**"}]"##
    try Data(
      ("{\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"tie\",\"conv_metadata\":\(metadata)}\n"
        + "{\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"tie\",\"conversation_a\":\(conversation),"
        + "\"conversation_b\":\(conversation)}\n").utf8
    ).write(to: URL(filePath: path))
    var styles: [[AnswerStyle]] = []
    let format = try Registry<JudgmentFormat>.standard.element(named: "battles")
    _ = try format.read([path], ReadOptions(readStyles: true)) { styles.append($0.judgment.styles) }
    #expect(
      styles == [
        [
          AnswerStyle(tokens: 10, headers: 3, lists: 1, bold: 4),
          AnswerStyle(tokens: 20, headers: 0, lists: 0, bold: 1),
        ],
        [AnswerStyle(of: "- **x**"), AnswerStyle(of: "- **x**")],
      ])
  }
}
