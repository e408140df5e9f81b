internal import Foundation
public import PlumbCore

/// The files of one run, in `.plumb/runs/NAME`.
public struct RunFolder: Sendable, Equatable {
  /// The folder.
  public var path: String

  /// The folder of a run; created when missing.
  ///
  /// - Throws: `CoreError` when it cannot be created.
  public init(path: String) throws(CoreError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: "\(path)/responses", withIntermediateDirectories: true)
    } catch {
      throw CoreError(.file, "\(path): the run's folder cannot be created (\(error.localizedDescription)).")
    }
  }

  /// A folder for a benchmark's items; created when missing.
  ///
  /// - Throws: `CoreError` when it cannot be created.
  public init(benchmarkAt path: String) throws(CoreError) {
    self.path = path
    try FolderContents.create(path)
  }

  /// The items that were run.
  public var items: String { "\(path)/items.jsonl" }
  /// One model's responses, in the items' order.
  public func responses(of model: String) -> String { "\(path)/responses/\(model).jsonl" }
  /// The judgments, in the items' order.
  public var judgments: String { "\(path)/judgments.jsonl" }
  /// The leaderboard as `--json` prints it.
  public var leaderboard: String { "\(path)/leaderboard.json" }
  /// What was run, when, by which version.
  public var facts: String { "\(path)/run.json" }
  /// The report.
  public var report: String { "\(path)/report.html" }

  /// Writes a file in one step, so that it is never half there.
  public func write(_ text: String, to file: String) throws(CoreError) {
    try OutputFile.write(text, to: file)
  }
}
