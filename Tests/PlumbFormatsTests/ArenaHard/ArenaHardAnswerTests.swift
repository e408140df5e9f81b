import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct ArenaHardAnswerTests {
  private func answers(_ lines: String...) throws -> [ArenaHardAnswerRecord] {
    let folder = try TemporaryFolder()
    let path = try folder.write(lines.joined(separator: "\n"), to: "m.jsonl")
    return try JSONLinesReader<ArenaHardAnswerRecord>.load(path: path).records
  }

  @Test func `the new layout and the old one give the same answers`() throws {
    let read = try answers(
      #"{"uid":"u","model":"m","messages":[{"role":"user","content":"q"},{"role":"assistant","content":{"answer":"one"}},{"role":"user","content":"r"},{"role":"assistant","content":"two"}]}"#,
      #"{"question_id":"u","model_id":"m","choices":[{"turns":[{"content":"one"},{"content":"two"}]}]}"#)
    for answer in read {
      #expect(answer.item == "u" && answer.model == "m" && answer.turns == ["one", "two"])
      #expect(answer.style == AnswerStyle(characters: 3, headers: 0, lists: 0, bold: 0))
    }
  }

  @Test func `a question may have a number for its name`() throws {
    let read = try answers(#"{"question_id":81,"model_id":"m","choices":[{"turns":["bare text"]}]}"#)
    #expect(read.map(\.item) == ["81"] && read[0].turns == ["bare text"])
  }

  @Test func `counts that are stored are taken, an object's entries summed, and missing ones are made from the text`()
    throws
  {
    func style(_ metadata: String) throws -> AnswerStyle? {
      try answers(
        ##"{"uid":"u","model":"m","messages":[{"role":"assistant","content":{"answer":"# T\n- a\n- b\n**c**"}}],"metadata":\##(metadata)}"##
      )[0].style
    }
    #expect(
      try style(
        #"{"token_len":7,"header_count":{"h1":2,"h2":3},"list_count":{"ordered":4,"unordered":1},"bold_count":{"**":6,"__":1}}"#
      )
        == AnswerStyle(tokens: 7, characters: 17, headers: 5, lists: 5, bold: 7))
    #expect(
      try style(#"{"token_len":7,"header_count":9,"list_count":8,"bold_count":-4}"#)
        == AnswerStyle(tokens: 7, characters: 17, headers: 9, lists: 8, bold: 0))
    for counts in [
      #"{"token_len":7,"header_count":{"h1":2}}"#,
      #"{"token_len":7,"header_count":null,"list_count":1,"bold_count":1}"#,
    ] {
      #expect(try style(counts) == AnswerStyle(tokens: 7, characters: 17, headers: 1, lists: 2, bold: 1))
    }
  }

  @Test(arguments: [
    (#"{"model":"m","messages":[]}"#, "field 'uid': missing"),
    (#"{"uid":"","model":"m","messages":[]}"#, "field 'uid': expected a text that is not empty"),
    (#"{"uid":"u","messages":[]}"#, "field 'model': missing; expected model, or model_id"),
    (#"{"uid":"u","model":"m"}"#, "field 'messages': missing; expected messages, or choices"),
  ])
  func `a line without what an answer needs is refused with its place`(line: String, sentence: String) {
    let error = #expect(throws: CoreError.self) { try answers(line) }
    #expect(error?.description.contains("m.jsonl:1: \(sentence)") == true, "\(error?.description ?? "")")
  }
}
