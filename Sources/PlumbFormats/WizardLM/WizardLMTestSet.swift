public import PlumbCore

/// The test set of WizardLM: 218 questions of 29 skills with a difficulty from 1 to 10.
///
/// `{"idx": 1, "Skill": "Math", "Difficulty": 1, "Instruction": "…"}`, one a line (Xu et al. 2023).
public struct WizardLMTestSet: Sendable, Equatable {
  /// The items in file order: the skill is the category as it is spelled, the difficulty stands in `extra`.
  public var items: [Item]
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// Reads the test set.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - options: Whether records with errors are left out, with their diagnostics kept.
  /// - Returns: The items, and what was found.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`.
  public static func read(path: String, options: ReadOptions = ReadOptions()) throws(CoreError) -> WizardLMTestSet {
    let file = try RecordFile(path: path)
    var items: [Item] = []
    var seen: Set<String> = []
    for index in file.records.indices {
      let item = file.read(index) { fields -> Item? in
        let number = fields.required("idx", .integer)
        let instruction = fields.required("Instruction", .nonEmptyString)
        let skill = fields.required("Skill", .nonEmptyString)
        let difficulty = fields.required("Difficulty", .integer(atLeast: 1))
        guard let number, let instruction, let skill, let difficulty else { return nil }
        if difficulty > 10 { fields.report("Difficulty", "expected 1 to 10, found \(difficulty)") }
        var item = Item(id: "wizardlm-\(number)", turns: [instruction], category: [skill])
        item.extra["difficulty"] = JSONValue(difficulty)
        return item
      }
      guard let item else { continue }
      if seen.insert(item.id).inserted {
        items.append(item)
      } else {
        file.report(.error, "the idx stands twice; expected each once", at: index, field: "idx")
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    return WizardLMTestSet(items: items, diagnostics: file.diagnostics)
  }
}

extension BenchmarkFormat {
  /// WizardLM's test set.
  static let wizardLM = BenchmarkFormat(
    name: "wizardlm", summary: "the test set: idx, Skill, Difficulty, Instruction"
  ) { path, options in
    let found = try WizardLMTestSet.read(path: path, options: options)
    return ImportedBenchmark(items: found.items, diagnostics: found.diagnostics)
  }
}
