import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct AutoJPairwiseTests {
  private let data = """
    {"scenario":"chitchat","label":0,"prompt":"问\u{2028}题","response 1":"甲乙","response 2":"x"}
    {"scenario":"unheard of","label":2,"prompt":"q","response 1":"a","response 2":"b"}\r
    """

  private func read(_ files: [(String, String)], skipInvalid: Bool = false) throws -> (
    [ImportedJudgment], [ImportedLabel]
  ) {
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.1, to: $0.0) }
    let options = ReadOptions(skipInvalid: skipInvalid)
    var judgments: [ImportedJudgment] = []
    var labels: [ImportedLabel] = []
    _ = try Registry<JudgmentFormat>.standard.element(named: "auto-j").read(paths, options) { judgments.append($0) }
    _ = try Registry<LabelFormat>.standard.element(named: "auto-j").read(paths, options) { labels.append($0) }
    return (judgments, labels)
  }

  @Test func `verdicts of the exchanged file are about the places shown`() throws {
    let (judgments, labels) = try read([
      ("data.jsonl", data), ("x_exchange.jsonl", "{\"output\": 1}\n{\"output\": 2}\n"),
      ("x.jsonl", "{\"output\": 0}\n{\"output\": 1}\n"),
    ])
    let exchanged = judgments.prefix(2).map(\.judgment)
    #expect(exchanged.map(\.models) == [["response 2", "response 1"], ["response 2", "response 1"]])
    #expect(exchanged.map { $0.outcome.preference?.first } == [0, 0.5])
    #expect(exchanged[0].lengths == [1, 2] && exchanged[0].category == ["General Communication", "chitchat"])
    #expect(judgments.suffix(2).map { $0.judgment.outcome.preference?.first } == [1, 0])
    #expect(judgments[3].judgment.category == ["unheard of"])
    #expect(labels.map { $0.label.outcome.preference?.first } == [1, 0.5])
    #expect(labels[0].answers == ["甲乙", "x"] && labels[0].item.turns == ["问\u{2028}题"])
  }

  @Test func `without a name that tells, the second file is the exchanged one`() throws {
    let (judgments, _) = try read([
      ("data.jsonl", data), ("a.jsonl", "{\"output\": 0}\n{\"output\": 1}\n"),
      ("b.jsonl", "{\"output\": 0}\n{\"output\": 1}\n"),
    ])
    #expect(judgments.map { $0.judgment.models[0] } == ["response 1", "response 1", "response 2", "response 2"])
  }

  @Test func `a verdict that was not found is a failure, and texts are read by their last decision`() throws {
    let (judgments, _) = try read([
      ("data.jsonl", data),
      (
        "a.jsonl",
        "{\"output\": -1}\n{\"output\": \"The final decision is Response 1? No, final decision is  Tie.\"}\n"
      ),
    ])
    #expect(judgments[0].judgment.outcome.failure?.code == .noVerdict)
    #expect(judgments[1].judgment.outcome.preference?.first == 0.5)
    let (chinese, _) = try read([
      ("data.jsonl", data), ("a.jsonl", "{\"output\": \"最终决定是回应2。\"}\n{\"output\": \"没有\"}\n"),
    ])
    #expect(chinese[0].judgment.outcome.preference?.first == 0)
    #expect(chinese[1].judgment.outcome.failure?.code == .noVerdict)
  }

  @Test(arguments: [
    ([("d.jsonl", "{\"output\": 1}\n")], "expected one file of comparisons"),
    (
      [
        ("d.jsonl", "{\"prompt\":\"q\",\"response 1\":\"a\",\"response 2\":\"b\",\"label\":0}\n"),
        ("o.jsonl", "{\"output\": 1}\n{\"output\": 1}\n"),
      ],
      "holds 2 verdicts, but"
    ),
    (
      [
        ("d.jsonl", "{\"prompt\":\"q\",\"response 1\":\"a\",\"response 2\":\"b\",\"label\":3}\n"),
        ("o.jsonl", "{\"output\": 1}\n"),
      ],
      "field 'label': expected 0 (response 1 is better), 1 (response 2) or 2 (a tie), found 3"
    ),
    (
      [
        ("d.jsonl", "{\"prompt\":\"q\",\"response 1\":\"a\",\"response 2\":\"b\",\"label\":0}\n"),
        ("o.jsonl", "{\"output\": 7}\n"),
      ],
      "field 'output': expected 0, 1, 2, -1 or the judge's text, found 7"
    ),
    (
      [("d.jsonl", "{\"prompt\":\"q\",\"response 2\":\"b\",\"label\":0}\n"), ("o.jsonl", "{\"output\": 1}\n")],
      "field 'response 1': missing"
    ),
  ])
  func `bad files are refused with their place`(files: [(String, String)], sentence: String) throws {
    let error = #expect(throws: CoreError.self) { try read(files) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test func `a bad line can be left out`() throws {
    let (judgments, labels) = try read(
      [
        ("data.jsonl", data + "\n{\"prompt\":5}\n"), ("a.jsonl", "{\"output\": 0}\n{\"output\": 9}\n{\"output\": 0}\n"),
      ], skipInvalid: true)
    try #require(labels.count == 2 && judgments.count == 2)
    #expect(judgments[1].judgment.outcome.failure?.code == .notRecorded)
  }
}
