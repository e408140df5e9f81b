import PlumbCore
import PlumbStatistics
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct ScenarioClassifierTests {
  /// Queries of ours whose wording tells the scenario, in two languages.
  static let queries: [LabelledQuery] = {
    let parts: [(String, [String])] = [
      ("text_to_text_translation", ["Translate this into French: %", "把这句话翻译成英文：%", "How do you say % in Spanish?"]),
      ("writing_email", ["Write an email to my landlord about %", "写一封关于%的邮件给经理", "Draft a short email on %"]),
      ("code_generation", ["Write a Python function that handles %", "用 Python 写一个函数处理%", "Implement % in Swift ```"]),
      ("planning", ["Plan a three-day trip around %", "帮我制定一个%的周计划", "Make a schedule for %"]),
    ]
    let topics = [
      "the garden", "a broken heater", "天气", "the moon", "large files", "a wedding", "历史课", "old photos", "rain",
      "the office move", "数据备份", "tea",
    ]
    return parts.flatMap { scenario, forms in
      topics.flatMap { topic in
        forms.map { LabelledQuery(text: $0.replacing("%", with: topic), scenario: scenario) }
      }
    }
  }()

  private func model(seed: UInt64 = 1, threads: Int = 2) async throws -> ScenarioClassifier {
    var training = ScenarioTraining()
    training.seed = seed
    training.threads = threads
    return try await training.train(on: Self.queries)
  }

  @Test func `it learns queries in English and Chinese and stays unsure about noise`() async throws {
    let model = try await model()
    for (text, scenario) in [
      ("Translate this into French: the boat sails", "text_to_text_translation"),
      ("写一封关于停电的邮件给经理", "writing_email"), ("用 Python 写一个函数处理表格", "code_generation"),
      ("Plan a three-day trip around Lake Constance", "planning"),
    ] {
      let prediction = model.prediction(for: text)
      #expect(prediction.scenario == scenario, "\(text): \(prediction)")
      #expect(prediction.candidates.count == 3)
      let probabilities = prediction.candidates.map(\.probability)
      #expect(probabilities == probabilities.sorted(by: >))
    }
    let known = try #require(model.prediction(for: "Translate this into French: the boat sails").candidates.first)
    for noise in ["zzz qqq", ""] {
      let prediction = model.prediction(for: noise, threshold: known.probability)
      #expect(prediction.scenario == nil)
      #expect(prediction.json["scenario"]?.string == "unsure")
    }
  }

  @Test func `the same queries and seed give the same file, however many threads`() async throws {
    let first = try await model(threads: 1)
    let second = try await model(threads: 3)
    #expect(first.fileContents == second.fileContents)
    let read = try ScenarioClassifier(contents: first.fileContents, file: "m")
    #expect(read == first)
    #expect(read.prediction(for: "Make a schedule for tea") == first.prediction(for: "Make a schedule for tea"))
    let texts = Self.queries.map(\.text)
    #expect(await first.predictions(for: texts, threads: 3) == texts.map { first.prediction(for: $0) })
  }

  @Test func `a damaged file is refused, never read wrong or trapped on`() async throws {
    let bytes = try await model().fileContents
    let folder = try TemporaryFolder()
    #expect(throws: CoreError.self) { try ScenarioClassifier(path: folder.file("none")) }
    for length in [0, 5, 8, 12, 40, bytes.count / 2, bytes.count - 1] {
      #expect(throws: CoreError.self) { try ScenarioClassifier(contents: Array(bytes.prefix(length)), file: "m") }
    }
    #expect(throws: CoreError.self) { try ScenarioClassifier(contents: bytes + [0], file: "m") }
    var generator = SplitMix64(seed: 9)
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<3 {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let model = try? ScenarioClassifier(contents: damaged, file: "m") {
        let prediction = model.prediction(for: "Translate 天气")
        #expect(prediction.candidates.allSatisfy { $0.probability >= 0 && $0.probability <= 1 })
      }
    }
  }

  @Test func `too little to learn from is refused`() async throws {
    for queries in [[], [LabelledQuery(text: "a", scenario: "x")], Array(Self.queries.prefix(10))] {
      await #expect(throws: EvaluationError.self) { try await ScenarioTraining().train(on: queries) }
    }
  }

  @Test func `odd texts are classified without a trap`() async throws {
    let model = try await model()
    let long = String(repeating: "词 word. ", count: 9_000)
    for text in ["", " ", "\u{2028}", "\r\n\r\n", "。", "a", "ﬁ İstanbul", "👩‍👩‍👧", long, "\0"] {
      #expect(!model.prediction(for: text).candidates.isEmpty)
    }
  }

  @Test func `cross-validation counts every query once and knows its groups`() async throws {
    let groups = ["writing_email": "a", "planning": "a", "code_generation": "b"]
    var training = ScenarioTraining()
    training.calibrationFolds = 3
    let result = try await ScenarioCrossValidation.run(
      training, on: Self.queries, folds: 3, groups: groups, clock: ContinuousClock())
    #expect(result.queryCount == Self.queries.count)
    #expect(result.scenarios.map(\.queries).reduce(0, +) == Self.queries.count)
    let recalled = result.scenarios.reduce(0) { $0 + $1.recall * Double($1.queries) } / Double(Self.queries.count)
    #expect(abs(recalled - result.accuracy) < 1e-12)
    #expect(result.accuracy > 0.85 && result.groupAccuracy >= result.accuracy)
    #expect(result.trainingSeconds.count == 3 && result.queriesPerSecond > 0)
    #expect(result.json["reject_curve"]?.array?.count == 10)
    await #expect(throws: EvaluationError.self) {
      try await ScenarioCrossValidation.run(
        training, on: Self.queries, folds: 3, foldOfQuery: [0, 1], groups: [:], clock: ContinuousClock())
    }
  }

  @Test func `labelled queries are read from the field's files`() {
    let loaded = parseJSONLines(
      """
      {"category":"planning","instruction":"Plan","input":"a day"}
      {"scenario":"planning","query":"q","id":7}
      {"prompt":"p"}
      {"turns":["t","u"],"label":"x"}
      {"answer":"no"}
      {"query":5}
      """, as: LabelledQuery.self, name: "f")
    #expect(loaded.records.map(\.text) == ["Plan\na day", "q", "p", "t"])
    #expect(loaded.records.map(\.scenario) == ["planning", "planning", nil, "x"])
    #expect(loaded.records[1].id == "7")
    #expect(loaded.diagnostics.count == 2)
  }
}

@Suite struct NormalizedQueryTests {
  private func texts(_ text: String) -> [String] {
    let query = NormalizedQuery(text)
    return NormalizedQuery.tokens(of: query.scalars[...]).map { token in
      String(String.UnicodeScalarView(query.scalars[token.range].compactMap(Unicode.Scalar.init)))
    }
  }

  @Test func `words, ideographs and signs are tokens`() {
    #expect(texts("Écris: ＡＢＣ１２ 你好，world_1!") == ["écris", ":", "abc12", "你", "好", ",", "world_1", "!"])
    #expect(texts("  \n\t").isEmpty)
  }

  @Test(arguments: [
    ("Hi there. Do it now", "hi there.", "do it now"), ("写一首诗。要押韵。", "写一首诗。", "要押韵。"),
    ("Version 3.5 is out\nTell me", "version 3.5 is out", "tell me"), ("one", "one", "one"), ("", "", ""),
  ])
  func `the first and the last sentence are found`(text: String, first: String, last: String) {
    let query = NormalizedQuery(text)
    func string(_ part: ArraySlice<UInt32>) -> String {
      String(String.UnicodeScalarView(part.compactMap(Unicode.Scalar.init)))
    }
    #expect(string(query.firstSentence) == first)
    #expect(string(query.lastSentence) == last)
  }

  @Test func `a long text is clipped to its ends`() {
    let query = NormalizedQuery(String(repeating: "a", count: 500) + String(repeating: "b", count: 500))
    #expect(query.clipped.count == 601)
    #expect(query.clipped.count { $0 == 97 } == 400 && query.clipped.count { $0 == 98 } == 200)
    #expect(NormalizedQuery(String(repeating: "好", count: 20_000)).scalars.count == NormalizedQuery.limit)
  }
}

@Suite struct VocabularyBuilderTests {
  @Test func `n-grams are counted once a query, and rare ones are left out`() {
    var builder = VocabularyBuilder()
    for text in ["plan plan plan", "plan a trip", "plan a trip"] { builder.add(QueryFeatures(text)) }
    let vocabulary = builder.vocabulary
    #expect(vocabulary.queryCount == 3 && vocabulary.queryCounts.allSatisfy { (2...3).contains($0) })
    #expect(vocabulary.hashes == vocabulary.hashes.sorted() && !vocabulary.hashes.isEmpty)
    for (index, hash) in vocabulary.hashes.enumerated() { #expect(vocabulary.index(of: hash) == Int32(index)) }
  }

  @Test func `beyond the limit what was seen once is forgotten`() {
    var builder = VocabularyBuilder(limit: 1_000)
    for number in 0..<40 { builder.add(QueryFeatures("unique\(number * 7_919) words\(number)")) }
    for _ in 0..<3 { builder.add(QueryFeatures("stable phrase")) }
    #expect(builder.vocabulary.hashes.count < 400)
    // The count from before the last forgetting is lost: two of three are left.
    #expect(builder.vocabulary.queryCounts.contains { $0 >= 2 })
  }

  @Test func `each block of a query has the length of its weight`() {
    var builder = VocabularyBuilder()
    let text = "Write a short letter. 写一封短信。Then check it twice, twice."
    for _ in 0..<3 { builder.add(QueryFeatures(text)) }
    builder.add(QueryFeatures("Other things?"))
    let vocabulary = builder.vocabulary
    var counts = FeatureCounts(for: vocabulary)
    let entries = vocabulary.entries(of: QueryFeatures(text), using: &counts)
    let ngrams = zip(entries.columns, entries.values).filter { Int($0.0) < vocabulary.hashes.count }
    let squares = ngrams.reduce(0) { $0 + Double($1.1) * Double($1.1) }
    let expected = QueryFeatures.Block.allCases.reduce(0) { $0 + $1.weight }
    #expect(abs(squares - expected) < 1e-3)
    #expect(Set(entries.columns).count == entries.columns.count)
    let again = vocabulary.entries(of: QueryFeatures(text), using: &counts)
    #expect(again.columns == entries.columns && again.values == entries.values)
  }
}
