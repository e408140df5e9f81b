internal import Foundation
internal import PlumbCore

/// MT-Bench's questions as items of two turns, with the recipe of its single-answer grading.
///
/// References come from the question's own `reference`, or from answer files in `reference_answer` beside it; the judge
/// sees them in math, reasoning and coding. `required_temperature` is kept with the item and not followed.
enum MTBenchBenchmark {
  /// Reads `question.jsonl`, or the folder that holds it.
  ///
  /// - Throws: `CoreError` when a file is bad.
  static func read(path: String, options: ReadOptions) throws -> ImportedBenchmark {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let folder = isFolder.boolValue ? path : URL(filePath: path).deletingLastPathComponent().path
    let file = try RecordFile(path: isFolder.boolValue ? "\(path)/question.jsonl" : path)
    let answers = try references(in: "\(folder)/reference_answer", options)
    var items: [Item] = []
    var seen: Set<String> = []
    for index in file.records.indices {
      guard let item = file.read(index, { Self.item(&$0, answers) }) else { continue }
      if seen.insert(item.id).inserted {
        items.append(item)
      } else {
        file.report(.error, "repeats an id; ids must be unique", at: index, field: "question_id")
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    return ImportedBenchmark(
      items: items,
      card: ["id": "mt-bench", "summary": "MT-Bench: two-turn questions in eight categories.", "recipe": "mt-bench"],
      diagnostics: file.diagnostics)
  }

  private static func item(_ fields: inout FieldReader, _ answers: [String: [String]]) -> Item? {
    let id = fields.required("question_id", .identifier)
    let category = fields.optional("category", .nonEmptyString)
    let turns = fields.required("turns", .strings)
    let own = fields.optional("reference", .strings)
    guard fields.isValid, let id, let turns else { return nil }
    guard !turns.isEmpty else {
      fields.report("turns", "expected at least one turn")
      return nil
    }
    let references = (own ?? answers[id] ?? []).prefix(turns.count)
    var item = Item(
      id: id, turns: turns, references: Array(references), category: category.map { [$0] } ?? [], language: "en")
    item.extra["required_temperature"] = fields.value("required_temperature")
    return item
  }

  /// The answers of all files in a folder by question; the first file by name wins.
  private static func references(in folder: String, _ options: ReadOptions) throws -> [String: [String]] {
    let names = try FolderContents.names(in: folder).filter { $0.hasSuffix(".jsonl") }
    var answers: [String: [String]] = [:]
    for name in names {
      let file = try RecordFile(path: "\(folder)/\(name)")
      for index in file.records.indices {
        guard let record = file.records[index],
          let id = record["question_id"].flatMap(FieldKind<String>.identifier.read),
          let turns = record["choices"]?.array?.first?["turns"].flatMap(FieldKind<[String]>.strings.read)
        else { continue }
        if answers[id] == nil { answers[id] = turns }
      }
      try file.check(skipInvalid: options.skipInvalid)
    }
    return answers
  }
}

extension BenchmarkFormat {
  /// FastChat's `data/mt_bench`.
  static let mtBench = BenchmarkFormat(
    name: "mt-bench", summary: "question.jsonl, or the folder with it and reference_answer"
  ) { path, options in
    try MTBenchBenchmark.read(path: path, options: options)
  }
}
