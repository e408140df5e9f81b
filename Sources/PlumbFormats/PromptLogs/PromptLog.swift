public import PlumbCore

/// Prompts that people wrote, out of a log in any of the usual layouts.
///
/// Each record tells its own layout:
///
/// | keys | layout |
/// |---|---|
/// | `turns` | Plumb's items, MT-Bench |
/// | `messages` (`role`, `content`) | OpenAI's chat; WildChat and LMSYS-Chat under `conversation` |
/// | `conversation_a`, `conversation` | Chatbot Arena battles |
/// | `conversations` (`from`, `value`) | ShareGPT |
/// | `prompt`, `instruction` with `input`, `question`, `query`, `text` | flat rows: Arena-Hard, Alpaca, AlignBench, WizardLM |
///
/// The file is JSON Lines, a JSON array, a reply of Hugging Face's rows API (`rows[].row`), or a `.csv` or `.tsv` table.
public struct PromptLog: Sendable, Equatable {
  /// One item a usable record, in file order; prompts with the same words share an id.
  public var items: [Item]
  /// Records in which no one asks anything, such as pictures without words.
  public var unusable: Int
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// Reads a log.
  ///
  /// An item's id derives from its words, so that it is the same in every log. What the record said of itself stands in
  /// `extra`: `source_id`, and `source_category` for a category, skill, scenario or cluster.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - field: The field that holds the prompt, where the record's keys do not tell.
  ///   - options: Whether records with errors are left out, with their diagnostics kept.
  /// - Returns: The prompts, and what was found.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`.
  public static func read(path: String, field: String? = nil, options: ReadOptions = ReadOptions()) throws(CoreError)
    -> PromptLog
  {
    let file = try RecordFile(path: path, unwrapping: PromptRecord.rows)
    var log = PromptLog(items: [], unusable: 0, diagnostics: [])
    for index in file.records.indices {
      let found = file.read(index) { fields -> PromptRecord.Reading? in PromptRecord.read(&fields, field: field) }
      switch found {
      case .prompt(let item): log.items.append(item)
      case .nothingAsked: log.unusable += 1
      case nil: break
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    log.diagnostics = file.diagnostics
    return log
  }
}

extension BenchmarkFormat {
  /// Prompts of any usual layout.
  static let prompts = BenchmarkFormat(
    name: "prompts", summary: "prompts in any usual layout: chat logs, ShareGPT, Arena, flat rows"
  ) { path, options in
    let found = try PromptLog.read(path: path, options: options)
    var seen: Set<String> = []
    return ImportedBenchmark(
      items: found.items.filter { seen.insert($0.id).inserted }, diagnostics: found.diagnostics)
  }
}
