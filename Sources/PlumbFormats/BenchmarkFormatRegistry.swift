public import PlumbCore

/// A system whose files benchmarks can be imported from.
public struct BenchmarkFormat: Named, Sendable {
  /// The name that `benchmark import` takes.
  public let name: String
  /// What the path is, in a line of help.
  public let summary: String
  /// Reads a file or folder.
  public let read: Reader
  /// Writes what else the path holds, responses and judgments, into a folder; `nil` when the system has items alone.
  public let importMore: Importer?

  /// Reads a file or folder.
  public typealias Reader = @Sendable (_ path: String, _ options: ReadOptions) throws -> ImportedBenchmark

  /// Writes what else the path holds into a folder, which is created when missing.
  public typealias Importer =
    @Sendable (_ path: String, _ folder: String, _ items: [Item], _ options: ReadOptions) throws -> ImportedMaterial

  /// A format.
  public init(name: String, summary: String, importMore: Importer? = nil, read: @escaping Reader) {
    self.name = name
    self.summary = summary
    self.importMore = importMore
    self.read = read
  }
}

/// The systems whose files benchmarks can be imported from.
///
/// A new one is one file and one line here.
public enum BenchmarkFormatRegistry {
  /// What `benchmark import` takes.
  public static let formats: [BenchmarkFormat] = [
    .alpacaEval, .alignBench, .arenaHard, .mtBench, .prompts, .wizardLM,
  ]

  /// The format called `name`.
  ///
  /// - Throws: `CoreError` that lists the names there are.
  public static func format(named name: String) throws(CoreError) -> BenchmarkFormat {
    guard let format = formats.first(where: { $0.name == name }) else {
      throw CoreError(
        .invalidInput,
        "'\(name)' is not a format that benchmarks can be imported from; expected \(formats.map(\.name).joined(separator: ", "))."
      )
    }
    return format
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

  /// Prompts of any usual layout.
  static let prompts = BenchmarkFormat(
    name: "prompts", summary: "prompts in any usual layout: chat logs, ShareGPT, Arena, flat rows"
  ) { path, options in
    let found = try PromptLog.read(path: path, options: options)
    var seen: Set<String> = []
    return ImportedBenchmark(
      items: found.items.filter { seen.insert($0.id).inserted }, diagnostics: found.diagnostics)
  }

  /// WizardLM's test set.
  static let wizardLM = BenchmarkFormat(
    name: "wizardlm", summary: "the test set: idx, Skill, Difficulty, Instruction"
  ) { path, options in
    let found = try WizardLMTestSet.read(path: path, options: options)
    return ImportedBenchmark(items: found.items, diagnostics: found.diagnostics)
  }
}
