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

extension Registry where Element == BenchmarkFormat {
  /// The systems whose files benchmarks can be imported from: one file and one line each.
  public static var standard: Registry {
    Registry(
      "a format that benchmarks can be imported from",
      [.alpacaEval, .alignBench, .arenaHard, .mtBench, .prompts, .wizardLM])
  }
}
