import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct PromptLogTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    #"{"turns":["one","two"]}"#, #"{"question_id":3,"turns":["one","two"],"category":"math"}"#,
    #"{"messages":[{"role":"system","content":"s"},{"role":"user","content":"one"},{"role":"assistant","content":"a"},{"role":"user","content":[{"type":"image_url"},{"type":"text","text":"two"}]}]}"#,
    #"{"conversation":[{"role":"user","content":"one"},{"role":"assistant","content":"a"},{"role":"user","content":"two"}],"language":"English"}"#,
    #"{"conversation_a":[{"role":"user","content":"one"},{"role":"user","content":"two"}],"conversation_b":[],"winner":"model_a"}"#,
    #"{"conversations":[{"from":"human","value":"one"},{"from":"gpt","value":"x"},{"from":"human","value":"two"}],"id":"sg"}"#,
  ])
  func `conversations of every layout give the same turns and id`(line: String) throws {
    let log = try PromptLog.read(path: folder.write(line + "\n", to: "log.jsonl"))
    #expect(log.items.map(\.turns) == [["one", "two"]])
    #expect(
      log.items[0].id
        == (try PromptLog.read(path: folder.write(#"{"turns":["one","two"]}"#, to: "b.jsonl"))).items[0].id)
    #expect(log.unusable == 0 && log.diagnostics.isEmpty)
  }

  @Test func `flat rows keep what they said of themselves`() throws {
    let path = try folder.write(
      """
      {"uid":"u1","category":"hard_prompt","prompt":"p"}
      {"instruction":"Sum it up.","input":"A text."}
      {"idx":7,"Skill":"Math","Instruction":"1+1?","language":"zh-CN"}

      {"question":"问题\u{2028}二","category":["数学","几何"]}
      {"messages":[{"role":"assistant","content":"hello"}]}
      {"prompt":"   "}
      """, to: "rows.jsonl")
    let log = try PromptLog.read(path: path)
    #expect(log.items.map(\.turns) == [["p"], ["Sum it up.\n\nA text."], ["1+1?"], ["问题\u{2028}二"]])
    #expect(
      log.items[0].extra["source_id"]?.string == "u1" && log.items[0].extra["source_category"]?.string == "hard_prompt")
    #expect(log.items[2].extra["source_id"]?.string == "7" && log.items[2].language == "zh")
    #expect(log.items[3].extra["source_category"]?.string == "数学/几何")
    #expect(log.unusable == 2)
  }

  @Test func `arrays, tables and Hugging Face's rows are read`() throws {
    let array = try PromptLog.read(path: folder.write(#"[{"prompt":"a"},{"prompt":"b"}]"#, to: "a.json"))
    #expect(array.items.map(\.turns) == [["a"], ["b"]])
    let table = try PromptLog.read(
      path: folder.write("id,prompt\r\n1,\"line one\r\nline two\"\r\n2,[1] is a list\r\n", to: "t.csv"))
    #expect(table.items.count == 2 && table.items[1].turns == ["[1] is a list"])
    let rows = try PromptLog.read(
      path: folder.write(
        """
        {"features": [], "rows": [
          {"row_idx": 0, "row": {"prompt": "a"}, "truncated_cells": []},
          {"row_idx": 1, "row": {"conversation": [{"role": "user", "content": "b"}]}}
        ], "num_rows_total": 2}
        """, to: "hf.json"))
    #expect(rows.items.map(\.turns) == [["a"], ["b"]])
    let named = try PromptLog.read(path: folder.write(#"{"ask":"x"}"#, to: "n.jsonl"), field: "ask")
    #expect(named.items.map(\.turns) == [["x"]])
  }

  @Test func `bad records are named, and left out when asked`() throws {
    let path = try folder.write("{\"prompt\":3}\n{\"other\":\"x\"}\n{\"prompt\":\"good\"}\n{bad\n", to: "bad.jsonl")
    let error = #expect(throws: CoreError.self) { try PromptLog.read(path: path) }
    let message = error?.description ?? ""
    #expect(
      message.contains("bad.jsonl:1: field 'prompt': expected text or an array of messages, found a number"),
      "\(message)")
    #expect(message.contains("bad.jsonl:2: has no prompt; expected one of"), "\(message)")
    #expect(message.contains("bad.jsonl:4"), "\(message)")
    let log = try PromptLog.read(path: path, options: ReadOptions(skipInvalid: true))
    #expect(log.items.map(\.turns) == [["good"]])
    #expect(log.diagnostics.count { $0.severity == .error } == 3)
  }

  @Test(.needsSharedData) func `the reference questions of five systems are read whole`() throws {
    let data = "\(SharedData.folder ?? "")/reference/data"
    for (path, count) in [
      ("alignbench/data_v1.1_release.jsonl", 683), ("arena_hard/question_v0.1.jsonl", 500),
      ("arena_hard/question_v2.0.jsonl", 750), ("mt_bench/question.jsonl", 80),
      ("evol_instruct/wizardlm_testset.jsonl", 218), ("auto_j/scenario_classifier_data/traindata.jsonl", 2383),
    ] {
      let log = try PromptLog.read(path: "\(data)/\(path)")
      #expect(log.items.count + log.unusable == count, "\(path)")
      #expect(!log.diagnostics.contains { $0.severity == .error })
    }
  }
}
