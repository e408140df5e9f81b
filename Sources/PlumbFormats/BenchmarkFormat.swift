public import PlumbCore

/// A layout of another system's questions that items can be made from.
public struct BenchmarkFormat: Sendable {
  /// Reads the items of a file, with all findings.
  public typealias Reader =
    @Sendable (_ path: String, _ options: ReadOptions) throws -> (
      items: [Item], diagnostics: [Diagnostic]
    )

  /// The name that `plumb benchmark import` uses.
  public let name: String
  /// What the file is, for help.
  public let summary: String
  /// Reads a file.
  public let read: Reader

  /// A format.
  public init(name: String, summary: String, read: @escaping Reader) {
    self.name = name
    self.summary = summary
    self.read = read
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
