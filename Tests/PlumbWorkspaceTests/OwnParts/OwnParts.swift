import Foundation
import PlumbClients
import PlumbCore
import PlumbBenchmarks
import PlumbJudging
import PlumbScoring
import PlumbFormats
import PlumbReport
import PlumbWorkspace

/// One of everything that has a name, as another program would write it: no `@testable` anywhere in this folder.
enum OwnParts {
  /// Answers with its phrase; asked which of two answers it likes, `longer` is the longer one.
  struct Echo: ModelClient {
    let identity: ModelIdentity
    let phrase: String

    func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
      ModelReply(text: phrase == "longer" ? longer(in: request.messages.last?.content ?? "") : phrase)
    }

    private func longer(in text: String) -> String {
      let lengths = ["LEFT: ", "RIGHT: "].map { mark in
        text.split(separator: "\n").first { $0.hasPrefix(mark) }.map { $0.count - mark.count } ?? 0
      }
      return lengths[0] == lengths[1] ? "same" : lengths[0] > lengths[1] ? "left" : "right"
    }
  }

  static let provider = Provider("echo", options: ["phrase"]) { spec, _ in
    Echo(
      identity: ModelIdentity(provider: "echo", model: spec.model ?? ""),
      phrase: spec.options["phrase"]?.string ?? "nothing")
  }

  /// Says the question back.
  struct Parrot: ResponseSource {
    let name: String

    func response(to item: Item, sample: Int) async throws(ModelError) -> Response {
      Response(item: item.id, model: name, sample: sample, turns: item.turns)
    }
  }

  static let modelSource = ModelSource("parrot") { entry, _ in Parrot(name: entry.name) }

  static let template = TemplateFamily(
    name: "left-or-right", summary: "one word: left, right or same",
    templates: [
      "en": JudgeTemplate(
        name: "left-or-right", language: "en",
        messages: [Message(.user, "{{question}}\nLEFT: {{answer_a}}\nRIGHT: {{answer_b}}\nWhich one? {{nonce}}")],
        parser: .init("one-word", ["left": "left"]))
    ])

  /// Reads one word; which one speaks for the first answer is an option.
  struct OneWord: VerdictParser {
    let left: String

    func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
      switch reply.text {
      case left: Verdict(Preference(first: 1))
      case "right": Verdict(Preference(first: 0))
      case "same": Verdict(Preference(first: 0.5))
      default: throw Failure(.noVerdict, "'\(reply.text)' is not left, right or same.")
      }
    }
  }

  static let verdictParser = VerdictParserKind("one-word") { options, _ in
    options.required("left", .nonEmptyString).map(OneWord.init)
  }

  static let gradeTemplate = TemplateFamily(
    name: "stars", summary: "as many stars as the answer deserves",
    templates: [
      "en": JudgeTemplate(
        name: "stars", language: "en", messages: [Message(.user, "{{question}}\n{{answer}}\nStars? {{nonce}}")],
        parser: .init("stars"))
    ])

  /// Counts stars.
  struct Stars: RatingsParser {
    let overallName = "stars"

    func ratings(in reply: ModelReply, expecting expected: ExpectedRatings) throws(Failure) -> GradedVerdict {
      let stars = Double(reply.text.count { $0 == "★" })
      guard expected.scale.contains(stars) else { throw Failure(.noVerdict, "There are no stars.") }
      return GradedVerdict(Ratings(overall: stars, scale: expected.scale))
    }
  }

  static let ratingsParser = RatingsParserKind("stars") { _ in Stars() }

  /// Three points for a win, one for a tie.
  struct Points: LeaderboardScorer {
    private var points: [String: Double] = [:]
    private var judgments: [String: Int] = [:]

    mutating func add(_ judgment: Judgment) {
      guard case .preference(let preference) = judgment.outcome, judgment.models.count == 2 else { return }
      for model in judgment.models { judgments[model, default: 0] += 1 }
      let (left, right) = preference.first == 0.5 ? (1.0, 1.0) : preference.first > 0.5 ? (3, 0) : (0, 3)
      points[judgment.models[0], default: 0] += left
      points[judgment.models[1], default: 0] += right
    }

    func leaderboard() -> Leaderboard {
      Leaderboard(
        method: "points",
        rows: points.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
          .init(model: $0.key, score: $0.value, judgments: judgments[$0.key] ?? 0)
        })
    }
  }

  static let method = LeaderboardMethod(name: "points", summary: "three points for a win, one for a tie") { _ in
    Points()
  }

  /// `ITEM: WINNER > LOSER`, one a line, of a judge or of a person.
  private static func results(_ path: String) throws -> [(item: String, models: [String])] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      return (parts[0], parts[1].components(separatedBy: " > "))
    }
  }

  static let judgmentFormat = JudgmentFormat(name: "results", summary: "ITEM: WINNER > LOSER", method: "points") {
    paths, _, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      for (item, models) in try results(path) {
        report.records += 1
        try body(
          ImportedJudgment(
            judgment: Judgment(item: item, judge: "j", models: models, outcome: .preference(Preference(first: 1))),
            item: Item(id: item, turns: [item])))
      }
    }
    return report
  }

  static let labelFormat = LabelFormat(name: "results", summary: "ITEM: BETTER > WORSE") { paths, _, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      for (item, models) in try results(path) {
        report.records += 1
        try body(
          ImportedLabel(
            label: Label(item: item, person: "p", models: models, outcome: .preference(Preference(first: 1))),
            item: Item(id: item, turns: [item])))
      }
    }
    return report
  }

  /// One line a model: its name and its score.
  static let exporter = Exporter(name: "scores", summary: "scores.txt in the folder") { run, folder in
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lines = run.leaderboard.rows.map { "\($0.model) \(Int($0.score ?? 0))" }
    let path = "\(folder)/scores.txt"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return ExportedFiles(files: [path])
  }

  static let benchmarkFormat = BenchmarkFormat(name: "questions", summary: "a question a line") { path, _ in
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return ImportedBenchmark(
      items: lines.enumerated().map { Item(id: "q\($0.offset + 1)", turns: [String($0.element)], language: "en") })
  }

  static let recipe = NamedRecipe(
    name: "league", recipe: Recipe(judging: JudgingRecipe(template: "left-or-right", orders: "both"), score: "points"))

  /// Writes the items that the spec's key `questions` lists.
  struct Listing: BuildStep {
    let name = "items"
    let questions: [String]

    var settings: JSONObject { ["version": 1, "questions": .array(questions.map(JSONValue.string))] }

    func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
      for (index, question) in questions.enumerated() {
        try output.write(Item(id: "q\(index + 1)", turns: [question], language: "en"))
      }
      return StepResult(counts: [NamedCount("written", questions.count)])
    }
  }

  static let buildRecipe = BuildRecipe(name: "listing", summary: "the questions of the spec") { fields, _ in
    [Listing(questions: fields.required("questions", .strings) ?? [])]
  }

  static let buildPage = BuildPage(name: "listing") { material in
    [BuildPage.File(name: "page.html", text: "<h1>\(material.title)</h1>")]
  }

  static let lintRule = LintRule(name: "shouting", summary: "questions in capitals") { items, _ in
    items.filter { $0.turns.contains { $0 == $0.uppercased() } }.map {
      LintFinding(.warning, rule: "shouting", item: $0.id, "the question is in capitals", advice: "Write it normally.")
    }
  }
}
