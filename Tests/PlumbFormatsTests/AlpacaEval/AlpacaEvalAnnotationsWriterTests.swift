import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlpacaEvalAnnotationsWriterTests {
  let folder: TemporaryFolder
  let item = Item(id: AlpacaEval.itemID(instruction: "a"), turns: ["a"], category: ["koala"])
  var path: String { "\(folder.path)/annotations.json" }

  init() throws { folder = try TemporaryFolder() }

  func judgment(_ models: [String], _ outcome: Outcome, raw: String? = nil) -> Judgment {
    Judgment(item: item.id, judge: "j", models: models, outcome: outcome, raw: raw, latency: 0.5, usd: 0.25)
  }

  func preference(_ first: Double) -> Outcome { .preference(Preference(first: first)) }

  var responses: [Response] {
    [Response(item: item.id, model: "base", turns: ["b"]), Response(item: item.id, model: "m", turns: ["c"])]
  }

  @Test func `writes the layout's keys in order with the baseline first`() throws {
    try AlpacaEvalAnnotationsWriter.write(
      [judgment(["m", "base"], preference(0.75), raw: "[[A]]")], items: [item], responses: responses, baseline: "base",
      to: path)
    #expect(
      try folder.read("annotations.json") == """
        [
        {"instruction":"a","output_1":"b","generator_1":"base","dataset":"koala","output_2":"c","generator_2":"m",\
        "annotator":"j","preference":1.75,"time_per_example":0.5,"price_per_example":0.25,"raw_completion":"[[A]]"}
        ]

        """)
  }

  @Test func `writes one row for both orders with the mean preference and both texts`() throws {
    let both = [
      judgment(["base", "m"], preference(1), raw: "A"), judgment(["m", "base"], preference(0.5), raw: "tie"),
    ]
    let count = try AlpacaEvalAnnotationsWriter.write(
      both, items: [item], responses: responses, baseline: "base", to: path)
    #expect(count == 1)
    let text = try folder.read("annotations.json")
    #expect(text.contains(#""preference":1.25,"time_per_example":1.0,"price_per_example":0.5"#))
    #expect(
      text.contains(
        #""raw_completion":[{"models":["base","m"],"preference":1.0,"text":"A"},{"models":["m","base"],"preference":1.5,"text":"tie"}]"#
      ))
    let row = try #require(try readAnnotations(path).judgments.first)
    #expect(row.judgment.outcome == preference(0.75))
    #expect(row.judgment.raw == "A\n\n---\n\ntie")
    #expect(row.answers == ["b", "c"])
  }

  @Test func `an order that failed leaves no preference, since the other alone would bring position bias`() throws {
    let failed = Outcome.failed(Failure(.noVerdict, "No verdict."))
    try AlpacaEvalAnnotationsWriter.write(
      [judgment(["base", "m"], failed), judgment(["m", "base"], preference(1))], items: [item], responses: responses,
      baseline: "base", to: path)
    #expect(try readAnnotations(path).judgments.map(\.judgment.outcome.failure?.code) == [.notRecorded])
    try AlpacaEvalAnnotationsWriter.write(
      [judgment(["base", "m"], failed)], items: [item], responses: [], baseline: "base", to: path)
    #expect(try folder.read("annotations.json").contains("\"preference\":null"))
    #expect(try readAnnotations(path).judgments.map(\.judgment.outcome.failure?.code) == [.notRecorded])
  }

  @Test func `writes rankings as preferences`() throws {
    for (groups, expected) in [([["base"], ["m"]], 1.0), ([["m"], ["base"]], 0), ([["m", "base"]], 0.5)] {
      try AlpacaEvalAnnotationsWriter.write(
        [judgment(["base", "m"], .ranking(groups))], items: [item], responses: responses, baseline: "base", to: path)
      #expect(try readAnnotations(path).judgments.map(\.judgment.outcome) == [preference(expected)])
    }
  }

  @Test func `keeps rows of several models and judges apart`() throws {
    var other = judgment(["base", "n"], preference(1))
    other.models = ["n", "base"]
    var jury = judgment(["base", "m"], preference(0))
    jury.judge = "k"
    let count = try AlpacaEvalAnnotationsWriter.write(
      [judgment(["base", "m"], preference(1)), other, jury], items: [item],
      responses: responses + [Response(item: item.id, model: "n", turns: ["d"])], baseline: "base", to: path)
    #expect(count == 3)
    #expect(try readAnnotations(path).judgments.map(\.model) == ["m", "n", "m"])
  }

  @Test func `says what the layout cannot hold`() throws {
    func message(_ judgments: [Judgment], items: [Item]? = nil, responses: [Response]? = nil) -> String? {
      #expect(throws: CoreError.self) {
        try AlpacaEvalAnnotationsWriter.write(
          judgments, items: items ?? [item], responses: responses ?? self.responses, baseline: "base", to: path)
      }?.description
    }
    let tie = preference(0.5)
    #expect(
      message([judgment(["m", "n"], tie)], responses: responses + [Response(item: item.id, model: "n", turns: ["d"])])
        == "\(path): the judgment of item '\(item.id)' by 'j' compares 'm' and 'n'; expected a pair with the baseline 'base'."
    )
    #expect(
      message([judgment(["base", "m"], .ratings(Ratings(overall: 5, scale: 1...10)))])
        == "\(path): the judgment of item '\(item.id)' by 'j' is a rating; AlpacaEval's layout holds preferences.")
    #expect(
      message([judgment(["base", "m"], tie)], items: [])
        == "\(path): item '\(item.id)', which was judged, is not among the items. Export with the benchmark the judgments belong to."
    )
    #expect(
      message([judgment(["base", "m"], tie)], responses: [])
        == "\(path): the answer of 'base' to item '\(item.id)', which was judged, is not among the responses. Export with the responses the judgments belong to."
    )
    #expect(FileContents.isFile(path) == false)
  }
}
