import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbTestSupport

extension TemporaryFolder {
  /// Writes records, a line each, and returns the file's path.
  func write(_ records: [some JSONRecord], to name: String) throws -> String {
    try write(records.map { JSONValue.object($0.json).text() + "\n" }.joined(), to: name)
  }
}

/// What a judge said of two answers.
func preference(_ item: String, _ models: [String], _ first: Double, judge: String = "judge") -> Judgment {
  Judgment(item: item, judge: judge, models: models, outcome: .preference(Preference(first: first)))
}

/// A finished run of three items, in which `model` was compared with `base` in both orders.
///
/// The model's win probabilities on the items are 1, 0.5 and 0, as the judgments say them in either order.
func writePairRun(in folder: TemporaryFolder) throws -> StoredFiles {
  let items = (0..<3).map { Item(id: "i\($0)", turns: ["Question \($0)?"], category: ["c\($0 % 2)"]) }
  let wins = [1, 0.5, 0.0]
  var judgments: [Judgment] = []
  for (item, win) in zip(items, wins) {
    judgments.append(preference(item.id, ["base", "model"], 1 - win))
    judgments.append(preference(item.id, ["model", "base"], win))
  }
  return try StoredFiles(
    in: folder, name: "pairs", items: items, models: ["base", "model"], baseline: "base", judgments: judgments)
}

/// A finished run of three items, in which the answers of two models were graded.
func writeGradeRun(in folder: TemporaryFolder) throws -> StoredFiles {
  let items = (0..<3).map { Item(id: "i\($0)", turns: ["Question \($0)?"], references: ["Answer."], category: ["c"]) }
  var judgments: [Judgment] = []
  for (model, grades) in [("one", [9.0, 8, 7]), ("two", [5.0, 6, 4])] {
    for (item, grade) in zip(items, grades) {
      judgments.append(
        Judgment(
          item: item.id, judge: "judge", models: [model], outcome: .ratings(Ratings(overall: grade, scale: 1...10))))
    }
  }
  return try StoredFiles(
    in: folder, name: "grades", items: items, models: ["one", "two"], baseline: nil, judgments: judgments)
}

/// The files of a finished run in a workspace.
struct StoredFiles {
  let workspace: String
  let folder: RunFolder
  let items: [Item]
  let judgments: [Judgment]

  init(
    in temporary: TemporaryFolder, name: String, items: [Item], models: [String], baseline: String?,
    judgments: [Judgment]
  ) throws {
    workspace = temporary.path
    folder = try RunFolder(path: "\(workspace)/runs/\(name)")
    self.items = items
    self.judgments = judgments
    var facts = RunFacts(
      name: name, version: "test", benchmark: "items", items: items.count, baseline: baseline, models: models,
      judge: "judge", judgeDescription: JudgeDescription(.words("a judge")), seed: 1, language: .english, spec: .null)
    facts.judgesPairs = baseline != nil
    facts.score = baseline == nil ? "mean-rating" : "win-rate"
    let order = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.id, $0) })
    let place = Dictionary(uniqueKeysWithValues: models.enumerated().map { ($1, $0) })
    // A run writes its judgments in the items' order, model after model.
    let sorted = judgments.sorted {
      let (a, b) = (order[$0.item] ?? 0, order[$1.item] ?? 0)
      guard a == b else { return a < b }
      let (c, d) = ($0.models.compactMap { place[$0] }.max() ?? 0, $1.models.compactMap { place[$0] }.max() ?? 0)
      return c < d
    }
    try folder.write(items.map { JSONValue.object($0.json).text() + "\n" }.joined(), to: folder.items)
    try folder.write(sorted.map { JSONValue.object($0.json).text() + "\n" }.joined(), to: folder.judgments)
    for model in models {
      let responses = items.map { Response(item: $0.id, model: model, turns: ["\(model) answers \($0.id)."]) }
      try folder.write(
        responses.map { JSONValue.object($0.json).text() + "\n" }.joined(), to: folder.responses(of: model))
    }
    try folder.write(JSONValue.object(facts.json).text(), to: folder.facts)
  }
}
