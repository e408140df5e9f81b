import PlumbCore
import Testing

@testable import PlumbFormats

@Suite struct AlpacaEvalAnnotationsTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func read(_ rows: String..., options: ReadOptions = ReadOptions()) throws -> [ImportedJudgment] {
    try readAnnotations(folder.write("[\(rows.joined(separator: ",\n"))]", to: "annotations.json"), options: options)
      .judgments
  }

  @Test func `reads a row into a judgment with the baseline first`() throws {
    let rows = try read(
      annotationRow([("price_per_example", "0.01"), ("time_per_example", "2"), ("datasplit", "\"eval\"")]))
    let row = try #require(rows.first)
    let id = AlpacaEval.itemID(instruction: "Say hi.")
    #expect(row.item == Item(id: id, turns: ["Say hi."], category: ["koala"]))
    #expect(row.answers == ["Hello.", "Hi 👋🏽"])
    #expect(row.baseline == "base")
    #expect(row.model == "small")
    #expect(
      row.judgment
        == Judgment(
          item: id, judge: "judge", models: ["base", "small"], outcome: .preference(Preference(first: 0.75)),
          category: ["koala"], lengths: [6, 5], latency: 2, usd: 0.01, extra: ["preference": 1.25, "datasplit": "eval"])
    )
  }

  @Test(
    arguments: [
      ("1", 1.0, 1.0), ("2", 0.0, 2.0), ("1.5", 0.5, 1.5), ("0", 0.5, 1.5), ("0.0", 0.5, 1.5),
      ("1.0000003633", 1 - 3.633e-7, 1.0000003633), ("1.9999999999", 1e-10, 1.9999999999),
    ])
  func `turns a preference around`(_ vector: (text: String, first: Double, kept: Double)) throws {
    let judgment = try #require(try read(annotationRow([("preference", vector.text)])).first).judgment
    let first = try #require(judgment.outcome.preference?.first)
    #expect(abs(first - vector.first) < 1e-15)
    #expect(judgment.extra["preference"]?.double == vector.kept)
    #expect(1 - first == vector.kept - 1)
  }

  @Test(arguments: ["-1", "-1.0", "null", nil, "3", "0.5", "-2", "2.0000001", "1e300"])
  func `a preference that is missing or out of range is a failed judgment`(_ text: String?) throws {
    let judgment = try #require(try read(annotationRow([("preference", text)])).first).judgment
    #expect(judgment.outcome.failure?.code == .notRecorded)
    #expect(judgment.extra["preference"] == nil)
  }

  @Test func `warns about a preference out of range`() throws {
    let path = try folder.write("[\n\(annotationRow([("preference", "3")]))]", to: "odd.json")
    let report = try readAnnotations(path).report
    #expect(
      report.diagnostics.map(\.description) == [
        "\(path):2: field '[0].preference': is 3.0; expected 1 to 2. The pair counts as not judged."
      ])
  }

  @Test(
    arguments: [
      ("\"M is better\"", "M is better"),
      (#"{"text": "M", "index": 0, "message": {"content": "other"}}"#, "M"),
      (#"{"finish_reason": "stop", "message": {"content": "M", "role": "assistant"}}"#, "M"),
      (
        #"{"message": {"content": null, "tool_calls": [{"function": {"arguments": "{\"best\": 1}"}}]}}"#,
        #"{"best": 1}"#
      ),
      (#""{\"text\": \"m\", \"index\": 0, \"logprobs\": null}""#, "m"),
      (#""{\"ordered_models\": []}""#, #"{"ordered_models": []}"#),
      (#"{"verdict": "m"}"#, #"{"verdict":"m"}"#),
      (#""{'finish_reason': 'length'}""#, "{'finish_reason': 'length'}"),
      (#""a\/b""#, "a/b"),
      ("null", nil), (nil, nil), ("{\"message\": {\"content\": null}}", nil),
    ] as [(String?, String?)])
  func `finds the judge's text`(_ vector: (completion: String?, text: String?)) throws {
    for key in ["raw_completion", "preference_raw_completion"] {
      let judgment = try #require(try read(annotationRow([(key, vector.completion)])).first).judgment
      #expect(judgment.raw == vector.text)
      #expect(judgment.extra.keys == ["preference"])
    }
  }

  @Test func `reads the keys that newer versions prefix`() throws {
    let judgment = try #require(
      try read(
        annotationRow([
          ("preference_price_per_example", "0.5"), ("preference_time_per_example", "3.5"),
          ("preference_version", "\"0.6.6\""), ("preference_date", "\"2024-08-01\""), ("price_per_example", "null"),
        ])
      ).first
    ).judgment
    #expect(judgment.usd == 0.5)
    #expect(judgment.latency == 3.5)
    #expect(judgment.extra.keys == ["preference", "preference_version", "preference_date"])
  }

  @Test func `keeps what the endpoint returned when asked`() throws {
    let choice = #"{"text": "m", "index": 0, "logprobs": {"content": []}}"#
    let row = annotationRow([("raw_completion", choice)])
    #expect(try read(row)[0].judgment.extra["raw_completion"] == nil)
    let kept = try read(row, options: ReadOptions(keepRawReplies: true))[0].judgment
    #expect(try kept.extra["raw_completion"] == JSONValue.parse(choice))
  }

  @Test func `reads an explanation as the critique`() throws {
    let row = annotationRow([
      ("concise_explanation", "\"M is better\""), ("referenced_models", "{\"m\": \"output_1\"}"),
    ])
    let judgment = try read(row)[0].judgment
    #expect(judgment.critique == "M is better")
    #expect(judgment.extra["referenced_models"] == ["m": "output_1"])
  }

  @Test(arguments: ["is_switched_output_1_output_2", "is_switch_output_1_output_2", "is_switched_outputs"])
  func `names the models in the order shown when the file tells it`(_ key: String) throws {
    for (value, isSwitched) in [("true", true), ("false", false), ("1", true), ("0", false), ("null", false)] {
      let row = try read(annotationRow([(key, value)]))[0]
      #expect(row.judgment.models == (isSwitched ? ["small", "base"] : ["base", "small"]))
      #expect(row.judgment.outcome.preference?.first == (isSwitched ? 0.25 : 0.75))
      #expect(row.judgment.lengths == (isSwitched ? [5, 6] : [6, 5]))
      #expect(row.answers.first == (isSwitched ? "Hi 👋🏽" : "Hello."))
      #expect(row.model == "small")
      #expect(row.judgment.extra["preference"]?.double == 1.25)
    }
  }

  @Test func `marks equal answers that were not judged as identical`() throws {
    let row = annotationRow([("output_2", "\"Hello.\""), ("preference", "1.5"), ("raw_completion", "null")])
    #expect(try read(row)[0].judgment.basis == "identical")
    #expect(try read(annotationRow())[0].judgment.basis == nil)
  }

  @Test func `keeps keys that mean something else in Plumb's files apart`() throws {
    let row = annotationRow([("usage", "\"much\""), ("language", "7"), ("id", "3")])
    let judgment = try read(row)[0].judgment
    #expect(judgment.extra.keys == ["preference", "alpaca_eval_usage", "alpaca_eval_language", "id"])
    #expect(parseJSONLines(JSONValue.object(judgment.json).text(), as: Judgment.self, name: "x").records == [judgment])
  }

  @Test func `reads JSON Lines and lines that end in CR LF`() throws {
    let lines = "\u{FEFF}" + annotationRow() + "\r\n\r\n" + annotationRow([("instruction", "\"a\u{2028}b\"")]) + "\r\n"
    let rows = try readAnnotations(folder.write(lines, to: "a.jsonl")).judgments
    #expect(rows.map(\.item.turns) == [["Say hi."], ["a\u{2028}b"]])
  }

  @Test func `numbers repeated judgments of a pair and warns once`() throws {
    let first = try folder.write("[\(annotationRow()),\n\(annotationRow()),\n\(annotationRow())]", to: "1.json")
    let second = try folder.write("[\(annotationRow([("preference", "2")]))]", to: "2.json")
    let (rows, report) = try readAnnotations(first, second)
    #expect(rows.map(\.judgment.repetition) == [0, 1, 2, 3])
    #expect(
      report.diagnostics.map(\.description) == [
        "\(first):2: field '[1]': 2 rows judge pairs that the same judge judged before; this is the first. All count.",
        "\(second):1: field '[0]': 1 row judges a pair that the same judge judged before; this is the first. All count.",
      ])
  }

  @Test func `calls models that the file does not name`() throws {
    let path = try folder.write("[\(annotationRow([("generator_1", nil), ("generator_2", "null")]))]", to: "a.json")
    let (rows, report) = try readAnnotations(path)
    #expect(rows[0].judgment.models == ["baseline", "Current model"])
    #expect(report.diagnostics.count == 1)
  }

  @Test func `a model compared with itself is the row's model`() throws {
    #expect(try read(annotationRow([("generator_2", "\"base\"")]))[0].model == "base")
  }

  @Test func `lists the errors of all files and hands on nothing of them`() throws {
    let good = try folder.write("[\(annotationRow())]", to: "good.json")
    let bad = try folder.write(
      "[\(annotationRow([("output_1", "3")])),\n\(annotationRow([("instruction", nil)]))]", to: "bad.json")
    let cut = try folder.write("[\(annotationRow([("preference", "2")])),\n{\"instruction\": \"x", to: "cut.json")
    var count = 0
    let error = #expect(throws: CoreError.self) {
      _ = try AlpacaEvalAnnotations.read([good, bad, cut]) { _ in count += 1 }
    }
    #expect(count == 1)
    #expect(
      error?.description == """
        \(bad):1: field '[0].output_1': expected a string, found a number
        \(bad):2: field '[1].instruction': missing; expected a string that is not empty
        \(cut):2:17: not valid JSON in record [1]: found a string that never ends
        Fix the file or pass the option 'skip-invalid'.
        """)

    let (rows, report) = try readAnnotations(good, bad, cut, options: ReadOptions(skipInvalid: true))
    #expect(rows.map(\.judgment.outcome.preference?.first) == [0.75, 0])
    #expect(report.records == 2)
    #expect(report.invalid == 3)
    #expect(report.files == 3)
  }

  @Test func `is in the registry`() throws {
    let path = try folder.write("[\(annotationRow())]", to: "a.json")
    var models: [String?] = []
    let format = try Registry<JudgmentFormat>.standard.element(named: "alpaca-eval")
    _ = try format.read([path], ReadOptions()) { models.append($0.model) }
    #expect(models == ["small"])
    let error = #expect(throws: CoreError.self) { _ = try Registry<JudgmentFormat>.standard.element(named: "alpaca") }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("'alpaca' is not a format that judgments can be read from; expected one of "))
    #expect(message.contains("alpaca-eval"))
  }
}
