import PlumbCore
import PlumbEvaluation
import PlumbTestSupport

@testable import PlumbReport

/// A finished build whose files a test wrote itself.
struct WrittenBuild {
  /// A step that is only a name and a file.
  private struct Step: BuildStep {
    let name: String
    let settings: JSONObject = [:]

    func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult { StepResult() }
  }

  private let folder: TemporaryFolder
  let build: BenchmarkBuild

  /// Writes the lines of each step, in order.
  init(_ steps: [(name: String, lines: [JSONObject])]) throws {
    folder = try TemporaryFolder()
    build = BenchmarkBuild(folder: try BuildFolder(path: folder.path), steps: steps.map { Step(name: $0.name) })
    for (index, step) in steps.enumerated() {
      try folder.write(
        step.lines.map { JSONValue.object($0).text() + "\n" }.joined(), to: "0\(index + 1)-\(step.name).jsonl")
    }
  }

  /// An evolution with a text in every field that holds text, and every fate that an attempt can have.
  static func evolution(_ text: String, language: ReportLanguage = .english) throws -> String {
    func attempt(_ id: String, _ parent: String, _ round: Int, _ fields: JSONObject) -> JSONObject {
      var object: JSONObject = [
        "id": .string(id), "root": .string(text), "parent": .string(parent), "round": JSONValue(round),
        "operation": "deepen", "request": .string(text), "answer": .string(text), "judge_text": .string(text),
        "duplicate_of": .string(text),
      ]
      for entry in fields.entries { object[entry.key] = entry.value }
      return object
    }
    let failure = Failure(.noVerdict, text)
    let written = try WrittenBuild([
      ("pool", [Item(id: text, turns: [text]).json]),
      ("round-1", [attempt("1\(text)", text, 1, ["status": "kept"])]),
      ("round-2", [attempt("2\(text)", "1\(text)", 2, ["status": "eliminated", "rule": "duplicate"])]),
      ("round-3", [attempt("3\(text)", "1\(text)", 3, ["status": "failed", "failure": .object(failure.json)])]),
      (
        "difficulty",
        [
          ["item": .string(text), "root": .string(text), "difficulty": 3],
          ["item": .string("1\(text)"), "root": .string(text), "difficulty": 5.5],
          ["item": .string("2\(text)"), "root": .string(text), "failure": .object(failure.json)],
        ]
      ),
    ])
    return try page("evolve", written.build, [], text, language)
  }

  /// A built benchmark with a text in every field that holds text.
  static func card(_ text: String, language: ReportLanguage = .english, pilot: JSONObject? = nil) throws -> String {
    let item = Item(
      id: text, turns: [text, text], category: [text], language: text,
      extra: ["criteria": ["specificity", "complexity"]])
    let written = try WrittenBuild([
      ("dedupe", [item.json]), ("cluster", [ClusterRecord(item: text, cluster: 0, strength: 1, x: 0, y: 0).json]),
      ("topics", [TopicRecord(cluster: 0, size: 1, terms: [text, text], examples: [text], name: text).json]),
      ("criteria", [["item": .string(text), "criteria": ["specificity"], "labeller": .string(text)]]),
      ("select", [["item": .string(text), "status": "chosen", "cluster": 0, "score": 1]]),
      ("items", [item.json]),
    ])
    var reports = [
      report(
        "load", counts: [.init("records", 1), .init("kept", 1), .init(text, 1)],
        details: ["sources": [["name": .string(text), "licence": .string(text), "prompts": 1]]]),
      report("embed", settings: ["method": .string(text)]),
      report("cluster", settings: ["clusterer": ["method": .string(text)]]),
      report("select", settings: ["rule": .string(text)]),
      report("slice", counts: [.init("repeats", 1)], details: ["new_slice": ["items": 1], "old_slice": ["items": 2]]),
    ]
    if let pilot { reports.append(report("pilot", details: pilot)) }
    return try page("benchbuilder", written.build, reports.compactMap(\.self), text, language)
  }

  private static func report(
    _ step: String, counts: [NamedCount] = [], details: JSONObject = [:], settings: JSONObject = [:]
  ) -> StepReport? {
    let counts = JSONObject(counts.map { .init(key: $0.name, value: JSONValue($0.count)) })
    var fields = FieldReader(
      [
        "step": .string(step), "key": "k", "output_digest": "d", "lines": 1, "counts": .object(counts),
        "details": .object(details), "settings": .object(settings),
      ], location: Location())
    return StepReport(from: &fields)
  }

  private static func page(
    _ recipe: String, _ build: BenchmarkBuild, _ reports: [StepReport], _ title: String, _ language: ReportLanguage
  ) throws -> String {
    let files = try Registry<BuildPage>.standard.element(named: recipe).files(
      BuildPage.Material(build: build, reports: reports, title: title, seed: 7, language: language))
    return files[0].text
  }
}
