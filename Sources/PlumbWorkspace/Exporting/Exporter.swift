public import PlumbCore

/// A system whose layout a finished run can be written in.
public struct Exporter: Named, Sendable {
  /// The name that chooses it.
  public let name: String
  /// The files it writes, in a line of help.
  public let summary: String
  /// Writes a run into a folder, which is created when missing.
  public let write: Writer

  /// Writes a run into a folder.
  ///
  /// It throws `CoreError` when the layout cannot hold the run, or a file cannot be read or written.
  public typealias Writer = @Sendable (_ run: FinishedRun, _ folder: String) throws -> ExportedFiles

  /// An exporter.
  ///
  /// - Parameters:
  ///   - name: The name that chooses it.
  ///   - summary: The files it writes, in a line of help.
  ///   - write: Writes a run into a folder.
  public init(name: String, summary: String, write: @escaping Writer) {
    self.name = name
    self.summary = summary
    self.write = write
  }
}

extension Registry where Element == Exporter {
  /// The systems whose layout runs can be written in: one file and one line each.
  public static var standard: Registry {
    Registry("a format that runs can be exported to", [.alpacaEval, .alignBench])
  }
}

/// What an export wrote.
public struct ExportedFiles: Sendable, Equatable {
  /// The files' paths, in the order they were written.
  public var files: [String]
  /// Items that were left out because they have several turns, which the layout cannot hold.
  public var omitted: Int

  /// What was written.
  ///
  /// - Parameters:
  ///   - files: The files' paths.
  ///   - omitted: Items that were left out because they have several turns.
  public init(files: [String], omitted: Int = 0) {
    self.files = files
    self.omitted = omitted
  }

  /// The files and the count.
  public var json: JSONObject {
    ["files": .array(files.map(JSONValue.string)), "omitted": JSONValue(omitted)]
  }
}
