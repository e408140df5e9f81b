import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct PromptStepsTests {
  @Test(arguments: [
    ("How do I write a regular expression in Python?", "en"), ("帮我写一段 Python 代码，读取 CSV 文件", "zh"),
    ("¿Cómo se escribe una función que suma los números?", "es"),
    ("Wie schreibe ich eine Funktion, die nicht hängt?", "de"),
    ("東京の天気はどうですか", "ja"), ("서울의 날씨는 어때요", "ko"), ("Напиши функцию сортировки", "ru"), ("12 + 7 = ?", "und"),
    ("SELECT name FROM users;", "en"), ("请解释：\n```python\nfor i in range(10): print(i)\n```", "zh"),
    ("量子计算是什么 quantum computing", "zh"), ("Quelle est la capitale de la France et du Canada ?", "fr"),
  ])
  func `the language of a prompt is told by script and function words`(text: String, language: String) {
    #expect(guessedLanguage(of: text) == language)
  }

  @Test func `near-duplicates are found exactly where the plain Jaccard similarity says so`() {
    var generator = SeededGenerator(seed: 5)
    let words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "汽车", "天气", "编程", "音乐", "历史"]
    var texts: [String] = []
    for _ in 0..<60 {
      let base = (0..<30).map { _ in generator.pick(words) }
      texts.append(base.joined(separator: " "))
      var other = base
      for _ in 0..<generator.int(0...6) { other[generator.int(0...29)] = generator.pick(words) }
      texts.append(other.joined(separator: generator.coin() ? ", " : "\n").uppercased())
    }
    let finder = NearDuplicates(threshold: 0.7, shingle: 5)
    let found = finder.originals(of: texts)
    // The plain rule, pair by pair, over strings.
    func plainShingles(_ text: String) -> Set<String> {
      let letters = Array(text.lowercased().filter { $0.isLetter || $0.isNumber })
      return Set((0...(letters.count - 5)).map { String(letters[$0..<($0 + 5)]) })
    }
    let plain = texts.map(plainShingles)
    var expected: [Int?] = []
    for index in texts.indices {
      expected.append(
        (0..<index).first { other in
          guard expected[other] == nil else { return false }
          let common = Double(plain[index].intersection(plain[other]).count)
          return common / Double(plain[index].union(plain[other]).count) >= 0.7
        })
    }
    #expect(found == expected)
    #expect(found.contains { $0 != nil } && found.contains { $0 == nil })
  }

  @Test func `width, case, spacing and punctuation do not tell prompts apart`() {
    let originals = NearDuplicates().originals(of: [
      "Write a poem about the sea, please!", "ＷＲＩＴＥ a poem\nabout the sea please", "写一首关于大海的诗。", "写一首，关于大海的诗", "", "…",
    ])
    #expect(originals == [nil, 0, nil, 2, nil, 4])
  }

  @Test func `every dropped prompt has a reason and the counts add up`() async throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "word and more words here ", count: 5)
    let texts = [
      "short", "Explain how a transformer model computes attention scores.",
      "Explain how a transformer model computes attention scores.",
      "explain how a transformer model computes: attention scores", String(repeating: "spam ", count: 40),
      "Напиши подробную функцию сортировки массива чисел", "详细解释量子纠缠的物理含义，并举两个例子", long + "SECRET" + long,
      "Broken \u{FFFD} text that is otherwise long enough to be kept here",
      String(repeating: "a b c d e f ", count: 30),
    ]
    let sources = [PromptSource(path: try folder.write("", to: "in.jsonl"), name: "logs", licence: "CC-BY")]
    var rules = CleaningRules()
    rules.maxLength = 340
    rules.blockedWords = ["secret"]
    let items = texts.map { text in
      Item(id: "p-\(hexadecimal(sha256(Array(text.utf8)).prefix(6)))", turns: [text, "later"])
    }
    let steps: [any BuildStep] = [
      try LoadStep(sources: sources) { _ in LoadedPrompts(items: items, unusable: 2) }, CleanStep(rules: rules),
      DedupeStep(threshold: 0.8, seed: 1),
    ]
    let build = BenchmarkBuild(folder: try BuildFolder(path: folder.file("build")), steps: steps)
    let reports = try await build.run()
    #expect(
      reports[0].result.counts == [
        NamedCount("records", 12), NamedCount("unusable", 2), NamedCount("exact_repeats", 1), NamedCount("kept", 9),
      ])
    let clean = Dictionary(uniqueKeysWithValues: reports[1].result.counts.map { ($0.name, $0.count) })
    #expect(clean["too_short"] == 1 && clean["repetition"] == 1 && clean["other_language"] == 1)
    #expect(clean["blocked_word"] == 1 && clean["damaged_text"] == 1 && clean["too_long"] == 1 && clean["kept"] == 3)
    let kept = try JSONLinesReader<Item>.load(path: build.file(of: "dedupe")).records
    #expect(kept.map(\.turns) == [[texts[1]], [texts[6]]])
    #expect(kept.map(\.language) == ["en", "zh"])
    #expect(kept[0].extra["repeats"]?.int == 2 && kept[0].extra["near_duplicates"]?.array?.count == 1)
    #expect(kept[0].extra["source"]?.string == "logs")
  }
}
