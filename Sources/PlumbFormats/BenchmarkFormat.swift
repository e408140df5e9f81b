public import PlumbCore

/// A layout of another system's questions that items can be made from.
public struct BenchmarkFormat: Sendable {
  /// Reads the items of a file, with all findings.
  public typealias Reader =
    @Sendable (_ path: String, _ options: ReadOptions) throws -> (
      items: [Item], diagnostics: [Diagnostic]
    )

  /// Writes what else a path holds (responses, judgments, a card) into a folder that exists.
  public typealias Importer =
    @Sendable (_ path: String, _ folder: String, _ items: [Item], _ options: ReadOptions) throws -> ImportedMaterial

  /// The name that `plumb benchmark import` uses.
  public let name: String
  /// What the file is, for help.
  public let summary: String
  /// Reads a file.
  public let read: Reader
  /// Writes what else the path holds; `nil` when it holds items alone.
  public let importMore: Importer?

  /// A format.
  public init(name: String, summary: String, read: @escaping Reader, importMore: Importer? = nil) {
    self.name = name
    self.summary = summary
    self.read = read
    self.importMore = importMore
  }
}

/// What an import wrote beside the items.
public struct ImportedMaterial: Sendable, Equatable {
  /// The models whose responses were written, by the names of their files.
  public var models: [String]
  /// Judgments written.
  public var judgments: Int
  /// All findings, in order.
  public var diagnostics: [Diagnostic]

  /// What an import wrote.
  public init(models: [String] = [], judgments: Int = 0, diagnostics: [Diagnostic] = []) {
    self.models = models
    self.judgments = judgments
    self.diagnostics = diagnostics
  }
}

extension FormatRegistry {
  /// The layouts that benchmarks can be imported from: one line each.
  public static let benchmarkFormats: [BenchmarkFormat] = [
    BenchmarkFormat(
      name: "alpaca-eval", summary: "an outputs file: instruction, output, dataset, generator",
      read: { path, options in
        let found = try AlpacaEvalBenchmark.read(path: path, options: options)
        return (found.items, found.diagnostics)
      }),
    BenchmarkFormat(
      name: "prompts", summary: "prompts in any usual layout: chat logs, ShareGPT, Arena, flat rows",
      read: { path, options in
        let found = try PromptLog.read(path: path, options: options)
        var seen: Set<String> = []
        return (found.items.filter { seen.insert($0.id).inserted }, found.diagnostics)
      }),
    BenchmarkFormat(
      name: "wizardlm", summary: "the test set: idx, Skill, Difficulty, Instruction",
      read: { path, options in
        let found = try WizardLMTestSet.read(path: path, options: options)
        return (found.items, found.diagnostics)
      }),
    .arenaHard,
  ]

  /// The benchmark format of a name.
  ///
  /// - Throws: `CoreError` listing the known names.
  public static func benchmarkFormat(named name: String) throws(CoreError) -> BenchmarkFormat {
    if let format = benchmarkFormats.first(where: { $0.name == name }) { return format }
    let known = benchmarkFormats.map(\.name).joined(separator: ", ")
    throw CoreError(
      .invalidInput, "'\(name)' is not a format that benchmarks can be imported from; expected one of \(known).")
  }
}
