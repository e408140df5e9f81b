internal import PlumbCore

extension BenchmarkFormat {
  /// Arena-Hard's questions, and with a benchmark's folder its answers and judgments, of v0.1 or v2.
  static let arenaHard = BenchmarkFormat(
    name: "arena-hard", summary: "question.jsonl of v0.1 or v2, or a folder with it, answers and judgments",
    importMore: { path, folder, items, options in
      var work = ArenaHardImport(source: path, folder: folder, options: options)
      return try work.run(items)
    },
    read: ArenaHardImport.benchmark)
}

/// What a benchmark's folder holds beside the questions: answers to responses in the items' order, judgments to judgments.
private struct ArenaHardImport {
  let source: String
  let folder: String
  let options: ReadOptions
  private var result = ImportedMaterial()
  private var report = ReadReport()

  init(source: String, folder: String, options: ReadOptions) {
    self.source = source
    self.folder = folder
    self.options = options
  }

  /// The questions as items; one that stands there twice counts once.
  static func benchmark(_ source: String, _ options: ReadOptions) throws -> ImportedBenchmark {
    let path = FileContents.isFolder(source) ? "\(source)/question.jsonl" : source
    guard FileContents.isFile(path) else {
      throw CoreError(.file, "\(path): there is no such file; " + (try advice(source)))
    }
    let loaded = try JSONLinesReader<ArenaHardQuestionRecord>.load(path: path, skipInvalid: options.skipInvalid)
    var seen: Set<String> = []
    var diagnostics = loaded.diagnostics
    let items = loaded.records.map(\.item).filter { item in
      if seen.insert(item.id).inserted { return true }
      diagnostics.append(
        Diagnostic(.warning, "question '\(item.id)' stands there twice; the first counts", at: Location(file: path)))
      return false
    }
    return ImportedBenchmark(items: items, card: card(items), diagnostics: diagnostics)
  }

  /// What to do about a path without questions.
  private static func advice(_ source: String) throws(CoreError) -> String {
    let names = FileContents.isFolder(source) ? try FolderContents.names(in: source) : []
    let questions = names.filter { $0.hasPrefix("question") && $0.hasSuffix(".jsonl") }
    if !questions.isEmpty { return "the folder holds \(questions.joined(separator: ", ")); name one of them." }
    return "expected Arena-Hard's questions, or a folder with question.jsonl."
      + (names.contains("model_judgment")
        ? " The judgments there make a leaderboard without them: score \(source) with \(option: "format") arena-hard-v2."
        : "")
  }

  mutating func run(_ items: [Item]) throws -> ImportedMaterial {
    if FileContents.isFolder(source) {
      let known = Set(items.map(\.id))
      try importAnswers(items, known)
      try importJudgments(known)
    }
    result.diagnostics = try report.checked(options).diagnostics
    return result
  }

  /// One model in memory at a time; the last answer to a question counts, as upstream's does.
  private mutating func importAnswers(_ items: [Item], _ known: Set<String>) throws {
    let answers = "\(source)/model_answer"
    guard FileContents.isFolder(answers) else { return }
    let files = try ArenaHardTree.files(below: answers)
    guard !files.isEmpty else { return }
    try FolderContents.create("\(folder)/responses")
    for file in files {
      var turns: [String: [String]] = [:]
      var strangers = 0
      try report.addLines(of: file) { (record: ArenaHardAnswerRecord) in
        if known.contains(record.item) { turns[record.item] = record.turns } else { strangers += 1 }
        return 0
      }
      let model = String(file.dropLast(6).split(separator: "/").last ?? "")
      if strangers > 0 {
        report.diagnostics.append(
          Diagnostic(
            .warning,
            "\(strangers) of \(strangers + turns.count) answers are to questions that are not in question.jsonl; they were left out",
            at: Location(file: file)))
      }
      guard !turns.isEmpty else { continue }
      let writer = try JSONLinesWriter(path: "\(folder)/responses/\(model).jsonl")
      for item in items {
        guard let answer = turns[item.id], !answer.isEmpty else { continue }
        try writer.write(Response(item: item.id, model: model, turns: answer))
      }
      try writer.finish()
      result.models.append(model)
    }
  }

  private mutating func importJudgments(_ known: Set<String>) throws {
    guard FileContents.isFolder("\(source)/model_judgment") else { return }
    let writer = try JSONLinesWriter(path: "\(folder)/judgments.jsonl")
    var strangers = 0
    let kept = ReadOptions(skipInvalid: true, keepRawReplies: true, readStyles: true)
    let read = try ArenaHardJudgments.read([source], labels: .v2, baseline: "gpt-4-0314", options: kept) {
      if !known.contains($0.judgment.item) { strangers += 1 }
      try writer.write($0.judgment)
    }
    if strangers > 0 {
      report.diagnostics.append(
        Diagnostic(
          .warning, "\(strangers) of \(writer.count) judgments are of questions that are not in question.jsonl",
          at: Location(file: "\(source)/model_judgment")))
    }
    report.diagnostics += read.diagnostics
    report.invalid += read.invalid
    try writer.finish()
    result.judgments = writer.count
  }

  /// The protocol by its recipe's name; v0.1's questions say which they are.
  private static func card(_ items: [Item]) -> JSONObject {
    let isOld = items.contains { $0.topCategory == "arena-hard-v0.1" }
    return [
      "summary": "Arena-Hard's questions, imported.", "recipe": .string(isOld ? "arena-hard-v0.1" : "arena-hard-v2"),
    ]
  }
}
