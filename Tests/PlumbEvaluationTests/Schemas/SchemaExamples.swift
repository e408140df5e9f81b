import PlumbCore
import PlumbBenchmarks
import PlumbEvaluation
import PlumbScoring

/// Documents of one kind, and the reader that accepts or refuses them.
struct SchemaExamples: Sendable, CustomStringConvertible {
  var description: String
  var good: [String]
  var bad: [String]
  /// Whether the code takes a document; `nil` where the code only writes the kind.
  var isAccepted: (@Sendable (String) -> Bool)?

  private static func reads<Record: JSONRecord>(_ type: Record.Type) -> @Sendable (String) -> Bool {
    { text in
      let loaded = parseJSONLines(text, as: Record.self, name: "f")
      return loaded.records.count == 1 && !loaded.hasErrors
    }
  }

  static let items = SchemaExamples(
    description: "items",
    good: [
      #"{"id":"a","turns":["q"]}"#, #"{"id":"a","prompt":"q"}"#, #"{"id":"a","instruction":""}"#,
      #"{"id":"a","turns":["q"],"prompt":"p"}"#,
      #"{"id":"a","turns":null,"prompt":"q","reference":"r","category":"x/y"}"#,
      #"{"id":"a","turns":["q","r"],"references":["","s"]}"#,
      #"{"id":"a","turns":["q"],"category":["x","y"],"language":"zh","tags":["t"],"system":"s","evidence":"e"}"#,
      #"{"id":"a","turns":["q"],"unknown":{"x":[1]},"system":null,"language":null,"tags":null,"category":null}"#,
    ],
    bad: [
      #"{}"#, #"[]"#, #""a""#, #"{"id":"a"}"#, #"{"id":"","turns":["q"]}"#, #"{"id":5,"turns":["q"]}"#,
      #"{"id":"a","turns":[]}"#, #"{"id":"a","turns":"q"}"#,
      #"{"id":"a","turns":[1]}"#, #"{"id":"a","prompt":5}"#, #"{"id":"a","turns":["q"],"prompt":5}"#,
      #"{"id":"a","prompt":null}"#,
      #"{"id":"a","turns":["q"],"references":"r"}"#, #"{"id":"a","turns":["q"],"reference":["r"]}"#,
      #"{"id":"a","turns":["q"],"category":5}"#,
      #"{"id":"a","turns":["q"],"category":[1]}"#, #"{"id":"a","turns":["q"],"language":""}"#,
      #"{"id":"a","turns":["q"],"tags":"t"}"#,
    ], isAccepted: reads(Item.self))

  static let responses = SchemaExamples(
    description: "responses",
    good: [
      #"{"item":"a","model":"m","turns":["x"]}"#, #"{"item":"a","text":"x"}"#, #"{"item":"a","output":""}"#,
      #"{"item":"a","failed":{"code":"timeout"}}"#,
      #"{"item":"a","turns":[],"failed":{"code":"timeout","message":"m"}}"#,
      #"{"item":"a","turns":null,"text":"x","model":null}"#,
      #"{"item":"a","turns":["x","y"],"finish_reason":"stop","usage":{"prompt":1,"completion":2,"cached_prompt":1,"reasoning":0},"latency":0.5,"usd":0,"extra":1}"#,
      #"{"item":"a","turns":["x"],"usage":null,"latency":null,"failed":null}"#,
    ],
    bad: [
      #"{}"#, #"{"item":"a"}"#, #"{"item":"","text":"x"}"#, #"{"item":"a","turns":[]}"#,
      #"{"item":"a","turns":[],"text":"x"}"#, #"{"item":"a","turns":[1]}"#,
      #"{"item":"a","text":["x"]}"#, #"{"item":"a","turns":["x"],"output":5}"#, #"{"item":"a","text":"x","model":5}"#,
      #"{"item":"a","text":"x","usage":{}}"#,
      #"{"item":"a","text":"x","usage":{"prompt":-1,"completion":0}}"#,
      #"{"item":"a","text":"x","usage":{"prompt":1.5,"completion":0}}"#,
      #"{"item":"a","text":"x","latency":"1"}"#, #"{"item":"a","failed":"no"}"#, #"{"item":"a","failed":{"code":""}}"#,
      #"{"item":"a","failed":{"code":"x","message":1}}"#,
    ], isAccepted: reads(Response.self))

  private static let outcomes = [
    #"{"preference":0}"#, #"{"preference":0.5,"strength":"strong","missing_mass":0.1,"ratings":null}"#,
    #"{"ranking":[["x"],["y"]]}"#, #"{"failed":{"code":"refused"}}"#,
    #"{"ratings":{"overall":7,"dimensions":{"a":1},"scale":[1,10]}}"#,
  ]

  private static let badOutcomes = [
    #"{}"#, #"1"#, #"{"preference":2}"#, #"{"preference":"A"}"#, #"{"preference":null}"#,
    #"{"preference":1,"ranking":[]}"#, #"{"ranking":["x"]}"#,
    #"{"failed":{}}"#, #"{"ratings":{"overall":7}}"#, #"{"ratings":{"scale":[1,10]}}"#,
    #"{"ratings":{"overall":7,"scale":[1]}}"#,
    #"{"ratings":{"overall":"7","scale":[1,10]}}"#, #"{"preference":1,"missing_mass":2}"#,
    #"{"preference":1,"strength":1}"#,
  ]

  static let judgments = SchemaExamples(
    description: "judgments",
    good: outcomes.map { #"{"item":"a","judge":"j","models":["x","y"],"outcome":\#($0)}"# } + [
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"basis":"rule","turn":1,"repetition":0,"critique":"c","raw":"r","template":"t","category":["c"],"language":"en","lengths":[1,2],"usage":{"prompt":1,"completion":1},"latency":1,"usd":0.1,"unknown":null}"#,
      #"{"item":"a","models":["x"],"outcome":{"failed":{"code":"refused"}},"category":"c/d","judge":null}"#,
    ],
    bad: badOutcomes.map { #"{"item":"a","models":["x","y"],"outcome":\#($0)}"# } + [
      #"{}"#, #"{"item":"a","models":["x","y"]}"#, #"{"item":"a","outcome":{"preference":1}}"#,
      #"{"item":"","models":["x","y"],"outcome":{"preference":1}}"#,
      #"{"item":"a","models":[],"outcome":{"ranking":[]}}"#, #"{"item":"a","models":["x"],"outcome":{"preference":1}}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"turn":0}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"lengths":[1]}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"lengths":["1","2"]}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"repetition":-1}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"judge":5}"#,
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"category":[1]}"#,
    ], isAccepted: reads(Judgment.self))

  static let labels = SchemaExamples(
    description: "labels",
    good: outcomes.map {
      #"{"item":"a","person":"p","models":["x","y"],"outcome":\#($0),"when":"2026-01-02T03:04:05Z"}"#
    } + [
      #"{"item":"a","person":"p","models":["x","y"],"outcome":{"preference":1},"when":"2026-01-02T03:04:05.678+08:00","note":"n","unknown":1}"#,
      #"{"item":"a","person":"p","models":["x","y"],"outcome":{"preference":1}}"#,
    ],
    bad: badOutcomes.map {
      #"{"item":"a","person":"p","models":["x","y"],"outcome":\#($0),"when":"2026-01-02T03:04:05Z"}"#
    } + [
      #"{"item":"a","models":["x","y"],"outcome":{"preference":1},"when":"2026-01-02T03:04:05Z"}"#,
      #"{"item":"a","person":"","models":["x","y"],"outcome":{"preference":1},"when":"2026-01-02T03:04:05Z"}"#,
      #"{"item":"a","person":"p","models":["x","y"],"outcome":{"preference":1},"when":"yesterday"}"#,
      #"{"item":"a","person":"p","models":["x","y"],"outcome":{"preference":1},"when":"2026-01-02T03:04:05Z","note":5}"#,
    ], isAccepted: reads(Label.self))

  private static let spec =
    #"{"name":"n","benchmark":"b","models":{"x":{"provider":"p"},"y":{"responses":"r.jsonl"}},"baseline":"x","judge":{"model":"y"}}"#

  private static func spec(_ key: String, _ value: String) -> String {
    var object = (try? JSONValue.parse(spec))?.object ?? [:]
    object[key] = value.isEmpty ? nil : try? JSONValue.parse(value)
    return JSONValue.object(object).text()
  }

  static let runSpecs = SchemaExamples(
    description: "run-spec",
    good: [spec]
      + [
        ("name", #""run 1-a_b 准""#), ("judge", #"{"rule":"longest","orders":"both"}"#),
        ("judge", #"{"config":"folder"}"#),
        ("judge", #"{"jury":"majority","judges":["x","y"],"template":"t"}"#),
        ("judge", #"{"jury":"mean","judges":["x",{"provider":"p","model":"m","name":"z"}]}"#), ("baseline", ""),
        (
          "judge",
          #"{"model":"y","template":"rating","turns":"each","pairs":"all","evidence":true,"scale":[1,5],"dimensions":{"a":"b"},"dimension_sets":{"s":["a"]},"dimensions_by_category":{"c/d":"s"},"by_category":{"c":{"reference":true}}}"#
        ),
        (
          "judge",
          #"{"provider":"openai","model":"gpt-4o","max_tokens":5,"template":"t","orders":"random","repetitions":2,"reference":true,"language":"zh"}"#
        ),
        ("items", #"{"limit":3,"tags":["a"],"categories":[],"languages":["en"]}"#),
        ("budget", #"{"usd":2.5,"requests":0}"#), ("seed", "-3"), ("coverage_floor", "1"),
        ("language", #""zh""#), ("score", #""win-rate""#), ("recipe", #""alignbench""#),
        ("benchmark", #"{"import":"alignbench","path":"x","else":"starter-zh"}"#),
        ("generation", #"{"temperature":0,"by_category":{"math":{"max_tokens":5}},"system":"s","stop":["a"]}"#),
        ("items", "null"), ("unknown", "1"),
        (
          "models",
          #"{"x":{"provider":"p","model":"m","base_url":"u","headers":{"A":"b"},"concurrency":{"start":1,"max":4},"timeout":5,"retries":0,"price":{"input":1,"output":2}},"y":{"provider":"p","concurrency":3,"stop":"x","extra":{"top_k":1}}}"#
        ),
      ].map { spec($0.0, $0.1) },
    bad: ["[]", "{}"]
      + [
        ("name", ""), ("name", "5"), ("name", #""""#), ("name", #""a/b""#), ("name", #"".a""#),
        ("name", #""a\u0000b""#), ("benchmark", ""), ("benchmark", "[]"), ("models", ""), ("models", "{}"),
        ("models", "[]"),
        ("models", #"{"x":5,"y":{"provider":"p"}}"#),
        ("models", #"{"x":{"provider":"p"},"y":{"provider":"p"},"a/b":{"provider":"p"}}"#),
        ("baseline", #""""#), ("judge", ""), ("judge", #""y""#), ("judge", "{}"),
        ("judge", #"{"rule":"coin"}"#), ("judge", #"{"jury":"coin","judges":["x","y"]}"#),
        ("judge", #"{"jury":"mean","judges":["x"]}"#), ("judge", #"{"jury":"mean"}"#),
        ("judge", #"{"jury":"mean","judges":["x",5]}"#), ("judge", #"{"model":5}"#), ("judge", #"{"model":null}"#),
        ("judge", #"{"config":""}"#), ("items", "5"), ("items", #"{"limit":0}"#), ("items", #"{"tags":"a"}"#),
        ("budget", "5"),
        ("budget", #"{"usd":-1}"#), ("budget", #"{"requests":1.5}"#), ("seed", "1.5"), ("coverage_floor", "2"),
        ("language", #""fr""#), ("score", #""elow""#), ("recipe", #""alpaca""#), ("generation", "[]"),
      ].map { spec($0.0, $0.1) },
    isAccepted: { text in (try? RunSpec(YAMLDocument(text: text, file: "f"))) != nil })

  private static let board: String = {
    var table = ComparisonTable(baseline: "b")
    for index in 0..<8 {
      let category = [index < 4 ? "math" : "writing"]
      for order in [["b", "m"], ["m", "b"]] {
        table.add(
          Judgment(
            item: "\(index)", judge: "j", models: order,
            outcome: index == 7
              ? .failed(Failure(.noVerdict, ""))
              : .preference(Preference(first: Double(index % 3) / 2, missingMass: 0.1)),
            category: category, language: index == 0 ? "zh" : "en", lengths: [3, 4],
            usage: TokenUsage(prompt: 1, completion: 1), latency: 1, usd: 0.1))
      }
    }
    return JSONValue.object(table.winRateLeaderboard(seed: 1).json).text()
  }()

  static let leaderboards = SchemaExamples(
    description: "leaderboard",
    good: [
      board, JSONValue.object(Leaderboard(method: "win-rate", unit: .winRate).json).text(),
      JSONValue.object(ComparisonTable(baseline: "b").winRateLeaderboard().json).text(),
      board.replacing(#""n_draws""#, with: #""own_column""#),
    ],
    bad: [
      "[]", "{}", board.replacing(#""method":"win-rate""#, with: #""method":"""#),
      board.replacing(#""rows":["#, with: #""rows":[5,"#), board.replacing(#""warnings":["#, with: #""warnings":[1,"#),
      board.replacing(#""score":"#, with: #""scor":"#), board.replacing(#""failed":2"#, with: #""failed":-2"#),
      board.replacing(#""by_category":{"#, with: #""by_category":{"x":5,"#),
      board.replacing(#""swap_consistency":{"value""#, with: #""swap_consistency":{"v""#),
      board.replacing(#""identical":0"#, with: #""identical":null"#),
    ], isAccepted: nil)

  static let decisions = SchemaExamples(
    description: "decisions",
    good: [
      #"{"item":"a","decision":"accept"}"#, #"{"item":"a","decision":"reject","reason":"r"}"#,
      #"{"item":"a","decision":"edit","reference":"r","changes_meaning":true,"seen":"0a","reviewer":"w","time":"2026-01-01T00:00:00Z"}"#,
      #"{"item":"a","decision":"edit","category":["x","y"],"reason":null}"#,
      #"{"item":"a","decision":"edit","category":"x/y"}"#, #"{"item":"a","decision":"edit","evidence":""}"#,
      #"{"item":"a","decision":"edit","turns":["q"],"references":["r"]}"#,
      #"{"item":"a","decision":"accept","evidence":null}"#,
    ],
    bad: [
      #"{}"#, #"{"item":"","decision":"accept"}"#, #"{"item":"a","decision":"maybe"}"#,
      #"{"item":"a","decision":"reject"}"#,
      #"{"item":"a","decision":"reject","reason":""}"#, #"{"item":"a","decision":"edit"}"#,
      #"{"item":"a","decision":"edit","turns":[]}"#, #"{"item":"a","decision":"edit","category":5}"#,
      #"{"item":"a","decision":"accept","reference":"r"}"#, #"{"item":"a","decision":"edit","references":"r"}"#,
      #"{"item":"a","decision":"accept","changes_meaning":"yes"}"#,
    ], isAccepted: reads(ReviewDecision.self))

  static let all = [items, responses, judgments, labels, runSpecs, leaderboards, decisions]
}
