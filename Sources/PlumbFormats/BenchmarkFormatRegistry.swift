public import PlumbCore

/// A system whose files benchmarks can be imported from.
public struct BenchmarkFormat: Sendable {
  /// The name that `benchmark import` takes.
  public let name: String
  /// What the path is, in a line of help.
  public let summary: String
  /// Reads a file or folder.
  public let read: @Sendable (_ path: String, _ options: ReadOptions) throws -> ImportedBenchmark
}

/// The systems whose files benchmarks can be imported from.
///
/// A new one is one file and one line here.
public enum BenchmarkFormatRegistry {
  /// What `benchmark import` takes.
  public static let formats: [BenchmarkFormat] = [.alpacaEval, .alignBench, .mtBench]

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
}
