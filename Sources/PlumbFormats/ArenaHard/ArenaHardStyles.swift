internal import PlumbCore

/// The styles of many models' answers, without the answers.
struct ArenaHardStyles {
  private var styles: [String: [String: AnswerStyle]] = [:]

  /// Reads answer files, one line in memory at a time.
  ///
  /// - Throws: `CoreError` when a file cannot be read; bad lines are counted in the report.
  init(files: [String], options: ReadOptions, report: inout ReadReport) throws {
    for file in files {
      let stem = file.split(separator: "/").last.map { String($0.dropLast(6)) } ?? file
      try report.addLines(of: file) { (answer: ArenaHardAnswerRecord) in
        guard let style = answer.style else { return 0 }
        // Judgments may call a model by its file's name.
        for name in Set([answer.model, stem]) { styles[name, default: [:]][answer.item] = style }
        return 0
      }
    }
  }

  /// The style of a model's answer to an item.
  func style(model: String, item: String) -> AnswerStyle? { styles[model]?[item] }
}
