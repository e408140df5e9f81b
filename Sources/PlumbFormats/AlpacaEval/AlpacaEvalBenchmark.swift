public import PlumbCore

/// Items from an AlpacaEval file: an outputs file, `alpaca_eval.json`, or a baseline's answers.
public struct AlpacaEvalBenchmark: Sendable, Equatable {
  /// The items in file order.
  public var items: [Item]
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// Items.
  public init(items: [Item] = [], diagnostics: [Diagnostic] = []) {
    self.items = items
    self.diagnostics = diagnostics
  }

  /// Reads the items of a JSON array, JSON Lines, or a `.csv` or `.tsv` table with a header.
  ///
  /// Only `instruction` is needed; `dataset` becomes the category. `output` and `generator` are not part of an item;
  /// other keys are kept in `extra`. An instruction that was seen before is left out with a warning.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - options: Whether records with errors are left out, with their diagnostics kept.
  /// - Returns: The items, and what was found.
  /// - Throws: `CoreError` that lists the errors, unless `skipInvalid`.
  public static func read(path: String, options: ReadOptions = ReadOptions()) throws(CoreError) -> AlpacaEvalBenchmark {
    let file = try RecordFile(path: path)
    var items: [Item] = []
    var seen: Set<String> = []
    for index in file.records.indices {
      let item = file.read(index) { fields -> Item? in
        let instruction = fields.required("instruction", .nonEmptyString)
        let dataset = fields.optional("dataset", .string)
        _ = (fields.value("output"), fields.value("generator"))
        guard fields.isValid, let instruction else { return nil }
        return AlpacaEval.item(
          instruction: instruction, dataset: dataset, extra: ForeignKeys.kept(fields.rest, in: .item))
      }
      guard let item else { continue }
      if seen.insert(item.id).inserted {
        items.append(item)
      } else {
        file.report(.warning, "repeats an instruction; it was left out", at: index, field: "instruction")
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    return AlpacaEvalBenchmark(items: items, diagnostics: file.diagnostics)
  }
}

extension BenchmarkFormat {
  /// AlpacaEval's outputs file.
  static let alpacaEval = BenchmarkFormat(
    name: "alpaca-eval", summary: "an outputs file: instruction, output, dataset, generator"
  ) { path, options in
    let found = try AlpacaEvalBenchmark.read(path: path, options: options)
    return ImportedBenchmark(items: found.items, diagnostics: found.diagnostics)
  }
}
