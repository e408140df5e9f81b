import Foundation
import PlumbCore

/// The files that the example starts from; a program of yours has them already.
enum Recordings {
  /// Writes items, the answers of both models, one person's labels, and a spec.
  static func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let questions = Question.all
    try write(questions.map { Item(id: $0.id, turns: [$0.text], language: "en") }, to: "\(folder)/items.jsonl")
    for (model, answer) in [("thorough", \Question.thorough), ("terse", \Question.terse)] {
      try write(
        questions.map { Response(item: $0.id, model: model, turns: [$0[keyPath: answer]]) },
        to: "\(folder)/\(model).jsonl")
    }
    try write(
      questions.map {
        Label(
          item: $0.id, person: "editor", models: ["terse", "thorough"],
          outcome: .preference(Preference(first: $0.terseIsBetter)))
      }, to: "\(folder)/labels.jsonl")
    try spec.write(toFile: "\(folder)/longest.yaml", atomically: true, encoding: .utf8)
  }

  /// A spec as `plumb run` takes it; its paths start from its own folder.
  private static let spec = """
    name: longest
    benchmark: items.jsonl
    models:
      thorough: { responses: thorough.jsonl }
      terse: { responses: terse.jsonl }
    baseline: terse
    judge: { rule: longest }

    """

  private static func write(_ records: [some JSONRecord], to path: String) throws {
    let writer = try JSONLinesWriter(path: path)
    for record in records { try writer.write(record) }
    try writer.finish()
  }
}
